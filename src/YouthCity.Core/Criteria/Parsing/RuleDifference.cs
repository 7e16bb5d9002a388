using System.Text.Json;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>A difference between the rules of two versions, in the words of the four files.</summary>
/// <param name="File"><c>contest.json</c>, <c>groups.csv</c>, <c>indicators.csv</c> or <c>cities.csv</c>.</param>
/// <param name="Id">The row's; null in <c>contest.json</c>, and where it is about the order of all rows.</param>
/// <param name="Field">A column, or in <c>contest.json</c> a path such as <c>scoring.missing</c>; <c>id</c> for a row that comes or goes, <c>order</c> for the order of the rows.</param>
/// <param name="Before">Null if there was nothing.</param>
/// <param name="After">Null if there is nothing any more.</param>
public sealed record RuleDifference(string File, string? Id, string Field, string? Before, string? After)
{
    private const string IdColumn = "id", Order = "order";

    /// <summary>Every difference: rules that are equal have none.</summary>
    public static IReadOnlyList<RuleDifference> Of(Contest before, Contest after)
    {
        var (old, now) = (Text(before, after), Text(after, before));
        return
        [
            .. Settings(old.Contest!, now.Contest!),
            .. Rows(old.Groups!, now.Groups!, Ids(before.Groups, group => group.Id), Ids(after.Groups, group => group.Id)),
            .. Rows(old.Indicators!, now.Indicators!, Ids(before.Indicators, indicator => indicator.Id), Ids(after.Indicators, indicator => indicator.Id)),
            .. Rows(old.Cities!, now.Cities!, Ids(before.Cities, city => city.Id), Ids(after.Cities, city => city.Id)),
        ];
    }

    /// <summary>Rules as text, but for the cities that the other rules have just so: of thousands only a few ever differ.</summary>
    private static ContestText Text(Contest contest, Contest other)
    {
        using var document = JsonDocument.Parse(ContestJson.Write(contest, contest.Cities.Where(city => other.FindCity(city.Id) is not { } position || !IsSame(city, other.Cities[position]))));
        return ContestJsonText.Of(document.RootElement);
    }

    private static bool IsSame(City city, City other) =>
        city.Id == other.Id && city.Name == other.Name && city.Region == other.Region && city.MapPoint == other.MapPoint && city.Aliases.SequenceEqual(other.Aliases);

    private static IReadOnlyList<string> Ids<T>(IReadOnlyList<T> rows, Func<T, string> id) => [.. rows.Select(id)];

    private static IEnumerable<RuleDifference> Settings(TextFile before, TextFile after)
    {
        var (old, now) = (Members(before), Members(after));
        return from path in old.Keys.Union(now.Keys)
               let then = old.GetValueOrDefault(path)
               let value = now.GetValueOrDefault(path)
               where then != value
               select new RuleDifference(after.File, Id: null, path, then, value);
    }

    private static Dictionary<string, string?> Members(TextFile file)
    {
        using var document = JsonDocument.Parse(file.Utf8);
        var members = new Dictionary<string, string?>(StringComparer.Ordinal);
        Add(document.RootElement, "");
        return members;

        void Add(JsonElement value, string path)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                    Add(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
            }
            else
            {
                members[path] = value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => value.GetString(),
                    _ => value.GetRawText(),
                };
            }
        }
    }

    private static IEnumerable<RuleDifference> Rows(TextTable before, TextTable after, IReadOnlyList<string> idsBefore, IReadOnlyList<string> idsAfter)
    {
        var (old, now) = (ById(before), ById(after));
        foreach (var id in old.Keys.Where(id => !now.ContainsKey(id)))
            yield return new(after.File, id, IdColumn, id, After: null);
        foreach (var (id, cells) in now)
        {
            if (!old.TryGetValue(id, out var then))
                yield return new(after.File, id, IdColumn, Before: null, id);
            for (var column = 0; then is not null && column < cells.Count; column++)
            {
                if (then[column] != cells[column])
                    yield return new(after.File, id, after.Columns[column], Shown(then[column]), Shown(cells[column]));
            }
        }

        var (kept, stayed) = (idsBefore.Where(idsAfter.ToHashSet(StringComparer.Ordinal).Contains).ToList(), idsAfter.Where(idsBefore.ToHashSet(StringComparer.Ordinal).Contains).ToList());
        if (!kept.SequenceEqual(stayed, StringComparer.Ordinal))
            yield return new(after.File, Id: null, Order, string.Join(' ', kept), string.Join(' ', stayed));
    }

    private static string? Shown(string? cell) => cell is { Length: > 0 } ? cell : null;

    /// <summary>In the order of the file.</summary>
    private static Dictionary<string, IReadOnlyList<string?>> ById(TextTable table)
    {
        var id = table.Columns.ToList().IndexOf(IdColumn);
        return table.Rows.ToDictionary(row => row.Cells[id]!, row => row.Cells, StringComparer.Ordinal);
    }
}
