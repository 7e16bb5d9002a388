using System.Globalization;
using Microsoft.AspNetCore.Http;
using YouthCity.Core;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Pages;

/// <summary>A request for a page: who looks, in which language.</summary>
public sealed record PageRequest(HttpContext Context, Language Language, Caller Caller, PageOptions Options)
{
    public CultureInfo Culture => MessageCatalogue.Culture(Language);

    public string T(string key, params IReadOnlyList<object> arguments) => WebMessages.In(Language, key, arguments);

    /// <summary>An amount in som, with the language's spaces between thousands.</summary>
    public string Som(Money amount) => amount.Som.ToString(amount.Tyiyn % 100 == 0 ? "N0" : "N2", Culture);

    /// <summary>A day so that nobody takes it for another one.</summary>
    public string Day(DateOnly day) => day.ToString(Language == Language.En ? "d MMMM yyyy" : "dd.MM.yyyy", Culture);

    /// <summary>A score to two decimals; ranks come from the unrounded ones.</summary>
    public string Score(double score) => score.ToString("N2", Culture);

    /// <summary>A number as it was reported; nothing for a gap.</summary>
    public string Number(double? number) => number?.ToString("#,##0.######", Culture) ?? "";

    /// <summary>A probability in whole per cent; what is not certain is never shown as none or all.</summary>
    public string Percent(double probability) => probability switch
    {
        > 0 and <= 0.005 => "<1 %",
        < 1 and >= 0.995 => ">99 %",
        _ => $"{(100 * probability).ToString("N0", Culture)} %",
    };

    /// <summary>This page's address in another language.</summary>
    public static string In(Language language) => $"?lang={language.Code()}";
}
