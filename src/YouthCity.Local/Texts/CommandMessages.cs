using YouthCity.Core;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Texts;

namespace YouthCity.Local.Texts;

/// <summary>What the command line says, in the language asked for.</summary>
public static class CommandMessages
{
    public static MessageCatalogue Catalogue { get; } = new(typeof(CommandMessages).Assembly, WebMessages.Catalogue);

    /// <inheritdoc cref="MessageCatalogue.In"/>
    public static string In(Language language, string key, params IReadOnlyList<object> arguments) => Catalogue.In(language, key, arguments);
}
