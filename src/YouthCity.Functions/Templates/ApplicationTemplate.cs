using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Texts;

namespace YouthCity.Functions.Templates;

/// <summary>The file to fill in: an example row, which is passed over if it is left in, and every city and indicator with empty cells.</summary>
/// <param name="IsWide">Whether it has a row for each city and two columns for each indicator, rather than a row for each of both.</param>
public sealed record ApplicationTemplate(Contest Contest, Language Language, bool IsWide)
{
    /// <summary>The rows above those to fill in: header and example.</summary>
    public const int RowsAbove = 2;

    public CsvTable Table() => IsWide ? WideForm() : LongForm();

    private CsvTable LongForm() => new(
        [.. ApplicationFields.All.Select(field => field.In(Language))],
        Contest.Cities.SelectMany(city => Contest.Indicators.Select(IReadOnlyList<object?> (indicator) =>
            [city.Name.In(Language), TemplateLabel.Of(indicator, Language), null, null, null, null, null])).Prepend(LongExample()));

    private IReadOnlyList<object?> LongExample() =>
    [
        TemplateStamp.Of(Contest, Language), TemplateLabel.Of(Contest.Indicators[0], Language), Example(Contest.Indicators[0], 0), Example(Contest.Indicators[0], 1), null,
        Text.In(Language, "template.source"), Text.In(Language, "template.note"),
    ];

    private CsvTable WideForm() => new(
        [
            ApplicationFields.City.In(Language),
            .. Contest.Indicators.SelectMany(indicator => (string[])[indicator.Id, $"{indicator.Id} {ApplicationFields.Baseline.In(Language)}"]),
        ],
        Contest.Cities.Select(IReadOnlyList<object?> (city) => [city.Name.In(Language), .. new object?[Contest.Indicators.Count * 2]])
            .Prepend([TemplateStamp.Of(Contest, Language), .. Contest.Indicators.SelectMany(indicator => (object?[])[Example(indicator, 1), Example(indicator, 0)])]));

    /// <summary>A number that the indicator accepts, where its bounds show one.</summary>
    /// <param name="step">0 for a baseline, 1 for a value.</param>
    internal static double? Example(Indicator indicator, int step) => (indicator.Minimum, indicator.Maximum) switch
    {
        ({ } low, { } high) => low + ((high - low) / 4 * (step + 1)),
        ({ } low, null) => low + step + 1,
        (null, { } high) => high - step - 1,
        _ => step + 1,
    };
}
