using System.Text.RegularExpressions;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;

namespace YouthCity.Core.Tests.Builders;

/// <summary>The rules of 2020 as they lie in <c>criteria/2020</c>.</summary>
internal static partial class ReferenceRules
{
    public static Contest Contest { get; } = Parse();

    public static ContestText Text() => new(new("contest.json", Bytes("contest.json")), Table("groups.csv"), Table("indicators.csv"), Table("cities.csv"));

    private static Contest Parse() =>
        ContestParser.TryParse(Text(), out var contest, out var problems) ? contest : throw new InvalidOperationException(string.Join("; ", problems));

    private static TextTable Table(string file)
    {
        var lines = System.Text.Encoding.UTF8.GetString(Bytes(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new(file, Cells(lines[0]), [.. lines.Skip(1).Select((line, index) => new TextRow(index + 2, Cells(line)))]);
    }

    private static string[] Cells(string line) => [.. Cell().Matches(line.Trim()).Select(match => match.Groups["cell"].Value.Trim('"'))];

    private static byte[] Bytes(string file)
    {
        using var stream = typeof(ReferenceRules).Assembly.GetManifestResourceStream(file)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A cell, in quotes where it holds a comma; no cell of these files holds a quote.</summary>
    [GeneratedRegex("(?:^|,)(?<cell>\"[^\"]*\"|[^,]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cell();
}
