namespace YouthCity.Browser.Tests;

/// <summary>An address is found in the reference while one types, and without a script by the form's button.</summary>
public sealed class ReferenceTests(Site site)
{
    [Fact]
    public async Task What_is_typed_leaves_the_addresses_that_have_it()
    {
        await using var window = await BrowserWindow.BeginAsync(site);
        await window.OpenAsync("reference", "ru");
        Assert.True(await window.Page.Locator("section.operation").CountAsync() > 40);
        await window.Page.EvaluateAsync("() => { window.same = true; }");

        await window.Page.Locator("#q").PressSequentiallyAsync("no-such-move");
        await window.Page.Locator("#found:has-text('1')").WaitForAsync();
        Assert.Equal(["StageMove"], await window.Page.Locator("section.operation h3").EvaluateAllAsync<string[]>("headings => headings.map(heading => heading.id)"));
        Assert.True(await window.Page.EvaluateAsync<bool>("() => window.same === true && document.activeElement.id === 'q'"), "The page was loaded anew.");
        Assert.EndsWith("?q=no-such-move", window.Page.Url, StringComparison.Ordinal);

        await window.Page.Locator("#q").FillAsync("");
        await window.Page.WaitForFunctionAsync("() => document.querySelectorAll('section.operation').length > 40");
        Assert.True(window.Complaints.Count == 0, string.Join('\n', window.Complaints));
    }

    [Fact]
    public async Task The_contents_lead_to_an_address()
    {
        await using var window = await BrowserWindow.BeginAsync(site, 360);
        await window.OpenAsync("reference", "ky");
        await window.Page.ClickAsync(".contents a[href='#StageMove']");
        var box = await window.Page.Locator("#StageMove").BoundingBoxAsync();
        Assert.InRange(box!.Y, 0, 700);
    }
}
