using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Criteria;

namespace YouthCity.Functions.Templates;

/// <summary>An indicator as templates print it: id, name, and in brackets the unit and what is accepted, such as <c>1.2 Share of ... [%; 0 – 100]</c>.</summary>
internal static class TemplateLabel
{
    /// <summary>The id comes first, which also keeps spreadsheets from making a date of it.</summary>
    public static string Of(Indicator indicator, Language language) =>
        $"{indicator.Id} {indicator.Name.In(language)}{(Bounds(indicator) is { Length: > 0 } bounds ? $" [{bounds}]" : "")}";

    private static string Bounds(Indicator indicator)
    {
        var range = (indicator.Minimum, indicator.Maximum) switch
        {
            ({ } low, { } high) => $"{Number(low)} – {Number(high)}",
            ({ } low, null) => $"≥ {Number(low)}",
            (null, { } high) => $"≤ {Number(high)}",
            _ => "",
        };
        return string.Join("; ", ((string[])[indicator.Unit, range]).Where(part => part.Length > 0));
    }

    private static string Number(double bound) => bound.ToString("0.######", CultureInfo.InvariantCulture);
}
