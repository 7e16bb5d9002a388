using System.Text.Unicode;
using CsvHelper;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;

namespace YouthCity.Intake.Criteria;

/// <summary>A contest's folder: <c>contest.json groups.csv indicators.csv cities.csv</c>; other files in it are ignored.</summary>
public static class ContestFolder
{
    private const string ContestFile = "contest.json";
    private static readonly string[] s_tables = ["groups.csv", "indicators.csv", "cities.csv"];

    /// <summary>The contest, or every problem with its rules.</summary>
    public static (Contest? Contest, IReadOnlyList<RuleProblem> Problems) Read(string folder)
    {
        var missing = s_tables.Prepend(ContestFile).Where(file => !File.Exists(Path.Combine(folder, file))).ToList();
        if (missing.Count > 0)
            return (null, [.. missing.Select(file => new RuleProblem(file, 1, "missing-file", folder))]);
        if (s_tables.Where(file => !Utf8.IsValid(File.ReadAllBytes(Path.Combine(folder, file)))).ToList() is { Count: > 0 } garbled)
            return (null, [.. garbled.Select(file => new RuleProblem(file, 1, "not-utf8"))]);
        var text = new ContestText(
            new TextFile(ContestFile, File.ReadAllBytes(Path.Combine(folder, ContestFile))),
            Table(folder, s_tables[0]), Table(folder, s_tables[1]), Table(folder, s_tables[2]));
        return ContestParser.TryParse(text, out var contest, out var problems) ? (contest, []) : (null, problems);
    }

    private static TextTable Table(string folder, string file)
    {
        using var reader = CsvReader.FromFile(Path.Combine(folder, file), CsvReaderOptions.Default with
        {
            HasHeader = false,
            Separator = ',',
            TrackLineNumbers = true,
        });
        string[] columns = [];
        var rows = new List<TextRow>();
        while (reader.Read())
        {
            var cells = reader.Current.ToArray();
            if (columns.Length == 0)
                columns = cells;
            else if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                rows.Add(new((int)reader.LineNumber, cells));
        }

        return new(file, columns, rows);
    }
}
