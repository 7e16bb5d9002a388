using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Local.Commands;

/// <summary>The language in which the machine's user wants messages, as programs for POSIX find it (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html).</summary>
public static class MachineLanguage
{
    private static readonly string[] s_variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>That of the first variable that is set and not empty, such as <c>ru_RU.UTF-8</c>; English if it is none of ours, or if none is set.</summary>
    /// <param name="read">The value of an environment variable; null if it is not set.</param>
    public static Language Of(Func<string, string?> read)
    {
        var named = s_variables.Select(read).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return LanguageCodes.TryParse(named.Split('_', '.', '@')[0].ToLowerInvariant()) ?? Language.En;
    }
}
