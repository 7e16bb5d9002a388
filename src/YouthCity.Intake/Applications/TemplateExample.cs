using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Applications;

/// <summary>The numbers in a template's example row.</summary>
internal static class TemplateExample
{
    /// <summary>A number that the indicator accepts, where its bounds show one.</summary>
    /// <param name="step">0 for a baseline, 1 for a value.</param>
    public static double? Of(Indicator indicator, int step) => (indicator.Minimum, indicator.Maximum) switch
    {
        ({ } low, { } high) => low + ((high - low) / 4 * (step + 1)),
        ({ } low, null) => low + step + 1,
        (null, { } high) => high - step - 1,
        _ => step + 1,
    };
}
