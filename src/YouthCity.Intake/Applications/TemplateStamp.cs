using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Applications;

/// <summary>
/// What a template says of itself: a word in the place of a city, by which its example row is known and passed over, and what each indicator was like when the template was
/// made (<c>1.1=3f2a</c>), by which a template of older rules is known when it comes back. That stands in the last column of a text file and on a hidden sheet of a
/// workbook; templates of earlier versions have it behind the word.
/// </summary>
internal static class TemplateStamp
{
    /// <summary>The hidden sheet of a workbook.</summary>
    public const string Sheet = "template";

    private const int Digits = 4;

    private static readonly string[] s_words = ["Мисал", "Пример", "Example"];

    /// <summary>Worked out once for the rules of a contest: a file may have as many examples as rows.</summary>
    private static readonly ConditionalWeakTable<Contest, Marks> s_marks = [];

    private static readonly byte[][] s_utf8 = [.. s_words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>The last column of a text file.</summary>
    public static Field Field { get; } = new(Sheet, false, ["үлгү"], ["шаблон"], [Sheet]);

    /// <summary>What stands in the place of a city.</summary>
    public static string Word(Language language) => s_words[(int)language];

    /// <summary>What each indicator is like.</summary>
    public static IEnumerable<string> Prints(Contest contest) => contest.Indicators.Select((indicator, i) => $"{indicator.Id}={Of(contest).Prints[i]}");

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
    public static void PassOver(Contest contest, Header header, TableRows rows, int column, FindingList findings)
    {
        var isOlder = Compare(contest, Parts(header, rows, column), rows.Row, findings);
        if (IsFilledIn(contest, rows, column))
            findings.Add(FindingCodes.ExampleRow.As(isOlder ? Severity.Notice : Severity.Warning), rows.Row, column, ApplicationFields.City.Name);
    }

    private static IEnumerable<string> Parts(Header header, TableRows rows, int column)
    {
        var behind = rows.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        if (behind.Length > 0)
            return behind;
        return header.Find(Field) is >= 0 and var own ? rows.Text(own).Split(' ', StringSplitOptions.RemoveEmptyEntries) : rows.HiddenTexts(Sheet);
    }

    private static bool Compare(Contest contest, IEnumerable<string> parts, long row, FindingList findings)
    {
        var then = parts.Select(part => part.Split('='))
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
        findings.Add(FindingCodes.OlderTemplate, row, arguments: [Listed(added), Listed(removed), Listed(changed)]);
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
