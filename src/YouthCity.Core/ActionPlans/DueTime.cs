using System.Globalization;

namespace YouthCity.Core.ActionPlans;

/// <summary>When an action is due, as exactly as its city said: in a year, in a month or on a day. Nothing is added to what was said.</summary>
public readonly record struct DueTime
{
    public const int FirstYear = 1991, LastYear = 2100;

    private DueTime(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>From <see cref="FirstYear"/> to <see cref="LastYear"/>.</summary>
    public int Year { get; }

    /// <summary>From 1 to 12; null where only a year was said.</summary>
    public int? Month { get; }

    /// <summary>From 1 to 31; null where no day was said.</summary>
    public int? Day { get; }

    /// <summary>The last day of that time.</summary>
    public DateOnly LastDay => new(Year, Month ?? 12, Day ?? DateTime.DaysInMonth(Year, Month ?? 12));

    /// <summary>Null if there is no such day, month or year.</summary>
    public static DueTime? Of(int year, int? month = null, int? day = null) =>
        year is < FirstYear or > LastYear || month is < 1 or > 12 || (day is { } of && (month is not { } at || of < 1 || of > DateTime.DaysInMonth(year, at))) ? null : new(year, month, day);

    /// <summary>Reads what <see cref="ToString"/> writes; null if the text is anything else.</summary>
    public static DueTime? TryParse(string text)
    {
        var parts = text.Split('-');
        return parts.Length <= 3 && Array.TrueForAll(parts, part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            && Of(Number(0)!.Value, Number(1), Number(2)) is { } due && due.ToString() == text ? due : null;

        int? Number(int at) => at < parts.Length ? int.Parse(parts[at], CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Such as <c>2021</c>, <c>2021-03</c> or <c>2021-03-31</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        ({ } month, { } day) => FormattableString.Invariant($"{Year:D4}-{month:D2}-{day:D2}"),
        ({ } month, null) => FormattableString.Invariant($"{Year:D4}-{month:D2}"),
        _ => FormattableString.Invariant($"{Year:D4}"),
    };
}
