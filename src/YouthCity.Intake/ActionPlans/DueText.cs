using System.Buffers;
using System.Globalization;
using YouthCity.Core.ActionPlans;

namespace YouthCity.Intake.ActionPlans;

/// <summary>
/// Years, months and days as plans name them: <c>2021</c>, <c>2021-03</c>, <c>03.2021</c>, <c>март 2021 г.</c>, <c>31.03.2021</c>, <c>2021-жылдын 31-марты</c>. The day comes before
/// the month; between slashes, where some write it behind, only where it can be no month.
/// </summary>
internal static class DueText
{
    /// <summary>Longer than any way to write a day.</summary>
    private const int Longest = 40;

    private const int MostMonths = 12, MostSuffix = 4;

    private static readonly SearchValues<char> s_midnight = SearchValues.Create("0:.Z");

    /// <summary>What stands beside a year or a day and adds nothing.</summary>
    private static readonly HashSet<string> s_fillers = new(StringComparer.OrdinalIgnoreCase)
    {
        "г", "год", "года", "году", "до", "в", "к", "ж", "жыл", "жылы", "жылга", "жылдын", "чейин", "by", "in", "until", "on",
    };

    /// <summary>What the names of months begin with, in three languages; behind it a few letters of grammar may follow.</summary>
    private static readonly string[][] s_stems =
    [
        ["январ", "january"], ["феврал", "february"], ["март", "march"], ["апрел", "april"], ["май", "мая", "мае", "may"], ["июн", "june"],
        ["июл", "july"], ["август", "august"], ["сентябр", "september"], ["октябр", "october"], ["ноябр", "november"], ["декабр", "december"],
    ];

    private static readonly string[][] s_short =
    [
        ["янв", "jan"], ["фев", "feb"], ["мар", "mar"], ["апр", "apr"], [], ["jun"], ["jul"], ["авг", "aug"], ["сен", "сент", "sep", "sept"], ["окт", "oct"], ["ноя", "нояб", "nov"], ["дек", "dec"],
    ];

    /// <summary>Null if a text is none of these.</summary>
    public static DueTime? Read(string text)
    {
        if (text.Length > Longest || Parts(WithoutMidnight(text)) is not { } parts)
            return null;
        var month = parts.Where(part => part.Month is not null).ToList();
        var numbers = parts.Where(part => part.Month is null).ToList();
        if (numbers.Count(number => number.IsYear) != 1 || month.Count > 1)
            return null;
        var year = numbers.First(number => number.IsYear).Number;
        if (month is [{ Month: { } named }])
        {
            return numbers.Count switch
            {
                1 => DueTime.Of(year, named),
                2 => DueTime.Of(year, named, numbers.First(number => !number.IsYear).Number),
                _ => null,
            };
        }

        if (numbers.Skip(1).Any(number => number.Before is not ('.' or '-' or '/')))
            return null;
        return numbers switch
        {
            [_] => DueTime.Of(year),
            [{ IsYear: true }, var at] => DueTime.Of(year, at.Number),
            [var at, { IsYear: true }] => DueTime.Of(year, at.Number),
            [{ IsYear: true }, var at, var day] => DueTime.Of(year, at.Number, day.Number),
            [var day, var at, { IsYear: true }] when at.Before != '/' || day.Number > MostMonths || day.Number == at.Number => DueTime.Of(year, at.Number, day.Number),
            _ => null,
        };
    }

    /// <summary>The numbers and names of months of a text; null if it says anything else.</summary>
    private static List<Part>? Parts(ReadOnlySpan<char> text)
    {
        var parts = new List<Part>();
        for (var at = 0; at < text.Length;)
        {
            var isNumber = char.IsAsciiDigit(text[at]);
            if (!isNumber && !char.IsLetter(text[at]))
            {
                if (!" \u00A0.,-/–".Contains(text[at], StringComparison.Ordinal))
                    return null;
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (isNumber ? char.IsAsciiDigit(text[at]) : char.IsLetter(text[at])))
                at++;
            var word = text[start..at].ToString();
            if (isNumber && word.Length is 1 or 2 or 4)
                parts.Add(new(int.Parse(word, CultureInfo.InvariantCulture), word.Length == 4, null, start == 0 ? ' ' : text[start - 1]));
            else if (!isNumber && MonthOf(word) is { } month)
                parts.Add(new(0, IsYear: false, month, ' '));
            else if (isNumber || !s_fillers.Contains(word))
                return null;
        }

        return parts;
    }

    private static int? MonthOf(string word)
    {
        for (var month = 0; month < MostMonths; month++)
        {
            if (s_short[month].Contains(word, StringComparer.OrdinalIgnoreCase)
                || Array.Exists(s_stems[month], stem => word.StartsWith(stem, StringComparison.OrdinalIgnoreCase) && word.Length - stem.Length <= (char.IsAscii(stem[0]) ? 0 : MostSuffix)))
                return month + 1;
        }

        return null;
    }

    /// <summary>Workbooks write a day with its first moment.</summary>
    private static ReadOnlySpan<char> WithoutMidnight(string text) =>
        text.IndexOfAny(['T', ' ']) is > 0 and var at && text.AsSpan(at + 1) is var time && time.Contains(':') && !time.ContainsAnyExcept(s_midnight) ? text.AsSpan(0, at) : text;

    /// <param name="Month">From 1 to 12, where it is the name of one; then the number says nothing.</param>
    /// <param name="Before">The sign in front of it.</param>
    private readonly record struct Part(int Number, bool IsYear, int? Month, char Before);
}
