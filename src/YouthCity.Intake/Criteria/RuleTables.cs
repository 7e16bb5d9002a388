using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Intake.Criteria;

/// <summary>The three tables of a contest's rules, with the columns that <see cref="RuleFields"/> lists, in their order.</summary>
internal static class RuleTables
{
    public static CsvTable Groups(Contest contest) => Of(RuleFields.Groups, contest.Groups.Select(IReadOnlyList<object?> (group) => [group.Id, group.Weight, .. Name(group.Name)]));

    public static CsvTable Indicators(Contest contest) => Of(RuleFields.Indicators, contest.Indicators.Select(IReadOnlyList<object?> (indicator) =>
    [
        indicator.Id, contest.Groups[indicator.Group].Id, indicator.Weight, indicator.Kind.Code(), indicator.Unit, indicator.Direction > 0 ? '+' : '-',
        indicator.Minimum, indicator.Maximum, indicator.Worst, indicator.Best, .. Name(indicator.Name), indicator.Source,
    ]));

    public static CsvTable Cities(Contest contest) => Of(RuleFields.Cities, contest.Cities.Select(IReadOnlyList<object?> (city) =>
        [city.Id, .. Name(city.Name), string.Join('|', city.Aliases), city.Region, city.MapPoint?.Latitude, city.MapPoint?.Longitude]));

    private static CsvTable Of(IReadOnlyList<Field> fields, IEnumerable<IReadOnlyList<object?>> rows) => new([.. fields.Select(field => field.Name)], rows);

    private static object?[] Name(LocalName name) => [name.Ky, name.Ru, name.En];
}
