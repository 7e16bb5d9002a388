using Microsoft.Playwright;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Criteria;

namespace YouthCity.Browser.Tests;

/// <summary>A page for people.</summary>
/// <param name="Who">Who looks at it; null for anyone.</param>
/// <param name="File">What is sent from it, where the page meant is the answer to that.</param>
public sealed record SitePage(string Path, string? Who = null, string? File = null)
{
    /// <summary>A workbook that is sent in place of such a file.</summary>
    public byte[]? Workbook { get; init; }
}

/// <summary>The pages for people, by a name that also names their screenshots.</summary>
public static class Pages
{
    public const string Contest = "contest";
    public const string Ranking = "result";
    public const string SignInRefused = "sign-in-refused";

    private static readonly Contest s_rules = ContestFolder.Read(Path.Combine(AppContext.BaseDirectory, "criteria", "2020")).Contest!;

    public static IReadOnlyDictionary<string, SitePage> All { get; } = new Dictionary<string, SitePage>(StringComparer.Ordinal)
    {
        ["home"] = new("/"),
        [Contest] = new("/contests/2020"),
        ["city"] = new("/contests/2020/cities/kara-suu"),
        ["not-published"] = new("/contests/2020/result"),
        ["sign-in"] = new("/sign-in?to=/contests/2020/work"),
        [SignInRefused] = new("/sign-in"),
        ["method"] = new("/method"),
        ["accessibility"] = new("/accessibility"),
        ["reference"] = new("/reference"),
        ["not-found"] = new("/nowhere"),
        ["not-allowed"] = new("/contests/2020/work", "city"),
        [Ranking] = new("/contests/2020/result", "jury"),
        ["receipt"] = new("/contests/2020/cities/kara-suu", "jury"),
        ["compare"] = new("/contests/2020/compare?city=karakol&other=balykchy", "jury"),
        ["robustness"] = new("/contests/2020/robustness", "jury"),
        ["what-if"] = new("/contests/2020/what-if?w=2&w=1&w=1&w=1&w=0&w=1", "jury"),
        ["jury"] = new("/contests/2020/jury", "jury"),
        ["ballot"] = new("/contests/2020/ballots/kara-suu", "jury"),
        ["work"] = new("/contests/2020/work", "agency"),
        ["stage"] = new("/contests/2020/stage", "agency"),
        ["rules"] = new("/contests/2020/rules", "agency"),
        ["rules-refused"] = new("/contests/2020/rules", "agency") { Workbook = RuleWorkbook.Write(s_rules with { Id = "2021", Scoring = s_rules.Scoring with { ProgressShare = 2 } }, Language.Ru) },
        ["rules-checked"] = new("/contests/2020/rules", "agency") { Workbook = RuleWorkbook.Write(s_rules with { ValidUntil = null, Scoring = s_rules.Scoring with { ProgressShare = 0 } }, Language.Ru) },
        ["copy"] = new("/contests/2020/copy", "agency"),
        ["upload"] = new("/contests/2020/upload", "agency"),
        ["upload-refused"] = new("/contests/2020/upload/applications", "agency", "city,indicator,baseline,value\nosh,1.1,4,5\nosh,1.2,4,500\natlantis,1.1,1,1\nosh,1.3,,40\n"),
        ["upload-checked"] = new("/contests/2020/upload/applications", "agency", "city,indicator,baseline,value\nkara-suu,2.1,6.4,7\nosh,1.1,9,12\n"),
        ["audit"] = new("/contests/2020/audit", "agency"),
        ["protocol"] = new("/contests/2020/protocol", "agency"),
        ["status"] = new("/contests/2020/cities/kochkor-ata/status", "city"),
    };

    public static string[] Languages { get; } = ["ky", "ru", "en"];

    /// <summary>Every page in every language: on the narrowest screen, on a desk in the dark, and on a projector.</summary>
    public static TheoryData<string, string, int, ColorScheme> Everywhere =>
        [.. from page in All.Keys from look in new[] { ("ky", 320, ColorScheme.Light), ("ru", 1280, ColorScheme.Dark), ("en", 1920, ColorScheme.Light) } select (page, look.Item1, look.Item2, look.Item3)];

    /// <summary>Every page in every language on a telephone and on a desk, light and dark.</summary>
    public static TheoryData<string, string, int, ColorScheme> Pictures =>
        [.. from page in All.Keys from language in Languages from width in (int[])[360, 1440] from colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] select (page, language, width, colours)];

    public static SitePage Of(string name) => All[name];
}
