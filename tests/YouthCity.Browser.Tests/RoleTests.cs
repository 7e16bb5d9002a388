using System.Text;
using Microsoft.Playwright;

namespace YouthCity.Browser.Tests;

/// <summary>The main way of each role, in each language, without a script.</summary>
public sealed class RoleTests(Site site)
{
    public static TheoryData<string> Languages { get; } = [.. Pages.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_agency_sends_a_file_with_mistakes_mends_it_and_stores_it(string language)
    {
        await using var window = await BeginAsync("agency", $"/contests/2020/work?lang={language}");
        var page = window.Page;
        await SendAsync(page, "city,indicator,baseline,value\nosh,1.1,9,12000000\natlantis,1.1,1,1\n");
        Assert.Equal(1, await page.Locator(".note.bad").CountAsync());
        Assert.True(await page.Locator(".cell-bad").CountAsync() >= 1);

        var value = 10 + Array.IndexOf(Pages.Languages, language);
        await SendAsync(page, $"city,indicator,baseline,value\nosh,1.1,9,{value}\n");
        Assert.Equal(0, await page.Locator(".note.bad").CountAsync());
        await page.FillAsync("#reason", "№ 12-3");
        await page.ClickAsync("form.store button");
        Assert.Equal(1, await page.Locator(".note.good").CountAsync());
        Assert.Contains("№ 12-3", await page.Locator(".audit tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_juror_marks_a_city_and_is_led_to_the_next(string language)
    {
        await using var window = await BeginAsync("jury", $"/contests/2020/ballots/talas?lang={language}");
        var page = window.Page;
        for (var group = 0; group < 6; group++)
            await page.FillAsync($"#mark{group}", language == "en" ? "7.5" : "7,5");
        await page.ClickAsync("form.ballot button[value=next]");
        Assert.DoesNotContain("/ballots/talas", page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/contests/2020/ballots/talas");
        Assert.Equal(language == "en" ? "7.5" : "7,5", await page.InputValueAsync("#mark5"));
        Assert.Contains("isdone", await page.Locator(".progress18 [aria-current=page]").GetAttributeAsync("class"), StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_jury_goes_from_the_ranking_to_a_receipt_a_comparison_and_what_if(string language)
    {
        await using var window = await BeginAsync("jury", $"/contests/2020/result?lang={language}");
        var page = window.Page;
        await page.ClickAsync(".rank tbody tr:nth-child(4) a");
        Assert.Equal(1, await page.Locator(".receipt").CountAsync());
        await page.ClickAsync("main .btns a");
        Assert.Equal(2, await page.Locator(".diff").CountAsync());
        await page.GotoAsync("/contests/2020/what-if");
        await page.FillAsync("#w0", "0");
        await page.ClickAsync("#what-if button");
        Assert.Contains("w=0", page.Url, StringComparison.Ordinal);
        Assert.Equal(18, await page.Locator("#tried tbody tr").CountAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_city_comes_to_its_own_page_by_signing_in(string language)
    {
        await using var window = await BrowserWindow.BeginAsync(site, script: false);
        var page = window.Page;
        await page.GotoAsync($"/?lang={language}");
        await page.ClickAsync("a[href='/contests/2020/status']");
        await page.FillAsync("#key", site.Keys["city"]);
        await page.ClickAsync("main button");
        Assert.EndsWith("/contests/2020/cities/kochkor-ata/status", page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await page.Locator(".attn").CountAsync());
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Anyone_goes_from_home_to_a_city_and_sees_no_score(string language)
    {
        await using var window = await BrowserWindow.BeginAsync(site, script: false);
        var page = window.Page;
        await page.GotoAsync($"/?lang={language}");
        await page.ClickAsync(".contests h3 a");
        await page.ClickAsync(".applied a");
        Assert.Equal(0, await page.Locator(".receipt, .score").CountAsync());
        Assert.Empty(window.Complaints);
    }

    /// <summary>With a script, places are worked out while weights are typed.</summary>
    [Fact]
    public async Task What_if_answers_at_once_where_scripts_run()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.SignInAsync(site.Keys["jury"]);
        await window.Page.GotoAsync("/contests/2020/what-if?lang=en");
        var before = await window.Page.Locator("#tried tbody").InnerTextAsync();
        await window.Page.FillAsync("#w4", "50");
        await window.Page.WaitForURLAsync(url => url.Contains("w=50", StringComparison.Ordinal));
        Assert.NotEqual(before, await window.Page.Locator("#tried tbody").InnerTextAsync());
        Assert.Empty(window.Complaints);
    }

    private async Task<BrowserWindow> BeginAsync(string who, string path)
    {
        var window = await BrowserWindow.BeginAsync(site, script: false);
        await window.SignInAsync(site.Keys[who]);
        await window.Page.GotoAsync(path);
        return window;
    }

    private static async Task SendAsync(IPage page, string file)
    {
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "file.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await page.ClickAsync("form.upload button");
    }
}
