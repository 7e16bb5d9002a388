using Microsoft.Playwright;
using YouthCity.Core.Criteria;

namespace YouthCity.Browser.Tests;

/// <summary>Pictures of every page, to be looked at: they are made when asked for, <c>-explicit only -class "*ScreenshotTests"</c>, and stand in <c>artifacts/screenshots</c>.</summary>
public sealed class ScreenshotTests(Site site)
{
    private static readonly string s_folder = Directory.CreateDirectory(Repository.Path("artifacts", "screenshots")).FullName;

    [Theory(Explicit = true)]
    [MemberData(nameof(Pages.Pictures), MemberType = typeof(Pages))]
    public async Task A_page_is_pictured(string name, string language, int width, ColorScheme colours)
    {
        await using var window = await BrowserWindow.BeginAsync(site, width, colours: colours);
        await window.OpenAsync(name, language);
        var path = Path.Combine(s_folder, $"{name}-{language}-{width}-{(colours == ColorScheme.Dark ? "dark" : "light")}.png");
        await window.Page.ScreenshotAsync(new() { Path = path, FullPage = true });
        Assert.True(new FileInfo(path).Length > 0);
    }
}
