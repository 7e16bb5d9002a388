using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Ranking;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Pages;

/// <summary>How pages write numbers, money, days and ranges in a language: the one place for it.</summary>
public sealed class Formats
{
    /// <summary>Keeps what stands on both its sides on one line.</summary>
    private const string Joiner = "\u2060";

    private const string NoBreak = "\u00A0", Minus = "\u2212", Dash = "\u2013";

    private const int MostDecimals = 6;

    private static readonly TimeSpan s_bishkek = TimeSpan.FromHours(6);

    private static readonly string[] s_kyrgyzMonths =
        ["январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры", "октябры", "ноябры", "декабры"];

    private static readonly Formats[] s_all = [.. Enum.GetValues<Language>().Select(language => new Formats(language))];

    private readonly Language _language;
    private readonly NumberFormatInfo _numbers;

    private Formats(Language language)
    {
        _language = language;
        _numbers = (NumberFormatInfo)MessageCatalogue.Culture(language).NumberFormat.Clone();
        _numbers.NegativeSign = Minus;
    }

    public static Formats Of(Language language) => s_all[(int)language];

    public string Whole(long number) => number.ToString("N0", _numbers);

    /// <summary>With so many decimals, and spaces or commas between thousands.</summary>
    public string Fixed(double number, int decimals) => number.ToString($"N{decimals}", _numbers);

    /// <inheritdoc cref="Fixed(double, int)"/>
    public string Fixed(decimal number, int decimals) => number.ToString($"N{decimals}", _numbers);

    /// <summary>A score to two decimals; ranks come from the unrounded ones.</summary>
    public string Score(double score) => Fixed(score, 2);

    public string Points(decimal? points) => points?.ToString("N2", _numbers) ?? Dash;

    /// <summary>Points with their sign, plus too.</summary>
    public string WithPlus(decimal? points) => points?.ToString("+#,##0.00;−#,##0.00;0.00", _numbers) ?? Dash;

    /// <summary>An amount in som, without the word.</summary>
    public string Som(Money amount) => amount.Som.ToString(amount.Tyiyn % 100 == 0 ? "N0" : "N2", _numbers);

    /// <summary>A number as it was reported; a dash for a gap.</summary>
    public string Number(double? number) => number?.ToString("#,##0.######", _numbers) ?? Dash;

    /// <summary>Two numbers that are read beside each other, with the same number of decimals.</summary>
    public (string Before, string After) Pair(double? before, double? after)
    {
        var decimals = Math.Max(DecimalsOf(before), DecimalsOf(after));
        return (before is { } one ? Fixed(one, decimals) : Dash, after is { } other ? Fixed(other, decimals) : Dash);
    }

    /// <summary>The difference of two numbers with its sign, with as many decimals as they have.</summary>
    public string Difference(double before, double after)
    {
        var decimals = Math.Max(DecimalsOf(before), DecimalsOf(after));
        var text = Fixed(Math.Abs(after - before), decimals);
        return after > before ? $"+{text}" : after < before ? $"{Minus}{text}" : text;
    }

    /// <summary>A probability in whole per cent; what is not certain is never shown as none or all.</summary>
    public string Percent(double probability) => probability switch
    {
        > 0 and <= 0.005 => $"<{Sign}{WithSign("1")}",
        < 1 and >= 0.995 => $">{Sign}{WithSign("99")}",
        _ => WithSign((100 * probability).ToString("N0", _numbers)),
    };

    /// <summary>A share of 1 in per cent, with up to two decimals.</summary>
    public string Share(double share) => WithSign((100 * share).ToString("0.##", _numbers));

    /// <summary>A number with its per cent sign, as the language sets it.</summary>
    public string WithSign(string number) => $"{number}{Sign}%";

    /// <summary>Two places or ages with a dash, kept whole; one where they are the same.</summary>
    public string Range(long from, long to) => from == to ? Whole(from) : $"{Whole(from)}{Joiner}{Dash}{Joiner}{Whole(to)}";

    /// <summary>A city's place, as “7–8” where it shares one; a dash where it has none.</summary>
    public string Place(CityRanks ranks, int city) => ranks.Rank(city) is { } rank ? Range(rank, ranks.LastRank(city)!.Value) : Dash;

    /// <summary>A day so that nobody takes it for another one.</summary>
    public string Day(DateOnly day) => _language switch
    {
        Language.Ky => $"{day.Year}{Joiner}-{Joiner}жылдын{NoBreak}{day.Day}{Joiner}-{Joiner}{s_kyrgyzMonths[day.Month - 1]}",
        Language.Ru => day.ToString($"d'{NoBreak}'MMMM yyyy'{NoBreak}г.'", MessageCatalogue.Culture(_language)),
        _ => day.ToString($"d'{NoBreak}'MMMM yyyy", MessageCatalogue.Culture(_language)),
    };

    /// <summary>A year, a month or a day, as exactly as it was said.</summary>
    public string Due(DueTime due) => (_language, due.Month, due.Day) switch
    {
        (_, { }, { }) => Day(due.LastDay),
        (Language.Ky, { } month, _) => $"{due.Year}{Joiner}-{Joiner}жылдын{NoBreak}{s_kyrgyzMonths[month - 1]}",
        (Language.Ky, _, _) => $"{due.Year}{Joiner}-{Joiner}жыл",
        (Language.Ru, { }, _) => due.LastDay.ToString($"MMMM yyyy'{NoBreak}г.'", MessageCatalogue.Culture(_language)),
        (Language.Ru, _, _) => $"{due.Year}{NoBreak}г.",
        (_, { }, _) => due.LastDay.ToString("MMMM yyyy", MessageCatalogue.Culture(_language)),
        _ => due.ToString(),
    };

    /// <summary>A moment by the clocks of Bishkek.</summary>
    public string Moment(DateTimeOffset at)
    {
        var there = at.ToOffset(s_bishkek);
        return $"{Day(DateOnly.FromDateTime(there.DateTime))}, {there.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The day that it is in Bishkek.</summary>
    public static DateOnly Today(DateTimeOffset now) => DayOf(now);

    /// <summary>The day that a moment falls on in Bishkek.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(s_bishkek).DateTime);

    /// <summary>Whether a day begins in Bishkek at that moment.</summary>
    public static bool IsMidnight(DateTimeOffset at) => at.ToOffset(s_bishkek).TimeOfDay == TimeSpan.Zero;

    private string Sign => _language == Language.En ? "" : NoBreak;

    private static int DecimalsOf(double? number)
    {
        var text = number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
        return text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? Math.Min(MostDecimals, text.Length - at - 1) : 0;
    }
}
