namespace YouthCity.Core.Numbers;

/// <summary>Recognises dates, to name what a spreadsheet made of a number.</summary>
internal static class DateText
{
    private static readonly string[] s_months =
    [
        "янв", "фев", "мар", "апр", "май", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];

    /// <summary>Three numbers (01.02.2026), two with a dash or slash (1-2), or a day or year beside a month's name (3.май, Jan-26).</summary>
    public static bool IsDate(ReadOnlySpan<char> text)
    {
        Span<Range> parts = stackalloc Range[5];
        var count = text.SplitAny(parts, "./- :", StringSplitOptions.RemoveEmptyEntries);
        if (count is < 2 or > 4)
            return false;
        var (numbers, months) = (0, 0);
        foreach (var part in parts[..count])
        {
            var word = text[part];
            if (word.Length is 1 or 2 or 4 && !word.ContainsAnyExceptInRange('0', '9'))
                numbers++;
            else if (IsMonth(word))
                months++;
            else
                return false;
        }

        return months == 1 || (months == 0 && (numbers == 3 || (numbers == 2 && text.IndexOfAny('-', '/') > 0)));
    }

    private static bool IsMonth(ReadOnlySpan<char> word)
    {
        foreach (var month in s_months)
        {
            if (word.StartsWith(month, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
