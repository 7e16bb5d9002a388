using System.Text;
using Microsoft.Playwright;

namespace YouthCity.Browser.Tests;

/// <summary>A plan with a mistake, mended and sent again, until everyone sees it on the page of its city.</summary>
public sealed class PlanTests(Site site)
{
    [Theory]
    [InlineData("ky", "2011", 360)]
    [InlineData("ru", "2012", 1280)]
    [InlineData("en", "2013", 360)]
    public async Task A_plan_with_a_mistake_is_mended_and_seen_by_everyone(string language, string contest, int width)
    {
        await site.MakeContestAsync(contest);
        await using var agency = await BrowserWindow.BeginAsync(site, width, script: false);
        await agency.SignInAsync(site.Keys["agency"]);
        await agency.Page.GotoAsync($"/contests/{contest}/upload/action-plans?lang={language}");
        await SendAsync(agency.Page, "шаар,иш-чара,мөөнөтү,абалы\nОш,Бак тигүү,31.02.2021,аткарылды\n");
        Assert.Equal(1, await agency.Page.Locator(".note.bad").CountAsync());
        Assert.Equal("31.02.2021", await agency.Page.Locator(".cell-bad").InnerTextAsync());

        await agency.Page.GotoAsync($"/contests/{contest}/upload/action-plans");
        await SendAsync(agency.Page, "шаар,иш-чара,мөөнөтү,абалы\nОш,Бак тигүү,28.02.2021,аткарылды\nОш,Жол оңдоо,2021-03,\n");
        await agency.Page.FillAsync("#reason", "№ 1");
        await agency.Page.ClickAsync("form.store button");
        Assert.Equal(1, await agency.Page.Locator(".note.good").CountAsync());

        await using var anyone = await BrowserWindow.BeginAsync(site, width, script: false);
        await anyone.Page.GotoAsync($"/contests/{contest}?lang={language}");
        await anyone.Page.ClickAsync("#plans tbody a");
        Assert.Equal(2, await anyone.Page.Locator("#actions tbody tr").CountAsync());
        Assert.StartsWith("Жол оңдоо", await anyone.Page.Locator("#actions tr.attn th").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var window in (BrowserWindow[])[agency, anyone])
        {
            Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            Assert.Empty(window.Complaints);
        }
    }

    private static async Task SendAsync(IPage page, string file)
    {
        await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "plan.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await page.ClickAsync("form.upload button");
    }
}
