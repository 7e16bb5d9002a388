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
        await window.Page.WaitForFunctionAsync("() => location.search.includes('w=50')");
        var typed = await window.Page.Locator("#tried tbody").InnerTextAsync();
        Assert.NotEqual(before, typed);
        await window.Page.FocusAsync("p:has(#w4) input[type=range]");
        await window.Page.Keyboard.PressAsync("Home");
        await window.Page.WaitForFunctionAsync("() => location.search.endsWith('w=0&w=1')");
        Assert.Equal("0", await window.Page.InputValueAsync("#w4"));
        Assert.NotEqual(typed, await window.Page.Locator("#tried tbody").InnerTextAsync());
        Assert.Empty(window.Complaints);
    }

    /// <summary>With a script the ranking is sorted without a page of its own, and "back" leads back.</summary>
    [Fact]
    public async Task The_ranking_is_sorted_in_place_where_scripts_run()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.SignInAsync(site.Keys["jury"]);
        var page = window.Page;
        await page.GotoAsync("/contests/2020/result?lang=en");
        await page.EvaluateAsync("() => { window.isSamePage = true; }");
        await page.ClickAsync(".rank thead a[href^='?sort=city']");
        await page.WaitForFunctionAsync("() => location.search.includes('sort=city')");
        Assert.Equal("Balykchy", await page.Locator(".rank tbody th").First.InnerTextAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => window.isSamePage === true"));
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.closest('.rank') !== null"), "The focus stays in the table.");
        await page.LoadAfterAsync(() => page.EvaluateAsync("() => { history.back(); }"));
        Assert.Equal("Naryn", await page.Locator(".rank tbody th").First.InnerTextAsync());
        Assert.Empty(window.Complaints);
    }

    /// <summary>With a script a ballot is kept although nobody presses a button: here as the page is left.</summary>
    [Fact]
    public async Task A_ballot_is_kept_by_itself_where_scripts_run()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.SignInAsync(site.Keys["jury"]);
        var page = window.Page;
        await page.GotoAsync("/contests/2020/ballots/naryn?lang=en");
        await page.FillAsync("#mark2", "4.5");
        var kept = page.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Url.EndsWith("/ballots/naryn", StringComparison.Ordinal));
        await page.EvaluateAsync("""
            () => {
              Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
              document.dispatchEvent(new Event('visibilitychange'));
            }
            """);
        Assert.EndsWith("/ballots/naryn?saved=true", (await (await kept).AllHeadersAsync())["location"], StringComparison.Ordinal);
        await page.Locator("#ballot-progress .ispart[aria-current=page]").WaitForAsync();
        await page.ReloadAsync();
        Assert.Equal("4.5", await page.InputValueAsync("#mark2"));
        Assert.Empty(window.Complaints);
    }

    /// <summary>With a script a file is dropped on the form, and the answer comes in place of the page.</summary>
    [Fact]
    public async Task A_file_is_dropped_on_the_form_where_scripts_run()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.SignInAsync(site.Keys["agency"]);
        var page = window.Page;
        await page.GotoAsync("/contests/2020/upload/applications?lang=en");
        await page.EvaluateAsync("""
            () => {
              window.isSamePage = true;
              const data = new DataTransfer();
              data.items.add(new File(['city,indicator,baseline,value\natlantis,1.1,1,1\n'], 'dropped.csv', { type: 'text/csv' }));
              document.querySelector('form.upload').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """);
        await page.ClickAsync("form.upload button");
        await page.Locator(".note.bad").WaitForAsync();
        Assert.True(await page.Locator(".cell-bad").CountAsync() >= 1);
        Assert.True(await page.EvaluateAsync<bool>("() => window.isSamePage === true && document.activeElement.tagName === 'H1'"));
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
