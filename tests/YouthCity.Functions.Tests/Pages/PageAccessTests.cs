using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

/// <summary>Who may see which page: as signed in, since a key in a header means nothing to a page.</summary>
public sealed class PageAccessTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [InlineData("/contests/2020/work", "agency")]
    [InlineData("/contests/2020/gaps", "agency")]
    [InlineData("/contests/2020/upload", "agency")]
    [InlineData("/contests/2020/upload/social-orders", "agency")]
    [InlineData("/contests/2020/protocol", "agency")]
    [InlineData("/contests/2020/stage", "agency")]
    [InlineData("/contests/2020/rules", "agency")]
    [InlineData("/contests/2020/copy", "agency")]
    [InlineData("/contests/2020/publish", "agency")]
    [InlineData("/contests/2020/objections", "agency")]
    [InlineData("/contests/2020/cities/osh/withdraw", "agency")]
    [InlineData("/contests/2020/cities/osh/objections", "agency", "osh")]
    [InlineData("/keys", "agency")]
    [InlineData("/contests/2020/audit", "agency", "jury")]
    [InlineData("/contests/2020/ballots/osh", "jury")]
    [InlineData("/contests/2020/cities/osh/status", "agency", "osh")]
    [InlineData("/contests/2020/cities/talas/status", "agency", "talas")]
    public async Task A_page_is_open_to_its_roles_and_says_so_to_others(string path, params string[] open)
    {
        foreach (var who in (string[])["agency", "jury", "osh", "talas"])
        {
            var reply = await filled.Service.Anyone.ReadAsync($"{path}?lang=en", ("Cookie", await filled.Service.SignInAsync(who)));
            Assert.Equal(open.Contains(who) ? 200 : 403, reply.Code);
            if (reply.Code == 403)
                Assert.NotEmpty(reply.Html().QuerySelectorAll("main a"));
        }

        var anyone = await filled.Service.Anyone.ReadAsync($"{path}?lang=en");
        Assert.Equal((HttpStatusCode.Redirect, $"/sign-in?to={Uri.EscapeDataString($"{path}?lang=en")}"), (anyone.Status, anyone.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_said_to_have_ended()
    {
        var reply = await filled.Service.Anyone.ReadAsync("/contests/2020/work", ("Cookie", "session=nonsense"));
        Assert.Contains("ended=1", reply.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = (await filled.Service.Anyone.ReadAsync(reply.Headers.Location.ToString())).Html();
        Assert.NotNull(page.QuerySelector(".note.warn"));
    }

    [Theory]
    [InlineData("osh", "/contests/2020/cities/osh/status")]
    [InlineData("agency", "/contests/2020/work")]
    public async Task A_citys_own_page_is_found_without_knowing_its_address(string who, string target)
    {
        var reply = await filled.Service.Anyone.ReadAsync("/contests/2020/status", ("Cookie", await filled.Service.SignInAsync(who)));
        Assert.Equal((HttpStatusCode.Redirect, target), (reply.Status, reply.Headers.Location?.ToString()));
    }

    [Theory]
    [InlineData("agency")]
    [InlineData("jury")]
    [InlineData("osh")]
    public async Task Every_entry_of_the_menu_is_open_to_whoever_has_it(string who)
    {
        var cookie = await filled.Service.SignInAsync(who);
        var home = (await filled.Service.Anyone.ReadAsync("/", ("Cookie", cookie))).Html();
        var links = home.QuerySelectorAll(".menu a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.InRange(links.Count, 4, 8);
        foreach (var link in links)
        {
            var reply = await filled.Service.Anyone.ReadAsync(link.Split('#')[0], ("Cookie", cookie));
            Assert.True(reply.Code is 200 || reply.Headers.Location?.ToString().StartsWith("/contests/2020/ballots/", StringComparison.Ordinal) == true, link);
        }
    }

    [Fact]
    public async Task A_citys_page_says_what_is_missing_and_gives_it_its_own_file()
    {
        var html = (await filled.Service.Anyone.ReadAsync("/contests/2020/cities/talas/status?lang=en", ("Cookie", await filled.Service.SignInAsync("talas")))).Html();
        Assert.StartsWith("Talas: 26 of 26", html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Seeds.Indicators, html.QuerySelectorAll("[aria-labelledby=accepted] tbody tr").Length);
        var template = CsvText.Parse((await filled.Service.Anyone.ReadAsync("/api/contests/2020/template?city=talas&lang=en")).AssertStatus(HttpStatusCode.OK).Text);
        Assert.Equal(Seeds.Indicators + 2, template.Count);
        Assert.All(template.Skip(2), row => Assert.Equal("Talas", row[0]));
        (await filled.Service.Anyone.ReadAsync("/api/contests/2020/template?city=atlantis")).AssertProblem(HttpStatusCode.NotFound, "unknown-city");
    }

    [Fact]
    public async Task The_overview_and_the_list_of_gaps_say_the_same()
    {
        var cookie = await filled.Service.SignInAsync("agency");
        var html = (await filled.Service.Anyone.ReadAsync("/contests/2020/work?lang=en", ("Cookie", cookie))).Html();
        var gaps = CsvText.Parse((await filled.Service.Anyone.ReadAsync("/contests/2020/gaps?lang=en", ("Cookie", cookie))).Text).Skip(1).ToList();
        Assert.Equal(18, html.QuerySelectorAll(".arrived tbody tr").Length);
        var cities = gaps.Select(row => row[0]).Distinct().ToList();
        Assert.Equal(cities, html.QuerySelectorAll(".arrived tbody tr").Where(row => row.QuerySelector("td:not(:last-child).part-in, td:not(:last-child).none-in") is not null).Select(row => row.QuerySelector("th")!.TextContent));
        Assert.Equal(18 - cities.Count, int.Parse(html.QuerySelector("h1")!.TextContent.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task The_log_names_acts_and_reasons_in_the_time_of_Bishkek()
    {
        var html = (await filled.Service.Anyone.ReadAsync("/contests/2020/audit?lang=ru", ("Cookie", await filled.Service.SignInAsync("agency")))).Html();
        var acts = (await filled.Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().ToList();
        var rows = html.QuerySelectorAll(".audit tbody tr").ToList();
        Assert.Equal(acts.Count, rows.Count);
        Assert.Equal(acts.Select(act => act.GetProperty("reason").GetString()!).Select(reason => reason.StartsWith("Imported", StringComparison.Ordinal) ? "взяты из файлов установки" : reason), rows.Select(row => row.QuerySelectorAll("td")[2].TextContent));
        Assert.EndsWith(acts[0].GetProperty("at").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(6)).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), rows[0].QuerySelector("td")!.TextContent, StringComparison.Ordinal);
        (await filled.Service.Anyone.ReadAsync(rows[0].QuerySelector("a")!.GetAttribute("href")!, ("Cookie", await filled.Service.SignInAsync("agency")))).AssertStatus(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_protocol_has_the_prizes_and_places_of_the_api()
    {
        var html = (await filled.Service.Anyone.ReadAsync("/contests/2020/protocol?lang=en", ("Cookie", await filled.Service.SignInAsync("agency")))).Html();
        Assert.Equal(["3,000,000", "2,000,000", "1,000,000"], html.QuerySelectorAll("[aria-labelledby=fund] tbody td:last-child").Select(cell => cell.TextContent));
        Assert.Equal(18, html.QuerySelectorAll("[aria-labelledby=places] tbody tr").Length);
        Assert.Single(html.QuerySelectorAll("h1"));
    }
}
