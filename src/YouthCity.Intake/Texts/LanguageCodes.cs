using YouthCity.Core;

namespace YouthCity.Intake.Texts;

/// <summary>Languages as addresses, headers and files name them.</summary>
public static class LanguageCodes
{
    public static string Code(this Language language) => language switch
    {
        Language.Ky => "ky",
        Language.Ru => "ru",
        Language.En => "en",
        _ => throw new ArgumentOutOfRangeException(nameof(language), language, message: null),
    };

    /// <summary>Null if there is no such language.</summary>
    public static Language? TryParse(string? code) => code switch
    {
        "ky" => Language.Ky,
        "ru" => Language.Ru,
        "en" => Language.En,
        _ => null,
    };
}
