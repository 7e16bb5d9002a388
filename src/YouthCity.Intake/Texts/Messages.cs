using YouthCity.Core;

namespace YouthCity.Intake.Texts;

/// <summary>What is said of files and rules, in the language asked for.</summary>
public static class Messages
{
    public static MessageCatalogue Catalogue { get; } = new(typeof(Messages).Assembly);

    /// <inheritdoc cref="MessageCatalogue.In"/>
    public static string In(Language language, string key, params IReadOnlyList<object> arguments) => Catalogue.In(language, key, arguments);
}
