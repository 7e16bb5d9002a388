using Microsoft.AspNetCore.Http;
using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Answers;

/// <summary>Which language a request is answered in.</summary>
public static class Languages
{
    public const string Cookie = "lang";

    /// <summary>For programs: <c>?lang=</c>, then Accept-Language, then English.</summary>
    public static Language OfApi(HttpRequest request) => Asked(request) ?? Preferred(request) ?? Language.En;

    /// <summary>For pages: <c>?lang=</c>, then the cookie, then Accept-Language, then Kyrgyz.</summary>
    public static Language OfPage(HttpRequest request) =>
        Asked(request) ?? LanguageCodes.TryParse(request.Cookies[Cookie]) ?? Preferred(request) ?? Language.Ky;

    /// <summary>The language that the address asks for.</summary>
    public static Language? Asked(HttpRequest request) => LanguageCodes.TryParse(request.Query["lang"]);

    private static Language? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => LanguageCodes.TryParse(language.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(language => language is not null);
}
