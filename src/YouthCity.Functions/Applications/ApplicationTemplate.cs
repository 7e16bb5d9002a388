using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Answers;

namespace YouthCity.Functions.Applications;

/// <summary>The file to fill in: every city and every indicator, with empty cells.</summary>
public static class ApplicationTemplate
{
    /// <summary>A row for each city and indicator. The indicator's name stands behind its id, which also keeps spreadsheets from making a date of it.</summary>
    public static CsvTable LongForm(Contest contest, Language language) => new(
        [.. ApplicationFields.All.Select(field => field.In(language))],
        contest.Cities.SelectMany(city => contest.Indicators.Select(IReadOnlyList<object?> (indicator) =>
            [city.Name.In(language), $"{indicator.Id} {indicator.Name.In(language)}", null, null, null, null, null])));

    /// <summary>A row for each city, two columns for each indicator.</summary>
    public static CsvTable WideForm(Contest contest, Language language) => new(
        [
            ApplicationFields.City.In(language),
            .. contest.Indicators.SelectMany(indicator => (string[])[indicator.Id, $"{indicator.Id} {ApplicationFields.Baseline.In(language)}"]),
        ],
        contest.Cities.Select(IReadOnlyList<object?> (city) => [city.Name.In(language), .. new object?[contest.Indicators.Count * 2]]));
}
