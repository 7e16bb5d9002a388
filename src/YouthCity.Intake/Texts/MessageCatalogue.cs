using System.Globalization;
using System.Resources;
using YouthCity.Core;

namespace YouthCity.Intake.Texts;

/// <summary>Texts of one project in three languages; the machine's locale plays no part.</summary>
/// <param name="texts">The file of texts: a key in it exists in every language.</param>
/// <param name="below">Texts of the project below, where keys that are not in the file are looked up.</param>
public sealed class MessageCatalogue(ResourceManager texts, MessageCatalogue? below = null)
{
    private static readonly CultureInfo s_ky = CultureInfo.GetCultureInfo("ky");
    private static readonly CultureInfo s_ru = CultureInfo.GetCultureInfo("ru");

    /// <param name="key">Such as <c>problem.no-key.title</c>.</param>
    /// <param name="arguments">What stands in the placeholders.</param>
    /// <exception cref="MissingManifestResourceException">There is no such key: a mistake in the code.</exception>
    public string In(Language language, string key, IReadOnlyList<object> arguments) =>
        string.Format(CultureInfo.InvariantCulture, Find(language, key) ?? throw new MissingManifestResourceException(key), [.. arguments]);

    public bool Has(string key) => Find(Language.En, key) is not null;

    /// <summary>The culture whose dates and numbers a text in this language shows.</summary>
    public static CultureInfo Culture(Language language) => language switch
    {
        Language.Ky => s_ky,
        Language.Ru => s_ru,
        _ => CultureInfo.InvariantCulture,
    };

    private string? Find(Language language, string key) => texts.GetString(key, Culture(language)) ?? below?.Find(language, key);
}
