using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Builders;

/// <summary>The rules of a contest that is not ours: usually three cities, two groups that weigh 1 to 3, three indicators.</summary>
public sealed record Rules
{
    public string Id { get; init; } = "valley";

    public string Normalisation { get; init; } = "min-max";

    public double ProgressShare { get; init; } = 0.5;

    public string Mean { get; init; } = "arithmetic";

    public string Missing { get; init; } = "zero";

    public string OpensOn { get; init; } = "null";

    public string ApplicationsCloseOn { get; init; } = "null";

    /// <summary>What contest.json says under <c>objections</c>.</summary>
    public string Objections { get; init; } = "null";

    /// <summary>What contest.json says under <c>jury</c>.</summary>
    public string Jury { get; init; } = "null";

    /// <summary>What contest.json says under <c>ties</c>.</summary>
    public string Ties { get; init; } = "\"share\"";

    public IReadOnlyList<long> Places { get; init; } = [600, 300];

    /// <summary>Id and weight.</summary>
    public IReadOnlyList<string> Groups { get; init; } = ["play,1", "health,3"];

    /// <summary>Id, group, weight, kind, direction, minimum, maximum.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = ["parks,play,1,admin,+,0,", "clubs,play,1,admin,+,0,", "wait,health,1,survey,-,0,100"];

    /// <summary>Id and name, the same in all languages.</summary>
    public IReadOnlyList<string> Cities { get; init; } = ["north,Түндүк", "south,Түштүк", "east,Чыгыш"];

    public string Json => string.Create(CultureInfo.InvariantCulture, $$"""
        {
          "id": "{{Id}}", "name": { "ky": "Өрөөн", "ru": "Долина", "en": "Valley" }, "opensOn": {{OpensOn}}, "applicationsCloseOn": {{ApplicationsCloseOn}},
          "prizes": { "fund": 1000, "currency": "KGS", "places": [{{string.Join(", ", Places)}}] },
          "scoring": { "normalisation": "{{Normalisation}}", "progressShare": {{ProgressShare}},
            "aggregation": { "indicators": "{{Mean}}", "groups": "{{Mean}}" }, "missing": "{{Missing}}", "ties": {{Ties}} },
          "jury": {{Jury}}, "objections": {{Objections}}
        }
        """);

    /// <summary>Writes the four files, and one that is nobody's business.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "contest.json"), Json);
        Write(folder, "groups.csv", "id,weight,name_ky,name_ru,name_en", Groups.Select(group => $"{group},{Named(group)}"));
        Write(folder, "indicators.csv", "id,group,weight,kind,direction,minimum,maximum,name_ky,name_ru,name_en", Indicators.Select(line => $"{line},{Named(line)}"));
        Write(folder, "cities.csv", "id,name_ky,name_ru,name_en", Cities.Select(city => $"{city},{city.Split(',')[1]},{city.Split(',')[1]}"));
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "Not a rule.");
    }

    private static string Named(string line) => string.Join(',', Enumerable.Repeat($"Name of {line.Split(',')[0]}", 3));

    private static void Write(string folder, string file, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, file), rows.Prepend(header));
}

/// <summary>A folder of contests that goes away with the test.</summary>
public sealed class CriteriaFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-criteria-");

    public CriteriaFolder(params IEnumerable<Rules> contests)
    {
        foreach (var rules in contests)
            rules.WriteTo(System.IO.Path.Combine(_folder.FullName, rules.Id));
    }

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
