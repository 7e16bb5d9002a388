using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web.Texts;

/// <summary>What pages, problem details and the API reference say, in the language asked for.</summary>
public static class WebMessages
{
    public static MessageCatalogue Catalogue { get; } = new(typeof(WebMessages).Assembly, Messages.Catalogue);

    /// <inheritdoc cref="MessageCatalogue.In"/>
    public static string In(Language language, string key, params IReadOnlyList<object> arguments) => Catalogue.In(language, key, arguments);
}
