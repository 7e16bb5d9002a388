using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using YouthCity.Core;

namespace YouthCity.Intake.Texts;

/// <summary>Texts of one project in three languages; the machine's locale plays no part. Every file of texts in the project belongs to it, whatever its folder.</summary>
/// <param name="project">A key in its files exists in every language, and in one of the files only.</param>
/// <param name="below">Texts of the project below, where keys that the project does not have are looked up.</param>
public sealed class MessageCatalogue(Assembly project, MessageCatalogue? below = null)
{
    private const string Ending = ".resources";

    private static readonly CultureInfo s_ky = CultureInfo.GetCultureInfo("ky");
    private static readonly CultureInfo s_ru = CultureInfo.GetCultureInfo("ru");

    private readonly Lazy<FrozenDictionary<string, string>>[] _texts =
        [.. Enum.GetValues<Language>().Select(language => new Lazy<FrozenDictionary<string, string>>(() => Read(project, Culture(language))))];

    /// <param name="key">Such as <c>problem.no-key.title</c>.</param>
    /// <param name="arguments">What stands in the placeholders.</param>
    /// <exception cref="MissingManifestResourceException">There is no such key: a mistake in the code.</exception>
    public string In(Language language, string key, IReadOnlyList<object> arguments) =>
        string.Format(CultureInfo.InvariantCulture, Find(language, key) ?? throw new MissingManifestResourceException(key), [.. arguments]);

    /// <summary>The text of as many as there are: its forms stand one after the other, parted by a bar, and the number is the first placeholder.</summary>
    /// <param name="shown">The number as it is written in the language.</param>
    public string Count(Language language, string key, long number, string shown, IReadOnlyList<object> arguments)
    {
        var forms = (Find(language, key) ?? throw new MissingManifestResourceException(key)).Split('|');
        return string.Format(CultureInfo.InvariantCulture, forms[Math.Min(Plural.FormOf(language, number), forms.Length - 1)], [shown, .. arguments]);
    }

    /// <summary>The texts of this project alone.</summary>
    public IReadOnlyDictionary<string, string> Own(Language language) => _texts[(int)language].Value;

    public bool Has(string key) => Find(Language.En, key) is not null;

    /// <summary>The culture whose dates and numbers a text in this language shows.</summary>
    public static CultureInfo Culture(Language language) => language switch
    {
        Language.Ky => s_ky,
        Language.Ru => s_ru,
        Language.En => CultureInfo.InvariantCulture,
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };

    private string? Find(Language language, string key) => Own(language).GetValueOrDefault(key) ?? below?.Find(language, key);

    private static FrozenDictionary<string, string> Read(Assembly project, CultureInfo culture) => project.GetManifestResourceNames()
        .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
        .SelectMany(name => new ResourceManager(name[..^Ending.Length], project).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>())
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);
}
