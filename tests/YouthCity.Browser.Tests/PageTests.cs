using Microsoft.Playwright;
using YouthCity.Core.Criteria;

namespace YouthCity.Browser.Tests;

/// <summary>What holds for every page, in every language, on a telephone and on a desk.</summary>
public sealed class PageTests(Site site)
{
    private static readonly string s_axe = File.ReadAllText(
        Repository.Path("tests", "YouthCity.Browser.Tests", "node_modules", "axe-core", "axe.min.js"));

    [Theory]
    [MemberData(nameof(Pages.Everywhere), MemberType = typeof(Pages))]
    public async Task A_page_fits_its_width_speaks_its_language_and_the_browser_has_nothing_against_it(string name, string language, int width, ColorScheme colours)
    {
        await using var window = await BrowserWindow.BeginAsync(site, width, colours: colours);
        await window.OpenAsync(name, language);

        Assert.Equal(language, await window.Page.GetAttributeAsync("html", "lang"));
        Assert.False(string.IsNullOrWhiteSpace(await window.Page.TitleAsync()));
        Assert.True(await window.Page.EvaluateAsync<bool>("() => document.styleSheets.length === 1 && document.styleSheets[0].cssRules.length > 10"), "The style sheet came.");
        Assert.True(await window.Page.EvaluateAsync<bool>("async () => { await document.fonts.ready; return [...document.fonts].some(font => font.status === 'loaded'); }"), "The font came.");
        await AssertFitsAsync(window.Page);
        Assert.True(window.Complaints.Count == 0, string.Join('\n', window.Complaints));
    }

    [Theory]
    [MemberData(nameof(Pages.OnTelephones), MemberType = typeof(Pages))]
    public async Task A_page_fits_a_telephone_in_every_language(string name, string language)
    {
        await using var window = await BrowserWindow.BeginAsync(site, 360);
        await window.OpenAsync(name, language);
        await AssertFitsAsync(window.Page);
    }

    [Theory]
    [MemberData(nameof(Pages.Everywhere), MemberType = typeof(Pages))]
    public async Task A_page_is_accessible_as_far_as_axe_can_tell(string name, string language, int width, ColorScheme colours)
    {
        await using var window = await BrowserWindow.BeginAsync(site, width, bypassPolicy: true, colours);
        await window.OpenAsync(name, language);
        await window.Page.EvaluateAsync(s_axe);
        var (violations, passes) = (await AxeAsync(window.Page, "violations"), await AxeAsync(window.Page, "passes"));
        Assert.True(violations.Length == 0, string.Join('\n', violations));
        Assert.Contains(passes, rule => rule.StartsWith("html-has-lang", StringComparison.Ordinal));
    }

    /// <summary>Nothing is there for scripts alone: with them off, a page has the same heading, tables and forms.</summary>
    [Theory]
    [MemberData(nameof(Pages.Plain), MemberType = typeof(Pages))]
    public async Task A_page_is_complete_without_a_script(string name)
    {
        var seen = new List<string>();
        foreach (var script in (bool[])[true, false])
        {
            await using var window = await BrowserWindow.BeginAsync(site, script: script);
            await window.OpenAsync(name, "ru");
            Assert.Empty(window.Complaints);
            var parts = new List<string> { await window.Page.Locator("h1").InnerTextAsync() };
            foreach (var part in (string[])["main h2", "main table", "main form", "main svg", "main a", "main button"])
                parts.Add($"{part}: {await window.Page.Locator(part).CountAsync()}");
            seen.Add(string.Join(", ", parts));
        }

        Assert.Equal(seen[0], seen[1]);
    }

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_telephone_shows_place_city_and_score_without_scrolling(string language)
    {
        await using var window = await BrowserWindow.BeginAsync(site, 375);
        await window.OpenAsync(Pages.Ranking, language);
        foreach (var part in (string[])[".pos", "th", ".score"])
        {
            var box = await window.Page.Locator($".rank tbody tr:first-child {part}").BoundingBoxAsync();
            Assert.InRange(box!.X + box.Width, 1, 375);
        }
    }

    /// <summary>With all that it loads, as it is sent, to a browser that has seen nothing of the site.</summary>
    [Fact]
    public async Task A_page_in_all_is_small()
    {
        var sizes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in Pages.All.Keys)
        {
            await using var window = await BrowserWindow.BeginAsync(site);
            var (page, parts) = (0L, 0L);
            window.Page.RequestFinished += async (_, request) =>
            {
                var bytes = (await request.SizesAsync()).ResponseBodySize;

                // What led to the page, such as signing in, is not of it; what those pages loaded, this one would have.
                if (request.IsNavigationRequest || request.ResourceType is "xhr")
                    page = bytes;
                else
                    Interlocked.Add(ref parts, bytes);
            };
            await window.OpenAsync(name, "ru");
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            sizes[name] = page + parts;
        }

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", sizes.Select(size => $"{size.Key} {size.Value}")));
        Assert.All(sizes, size => Assert.True(size.Value is > 10_000 and <= 100_000, $"{size.Key} takes {size.Value} bytes."));
    }

    [Fact]
    public async Task The_check_for_width_sees_a_page_that_is_too_wide()
    {
        await using var window = await BrowserWindow.BeginAsync(site, 375);
        await window.OpenAsync(Pages.Contest, "ky");
        await window.Page.EvaluateAsync("() => document.querySelector('h1').style.width = '600px'");
        Assert.True(await PixelsAsync(window.Page, "scrollWidth") > await PixelsAsync(window.Page, "clientWidth"));
    }

    [Fact]
    public async Task A_script_that_found_its_way_into_a_page_would_not_run()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.OpenAsync(Pages.Contest, "ky");
        await window.Page.EvaluateAsync("""
            () => {
              const script = document.createElement('script');
              script.textContent = 'window.ran = true';
              document.body.append(script);
            }
            """);
        Assert.False(await window.Page.EvaluateAsync<bool>("() => window.ran === true"));
        Assert.Contains(window.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    private static async Task AssertFitsAsync(IPage page)
    {
        var (content, visible) = (await PixelsAsync(page, "scrollWidth"), await PixelsAsync(page, "clientWidth"));
        Assert.True(content <= visible, $"The page is {content} px wide in a window of {visible} px: {await WidestAsync(page)}");
    }

    /// <summary>The innermost things that stand out of the window, without those that scroll inside a frame.</summary>
    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>("""
        () => [...document.querySelectorAll('body *')]
          .filter(part => Math.max(part.getBoundingClientRect().right, part.getBoundingClientRect().left + part.scrollWidth) > document.documentElement.clientWidth + 1 && !part.parentElement.closest('.scroll'))
          .slice(-4).map(part => part.outerHTML.slice(0, 160)).join('\n')
        """);

    private static Task<int> PixelsAsync(IPage page, string of) => page.EvaluateAsync<int>($"() => document.scrollingElement.{of}");

    private static Task<string[]> AxeAsync(IPage page, string part) => page.EvaluateAsync<string[]>($$"""
        async () => (await axe.run()).{{part}}.map(rule => `${rule.id}: ${rule.help}: ${rule.nodes.map(node => node.html).join(' | ')}`)
        """);
}
