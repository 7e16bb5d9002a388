using Microsoft.Playwright;

namespace YouthCity.Browser.Tests;

/// <summary>Everything a page offers can be had without a mouse.</summary>
public sealed class KeyboardTests(Site site)
{
    /// <summary>No page has so many things that take the focus: where one is not found by then, the focus goes round in a circle.</summary>
    private const int MostPresses = 200;

    [Fact]
    public async Task The_jury_signs_in_reads_the_ranking_and_signs_out_by_keyboard_alone()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        var page = window.Page;
        await page.GotoAsync("/?lang=en");
        await TabToAsync(page, "a[href='/sign-in']");
        await EnterAsync(page);

        await TabToAsync(page, "#key");
        await page.Keyboard.TypeAsync(site.Keys["jury"]);
        await EnterAsync(page);
        Assert.Equal(1, await page.Locator("form[action='/sign-out']").CountAsync());

        await TabToAsync(page, ".menu a[href='/contests/2020/result']");
        await EnterAsync(page);
        Assert.Equal("Naryn", await page.Locator(".rank tbody th").First.InnerTextAsync());

        await TabToAsync(page, "form[action='/sign-out'] button");
        await EnterAsync(page);
        Assert.Equal(0, await page.Locator("form[action='/sign-out']").CountAsync());
        Assert.True(window.Complaints.Count == 0, string.Join('\n', window.Complaints));
    }

    [Fact]
    public async Task The_first_tab_shows_a_way_past_the_header()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        var page = window.Page;
        await page.GotoAsync("/contests/2020?lang=en");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("""
            () => {
              const link = document.activeElement, box = link.getBoundingClientRect();
              return link.matches('a[href="#content"]') && box.left >= 0 && box.top >= 0 && box.width > 0;
            }
            """));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task Whatever_has_the_focus_shows_it()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.OpenAsync(Pages.Ranking, "en");
        var seen = 0;
        while (seen < MostPresses && await NextAsync(window.Page))
        {
            seen++;
            Assert.True(await window.Page.EvaluateAsync<bool>("() => getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.tagName === 'HTML'"), await FocusedAsync(window.Page));
        }

        Assert.True(seen > 6, $"Only {seen} elements take the focus.");
    }

    [Fact]
    public async Task A_wide_sheet_scrolls_by_keyboard_inside_its_own_frame()
    {
        await using var window = await BrowserWindow.BeginAsync(site, 320);
        await window.OpenAsync("protocol", "ru");
        await TabToAsync(window.Page, ".scroll", isWide: true);

        // A key that comes before the page is drawn whole scrolls nothing; people press it again.
        var isScrolled = false;
        for (var presses = 0; presses < 50 && !isScrolled; presses++)
        {
            await window.Page.Keyboard.PressAsync("ArrowRight");
            await window.Page.WaitForTimeoutAsync(100);
            isScrolled = await window.Page.EvaluateAsync<bool>("() => document.activeElement.scrollLeft > 0");
        }

        Assert.True(isScrolled);
    }

    [Fact]
    public async Task A_refused_key_says_so_beside_its_field_in_the_language_of_the_page()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.OpenAsync(Pages.SignInRefused, "ru");
        Assert.Equal("true", await window.Page.GetAttributeAsync("#key", "aria-invalid"));
        Assert.Equal("key-hint failed", await window.Page.GetAttributeAsync("#key", "aria-describedby"));
        Assert.Contains("ключ", await window.Page.Locator("#failed").InnerTextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static Task EnterAsync(IPage page) => page.LoadAfterAsync(() => page.Keyboard.PressAsync("Enter"));

    /// <param name="isWide">Whether more is in it than it shows.</param>
    private static async Task TabToAsync(IPage page, string selector, bool isWide = false)
    {
        for (var presses = 0; presses < MostPresses && await NextAsync(page); presses++)
        {
            if (await page.EvaluateAsync<bool>("([selector, isWide]) => document.activeElement.matches(selector) && (!isWide || document.activeElement.scrollWidth > document.activeElement.clientWidth)", new object[] { selector, isWide }))
                return;
        }

        Assert.Fail($"No press of the tab key leads to {selector}.");
    }

    /// <summary>Moves the focus on; false where it left the page.</summary>
    private static async Task<bool> NextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        return await page.EvaluateAsync<bool>("() => document.activeElement !== document.body && document.activeElement !== null");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)");
}
