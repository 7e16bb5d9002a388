using System.Diagnostics;
using System.Text;
using Microsoft.Playwright;

namespace YouthCity.Browser.Tests;

/// <summary>A contest from a file with mistakes to a result that anyone verifies, as all four go through it in the browser.</summary>
public sealed class WholeWayTests(Site site)
{
    private static readonly string s_seeds = Path.Combine(AppContext.BaseDirectory, "seeds");

    [Theory]
    [InlineData("ky", "2014")]
    [InlineData("ru", "2015")]
    [InlineData("en", "2016")]
    public async Task From_a_file_with_mistakes_to_a_verified_result(string language, string contest)
    {
        await site.MakeContestAsync(contest);
        var at = $"/contests/{contest}";
        await using var agency = await BeginAsync("agency", $"{at}/work?lang={language}");
        await SendApplicationsAsync(agency.Page);
        await MoveAsync(agency.Page, at, "judging");

        await using var juror = await BeginAsync("jury", $"{at}/ballots/naryn?lang={language}");
        for (var group = 0; group < 6; group++)
            await juror.Page.FillAsync($"#mark{group}", "8");
        await juror.Page.ClickAsync("form.ballot button[value=next]");
        await MoveAsync(agency.Page, at, "decided");

        await using var city = await BeginAsync("city", $"{at}/status?lang={language}");
        await city.Page.ClickAsync("[aria-labelledby=objections] a");
        await city.Page.SelectOptionAsync("#about", "value 1.1");
        await city.Page.FillAsync("#text", "№ 12");
        await city.Page.ClickAsync("form.objection button");

        await agency.Page.GotoAsync($"{at}/work");
        await agency.Page.ClickAsync($".steps a[href='{at}/objections']");
        await agency.Page.CheckAsync("input[value=rejected]");
        await agency.Page.FillAsync("form.answer textarea", "№ 13");
        await agency.Page.ClickAsync("form.answer button");
        await city.Page.ReloadAsync();
        Assert.Equal("№ 13", await city.Page.Locator(".note .said").InnerTextAsync());

        await agency.Page.GotoAsync($"{at}/work");
        await agency.Page.ClickAsync($".steps a[href='{at}/publish']");
        await agency.Page.ClickAsync("form.publish button");
        Assert.Equal(1, await agency.Page.Locator(".note.good[role=status]").CountAsync());

        await using var anyone = await BrowserWindow.BeginAsync(site, script: false);
        await anyone.Page.GotoAsync($"{at}?lang={language}");
        await anyone.Page.ClickAsync($".note a[href='{at}/result']");
        Assert.Equal(3, await anyone.Page.Locator(".podium li").CountAsync());
        await VerifyAsync(anyone.Page);
        foreach (var window in (BrowserWindow[])[agency, juror, city, anyone])
            Assert.Empty(window.Complaints);
    }

    /// <summary>First with a mistake, then as it should be.</summary>
    private static async Task SendApplicationsAsync(IPage page)
    {
        var right = await File.ReadAllTextAsync(Path.Combine(s_seeds, "applications-sample-invented.csv"));
        await SendAsync(page, $"{right.TrimEnd()}\natlantis,1.1,1,1,,,\n");
        Assert.Equal(1, await page.Locator(".note.bad").CountAsync());
        Assert.True(await page.Locator(".cell-bad").CountAsync() >= 1);
        await SendAsync(page, right);
        await page.FillAsync("#reason", "№ 1");
        await page.ClickAsync("form.store button");
        Assert.Equal(1, await page.Locator(".note.good").CountAsync());

        async Task SendAsync(IPage page, string file)
        {
            await page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "file.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
            await page.ClickAsync("form.upload button");
        }
    }

    private static async Task MoveAsync(IPage page, string contest, string stage)
    {
        await page.GotoAsync($"{contest}/stage");
        await page.CheckAsync($"#stage-{stage}");
        if (stage == "decided")
        {
            await page.FillAsync("#protocol-number", "4");
            await page.FillAsync("#protocol-date", "2026-02-27");
            await page.FillAsync("#objections-until", "2099-03-20");
        }

        await page.ClickAsync("form.stage button");
        await page.ClickAsync("form.confirm button");
        Assert.EndsWith("/work", page.Url, StringComparison.Ordinal);
    }

    /// <summary>Takes the file and its signature from the page, and carries out the command that stands on it.</summary>
    private static async Task VerifyAsync(IPage page)
    {
        var folder = Directory.CreateTempSubdirectory("youthcity-verify-");
        try
        {
            foreach (var link in await page.Locator("#check a[download]").AllAsync())
            {
                var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
                await download.SaveAsAsync(Path.Combine(folder.FullName, download.SuggestedFilename));
            }

            var command = (await page.Locator("#check code").Last.InnerTextAsync()).Split(' ');
            Assert.Equal(["python3", "verify.py"], command[..2]);
            var start = new ProcessStartInfo(command[0], [Repository.Path("verify", "verify.py"), .. command[2..]]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, UseShellExecute = false };
            using var verify = Process.Start(start)!;
            var said = await verify.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await verify.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Contains("\nVERIFIED", said, StringComparison.Ordinal);
            Assert.Equal(0, verify.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<BrowserWindow> BeginAsync(string who, string path)
    {
        var window = await BrowserWindow.BeginAsync(site, script: false);
        await window.SignInAsync(site.Keys[who]);
        await window.Page.GotoAsync(path);
        return window;
    }
}
