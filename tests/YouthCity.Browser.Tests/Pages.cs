using Microsoft.Playwright;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Criteria;

namespace YouthCity.Browser.Tests;

/// <summary>A page for people.</summary>
/// <param name="Who">Who looks at it; null for anyone.</param>
/// <param name="File">What is sent from it, where the page meant is the answer to that.</param>
/// <param name="Then">What is done on it, where the page meant comes after that.</param>
public sealed record SitePage(string Path, string? Who = null, string? File = null, Func<IPage, Task>? Then = null)
{
    /// <summary>A workbook that is sent in place of such a file.</summary>
    public byte[]? Workbook { get; init; }
}

/// <summary>The pages for people, by a name that also names their screenshots.</summary>
public static class Pages
{
    public const string Contest = "contest";
    public const string Ranking = "result";
    public const string Published = "published", PublishedContest = "published-contest";
    public const string SignInRefused = "sign-in-refused";

    /// <summary>An address that is nobody's, from which keys are guessed, and how many wrong ones are taken from it.</summary>
    private const string Guesser = "203.0.113.9";

    private const int MostGuesses = 10;

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
        ["reference-found"] = new("/reference?q=scores"),
        ["reference-nothing"] = new("/reference?q=atlantis"),
        ["not-found"] = new("/nowhere"),
        ["failed"] = new("/contests/2020?fault=mistake"),
        ["store-away"] = new("/contests/2020?fault=store"),
        ["too-many-guesses"] = new("/sign-in", Then: async page =>
        {
            await page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("X-Forwarded-For", Guesser)]);
            for (var guess = 0; guess < MostGuesses; guess++)
                await page.APIRequest.GetAsync("/api/keys", new() { Headers = [KeyValuePair.Create("Authorization", "Bearer yc_wrong"), KeyValuePair.Create("X-Forwarded-For", Guesser)] });
            await page.FillAsync("#key", "yc_wrong");
            await page.LoadAfterAsync(() => page.ClickAsync("main button"));
        }),
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
        ["copy-preview"] = new("/contests/2020/copy", "agency", Then: async page =>
        {
            await page.FillAsync("#id", "2021");
            await page.CheckAsync("#baselines");
            await page.FillAsync("#reason", "№ 487");
            await page.LoadAfterAsync(() => page.ClickAsync("form.copy button"));
        }),
        ["upload"] = new("/contests/2020/upload", "agency"),
        ["upload-refused"] = new("/contests/2020/upload/applications", "agency", "city,indicator,baseline,value\nosh,1.1,4,5\nosh,1.2,4,500\natlantis,1.1,1,1\nosh,1.3,,40\n"),
        ["upload-checked"] = new("/contests/2020/upload/applications", "agency", "city,indicator,baseline,value\nkara-suu,2.1,6.4,7\nosh,1.1,9,12\n"),
        ["city-plan"] = new("/contests/2020/cities/karakol"),
        ["plan-refused"] = new("/contests/2020/upload/action-plans", "agency", "city,group,action,due,status\nosh,2,Бак тигүү,31.02.2021,done\nosh,9,Жол оңдоо,2021-03,half\n"),
        ["plan-checked"] = new("/contests/2020/upload/action-plans", "agency", "city,group,action,due,status\nosh,2,Бак тигүү,31.03.2021,done\nosh,,Жол оңдоо,2021-03,\n"),
        ["orders-checked"] = new("/contests/2020/upload/social-orders", "agency", "city,amount,theme\nkara-balta,1234567.89,Турмуштук оор жагдайда калган үй-бүлөлөр менен балдарга жардам берүү\n"),
        ["audit"] = new("/contests/2020/audit", "agency"),
        ["protocol"] = new("/contests/2020/protocol", "agency"),
        ["status"] = new("/contests/2020/cities/kochkor-ata/status", "city"),
        ["status-agency"] = new("/contests/2020/cities/kara-suu/status", "agency"),
        ["withdraw-plan"] = new("/contests/2020/cities/karakol/withdraw", "agency"),
        ["withdraw"] = new("/contests/2020/cities/kara-balta/withdraw", "agency"),
        ["stage-preview"] = new("/contests/2020/stage", "agency", Then: async page =>
        {
            await page.CheckAsync("#stage-decided");
            await page.FillAsync("#protocol-number", "4");
            await page.FillAsync("#protocol-date", "2026-02-27");
            await page.LoadAfterAsync(() => page.ClickAsync("form.stage button"));
        }),
        ["publish-early"] = new("/contests/2020/publish", "agency"),
        ["keys"] = new("/keys", "agency"),
        ["key"] = new("/keys", "agency", Then: page => page.LoadAfterAsync(() => page.Locator("tbody a").Last.ClickAsync())),
        ["key-refused"] = new("/keys", "agency", Then: async page =>
        {
            await page.CheckAsync("#role-city");
            await page.LoadAfterAsync(() => page.ClickAsync("form.issue button"));
        }),
        ["key-issued"] = new("/keys", "agency", Then: async page =>
        {
            await page.CheckAsync("#role-city");
            await page.SelectOptionAsync("#city", "naryn");
            await page.FillAsync("#until", "2035-12-31");
            await page.LoadAfterAsync(() => page.ClickAsync("form.issue button"));
        }),

        // Decided, with two objections, one of which is answered.
        ["decided-result"] = new("/contests/2018/result", "jury"),
        ["decided-work"] = new("/contests/2018/work", "agency"),
        ["decided-status"] = new("/contests/2018/cities/kochkor-ata/status", "city"),
        ["publish"] = new("/contests/2018/publish", "agency"),
        ["objections"] = new("/contests/2018/objections", "agency"),
        ["objections-city"] = new("/contests/2018/cities/kochkor-ata/objections", "city"),

        // Published, corrected and published again.
        [PublishedContest] = new("/contests/2019"),
        [Published] = new("/contests/2019/result"),
        ["published-before"] = new("/contests/2019/result?publication=1"),
        ["published-city"] = new("/contests/2019/cities/kara-suu"),
        ["published-compare"] = new("/contests/2019/compare?city=karakol&other=balykchy"),
        ["published-robustness"] = new("/contests/2019/robustness"),
        ["published-protocol"] = new("/contests/2019/protocol"),
        ["publish-done"] = new("/contests/2019/publish", "agency"),

        // Nothing was sent yet.
        ["empty-contest"] = new("/contests/2017"),
        ["empty-city"] = new("/contests/2017/cities/osh"),
        ["empty-work"] = new("/contests/2017/work", "agency"),
        ["empty-result"] = new("/contests/2017/result", "jury"),
        ["empty-robustness"] = new("/contests/2017/robustness", "jury"),
        ["empty-jury"] = new("/contests/2017/jury", "jury"),
        ["empty-status"] = new("/contests/2017/cities/kochkor-ata/status", "city"),
        ["empty-withdraw"] = new("/contests/2017/cities/osh/withdraw", "agency"),
        ["empty-objections"] = new("/contests/2017/objections", "agency"),
    };

    /// <summary>The pages to look at alone, by name, in the environment variable <c>YOUTHCITY_PAGES</c>, with commas between them; none where it is not set.</summary>
    private static string[] Asked { get; } = (Environment.GetEnvironmentVariable("YOUTHCITY_PAGES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Chosen => All.Keys.Where(page => Asked.Length == 0 || Asked.Contains(page));

    public static string[] Languages { get; } = ["ky", "ru", "en"];

    /// <summary>Every page in every language: on the narrowest screen, on a desk in the dark, and on a projector.</summary>
    public static TheoryData<string, string, int, ColorScheme> Everywhere =>
        [.. from page in Chosen from look in new[] { ("ky", 320, ColorScheme.Light), ("ru", 1280, ColorScheme.Dark), ("en", 1920, ColorScheme.Light) } select (page, look.Item1, look.Item2, look.Item3)];

    /// <summary>Every page on a telephone in the languages in which <see cref="Everywhere"/> has it on a desk: words are longer in one than in another.</summary>
    public static TheoryData<string, string> OnTelephones => [.. from page in Chosen from language in (string[])["ru", "en"] select (page, language)];

    /// <summary>Every page in every language on a telephone and on a desk, light and dark.</summary>
    public static TheoryData<string, string, int, ColorScheme> Pictures =>
        [.. from page in Chosen from language in Languages from width in (int[])[360, 1440] from colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark] select (page, language, width, colours)];

    /// <summary>Every page but the slip of a new key: each look at it is another key.</summary>
    public static TheoryData<string> Plain => [.. All.Keys.Where(name => name != "key-issued")];

    public static SitePage Of(string name) => All[name];
}
