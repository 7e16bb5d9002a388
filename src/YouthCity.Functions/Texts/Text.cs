using System.Globalization;
using System.Resources;
using YouthCity.Core;

namespace YouthCity.Functions.Texts;

/// <summary>The texts that people read, in the language asked for; the machine's locale plays no part.</summary>
public static class Text
{
    private static readonly ResourceManager s_messages = new("YouthCity.Functions.Texts.Messages", typeof(Text).Assembly);

    private static readonly CultureInfo s_ky = CultureInfo.GetCultureInfo("ky");
    private static readonly CultureInfo s_ru = CultureInfo.GetCultureInfo("ru");

    /// <param name="key">A key of <c>Messages.resx</c>, such as <c>problem.no-key.title</c>.</param>
    /// <param name="arguments">What stands in the placeholders.</param>
    /// <exception cref="MissingManifestResourceException">There is no such key: a mistake in the code.</exception>
    public static string In(Language language, string key, params IReadOnlyList<object> arguments) =>
        string.Format(CultureInfo.InvariantCulture, Find(language, key) ?? throw new MissingManifestResourceException(key), [.. arguments]);

    public static bool Exists(string key) => Find(Language.En, key) is not null;

    /// <summary>The culture whose dates and numbers a page in this language shows.</summary>
    public static CultureInfo Culture(Language language) => language switch
    {
        Language.Ky => s_ky,
        Language.Ru => s_ru,
        _ => CultureInfo.InvariantCulture,
    };

    private static string? Find(Language language, string key) => s_messages.GetString(key, Culture(language));
}
