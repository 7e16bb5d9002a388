using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>
/// What stands in the place of a city in a template's example row: a word by which the row is known and passed over, and what each indicator
/// was like when the template was made (<c>1.1=3f2a</c>), by which a template of older rules is known when it comes back.
/// </summary>
internal static class TemplateStamp
{
    private const int Digits = 4;

    private static readonly string[] s_words = ["Мисал", "Пример", "Example"];

    /// <summary>Worked out once for the rules of a contest: a file may have as many examples as rows.</summary>
    private static readonly ConditionalWeakTable<Contest, Marks> s_marks = [];

    private static readonly byte[][] s_utf8 = [.. s_words.Select(Encoding.UTF8.GetBytes)];

    public static string Of(Contest contest, Language language) =>
        $"{s_words[(int)language]} {string.Join(' ', contest.Indicators.Select(indicator => $"{indicator.Id}={Print(indicator)}"))}";

    /// <summary>Whether a cell of cities marks its row as the example.</summary>
    public static bool Is(ReadOnlySpan<byte> city)
    {
        foreach (var word in s_utf8)
        {
            if (city.StartsWith(word) && (city.Length == word.Length || city[word.Length] == (byte)' '))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Adds a notice where the template was made by other rules, with what has changed since; and says that the row is passed over where it holds numbers
    /// that no example has: somebody has filled it in, unless other rules had other examples.
    /// </summary>
    /// <param name="column">The column of cities.</param>
    public static void PassOver(Contest contest, TableRows rows, int column, FindingList findings)
    {
        var isOlder = Compare(contest, rows, column, findings);
        if (IsFilledIn(contest, rows, column))
            findings.Add(FindingCodes.ExampleRow.As(isOlder ? Severity.Notice : Severity.Warning), rows.Row, column, ApplicationFields.City.Name);
    }

    private static bool Compare(Contest contest, TableRows rows, int column, FindingList findings)
    {
        var then = rows.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(part => part.Split('='))
            .Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        if (then.Count == 0)
            return false;
        var added = contest.Indicators.Where(indicator => !then.Contains(indicator.Id)).Select(indicator => indicator.Id).ToList();
        var removed = then.Select(pair => pair.Key).Where(id => contest.FindIndicator(id) is null).ToList();
        var prints = Of(contest).Prints;
        var changed = contest.Indicators.Where((indicator, i) => then.Contains(indicator.Id) && !then[indicator.Id].Contains(prints[i], StringComparer.Ordinal))
            .Select(indicator => indicator.Id).ToList();
        if (added.Count + removed.Count + changed.Count == 0)
            return false;
        findings.Add(FindingCodes.OlderTemplate, rows.Row, arguments: [Listed(added), Listed(removed), Listed(changed)]);
        return true;
    }

    private static bool IsFilledIn(Contest contest, TableRows rows, int column)
    {
        var examples = Of(contest).Examples;
        return Enumerable.Range(0, rows.Count).Where(other => other != column)
            .Select(rows.Number).Any(reading => reading.Kind == NumberKind.Ambiguous || (reading.Kind == NumberKind.Number && !examples.Contains(reading.Value)));
    }

    private static Marks Of(Contest contest) => s_marks.GetValue(contest, static rules => new(
        [.. rules.Indicators.Select(Print)],
        rules.Indicators.SelectMany(indicator => (double?[])[TemplateExample.Of(indicator, 0), TemplateExample.Of(indicator, 1)]).ToHashSet()));

    private static string Listed(List<string> ids) => ids.Count == 0 ? "–" : string.Join(", ", ids);

    /// <summary>The start of a hash over everything of an indicator that its figure depends on.</summary>
    private static string Print(Indicator indicator) => ContentHash.Of(Encoding.UTF8.GetBytes(string.Join(
        '|', indicator.Kind, indicator.Direction.ToString(CultureInfo.InvariantCulture), indicator.Unit, Number(indicator.Minimum), Number(indicator.Maximum),
        indicator.Name.Ky, indicator.Name.Ru, indicator.Name.En))).Hex[..Digits];

    private static string Number(double? bound) => bound?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <param name="Prints">By the indicator's position.</param>
    /// <param name="Examples">The numbers that examples hold.</param>
    private sealed record Marks(string[] Prints, HashSet<double?> Examples);
}
