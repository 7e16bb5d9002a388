using YouthCity.Core;
using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Texts;

/// <summary>What indicators are measured in, in the reader's language.</summary>
public static class Units
{
    /// <summary>A unit as it stands in the rules where no text is known for it: rules are data and may bring units of their own.</summary>
    public static string In(Language language, string unit) => Messages.Catalogue.Has($"unit.{unit}") ? Messages.In(language, $"unit.{unit}") : unit;

    /// <summary>What is to be shown beside an indicator's name: its unit. Empty if the name says it already.</summary>
    public static string Beside(Indicator indicator, Language language) =>
        In(language, indicator.Unit) is var unit && indicator.Name.In(language).Contains(unit, StringComparison.OrdinalIgnoreCase) ? "" : unit;
}
