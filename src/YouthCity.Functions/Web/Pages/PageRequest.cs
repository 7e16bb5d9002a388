using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Pages;

/// <summary>A request for a page: who looks, in which language.</summary>
public sealed record PageRequest(HttpContext Context, Language Language, Caller Caller, PageOptions Options)
{
    /// <summary>The contest that the page is about; null for a page about none.</summary>
    public Contest? Contest { get; init; }

    /// <summary>The contest that the menu leads to: the page's own, or the newest; null if there is none at all.</summary>
    public Contest? MenuContest { get; init; }

    /// <summary>What was published of the contest that the menu leads to, the first first.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>Whether the page shows what is shown only once: then nothing keeps it, not even for "back".</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether the page is about a published contest and nobody is signed in: everyone sees the same, and a cache in front may keep it for a minute.</summary>
    public bool IsShared { get; init; }

    /// <summary>Modules that the page loads; without them it does the same, less swiftly.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>How numbers, money and days are written in the page's language.</summary>
    public Formats Show => Formats.Of(Language);

    /// <summary>The caller by role, with the name or the city; empty for anyone.</summary>
    public string Who => Caller.Key switch
    {
        null => "",
        { Role: Role.City, City: { } city } => T("page.who.city", CityName(city)),
        { Role: Role.Jury, Name: { Length: > 0 } name } => T("page.who.juror", name),
        { Role: Role.Jury } => T("page.who.jury"),
        var key => T($"role.{key.Role.Code()}"),
    };

    public string T(string key, params IReadOnlyList<object> arguments) => Ended(WebMessages.In(Language, key, arguments));

    /// <summary>A day in Russian ends in an abbreviation, whose full stop is that of the sentence too.</summary>
    private static string Ended(string text) => text.Replace("г..", "г.", StringComparison.Ordinal);

    /// <summary>A text with a number and the form of the word that goes with it.</summary>
    public string Count(string key, long number, params IReadOnlyList<object> arguments) =>
        Ended(WebMessages.Catalogue.Count(Language, key, number, Show.Whole(number), arguments));

    /// <summary>Names one after the other, with "and" before the last.</summary>
    public string Listed(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {T("page.and")} {names[^1]}";

    /// <summary>This page's address in another language: whatever else it asks for stays.</summary>
    public string AddressIn(Language language)
    {
        var query = Context.Request.Query.Where(pair => pair.Key != Languages.Cookie).ToDictionary(StringComparer.Ordinal);
        query[Languages.Cookie] = language.Code();
        return QueryHelpers.AddQueryString("", query);
    }

    /// <summary>An address that shows the same publication as this page, where the reader asked for one.</summary>
    public string Same(string address) =>
        Context.Request.Query[PublicationName].ToString() is { Length: > 0 } asked ? QueryHelpers.AddQueryString(address, PublicationName, asked) : address;

    /// <summary>What names a publication in an address.</summary>
    public const string PublicationName = "publication";

    /// <summary>The name of a city of the contest that the menu leads to; the id of any other.</summary>
    public string CityName(string id) =>
        MenuContest is { } contest && contest.FindCity(id) is { } position ? contest.Cities[position].Name.In(Language) : id;
}
