using YouthCity.Core.Criteria;

namespace YouthCity.Browser.Tests;

/// <summary>The pages for people, by a name that also names their screenshots.</summary>
public static class Pages
{
    public const string Contest = "contest";
    public const string ContestAsJury = "contest-as-jury";
    public const string CityAsJury = "city-as-jury";
    public const string Jury = "jury";
    public const string Robustness = "robustness";
    public const string SignInRefused = "sign-in-refused";

    private static readonly string[] s_all = ["home", "reference", Contest, ContestAsJury, CityAsJury, Jury, Robustness, "sign-in", SignInRefused, "not-found"];
    private static readonly string[] s_languages = ["ky", "ru", "en"];
    private static readonly int[] s_widths = [375, 1280];

    public static TheoryData<string, string, int> Everywhere =>
        [.. from page in s_all from language in s_languages from width in s_widths select (page, language, width)];

    public static string PathOf(string page) => page switch
    {
        "home" => "/",
        Contest or ContestAsJury => "/contests/2020",
        "reference" => "/reference",
        Jury => "/contests/2020/jury",
        CityAsJury => "/contests/2020/cities/talas",
        Robustness => "/contests/2020/robustness",
        "sign-in" => "/sign-in",
        _ => "/nowhere",
    };
}
