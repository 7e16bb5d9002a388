using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Applications;

/// <summary>An indicator as templates print it: id, name, and in brackets the unit and what is accepted, such as <c>1.2 Share of ... [%; 0 – 100]</c>. A unit that the name says is not said again.</summary>
internal static class TemplateLabel
{
    /// <summary>The id comes first, which also keeps spreadsheets from making a date of it.</summary>
    public static string Of(Indicator indicator, Language language) =>
        $"{indicator.Id} {indicator.Name.In(language)}{(Bounds(indicator, language) is { Length: > 0 } bounds ? $" [{bounds}]" : "")}";

    /// <summary>A label without its brackets: rules that accept other numbers, or show the unit otherwise, have changed nothing of what it names.</summary>
    public static string? WithoutBounds(string label) =>
        label.EndsWith(']') && label.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? label[..end] : null;

    private static string Bounds(Indicator indicator, Language language)
    {
        var range = (indicator.Minimum, indicator.Maximum) switch
        {
            ({ } low, { } high) => $"{Number(low)} – {Number(high)}",
            ({ } low, null) => $"≥ {Number(low)}",
            (null, { } high) => $"≤ {Number(high)}",
            _ => "",
        };
        return string.Join("; ", ((string[])[Units.Beside(indicator, language), range]).Where(part => part.Length > 0));
    }

    private static string Number(double bound) => bound.ToString("0.######", CultureInfo.InvariantCulture);
}
