using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Criteria;

/// <summary>The rows in which a sheet says the settings: one for each, or several where a setting is several texts or amounts.</summary>
internal static class SettingRows
{
    /// <summary>More places than these win nothing in any contest.</summary>
    public const int MostPlaces = 100;

    private static readonly string[] s_languages = [.. Enum.GetValues<Language>().Select(language => language.Code())];

    private static readonly Dictionary<string, (RuleSetting Setting, string Path)> s_byName = ByName();

    /// <summary>The paths of a setting's rows.</summary>
    /// <param name="places">How many places a list of amounts has.</param>
    public static IEnumerable<string> Paths(RuleSetting setting, int places) => setting.Kind switch
    {
        SettingKind.Name or SettingKind.LocalText => s_languages.Select(language => $"{setting.Path}.{language}"),
        SettingKind.MoneyList => Enumerable.Range(1, places).Select(place => string.Create(CultureInfo.InvariantCulture, $"{setting.Path}.{place}")),
        _ => [setting.Path],
    };

    /// <summary>The setting that a row names, in any language or by its path; null if it names none.</summary>
    public static (RuleSetting Setting, string Path)? Find(string name) => s_byName.TryGetValue(name, out var found) ? found : null;

    /// <summary>What rows can be called, in a language.</summary>
    public static IEnumerable<string> Labels(Language language) =>
        RuleSettings.All.SelectMany(setting => Paths(setting, places: 3)).Select(path => SettingLabel.Of(path, language)!);

    private static Dictionary<string, (RuleSetting Setting, string Path)> ByName()
    {
        var names = new Dictionary<string, (RuleSetting, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in RuleSettings.All)
        {
            foreach (var path in Paths(setting, MostPlaces))
            {
                names[path] = (setting, path);
                foreach (var language in Enum.GetValues<Language>())
                    names[SettingLabel.Of(path, language)!] = (setting, path);
            }
        }

        return names;
    }
}
