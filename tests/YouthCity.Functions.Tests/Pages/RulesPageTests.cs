using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Tests.Files;

namespace YouthCity.Functions.Tests.Pages;

/// <summary>The agency changes rules and makes contests on pages, without a script.</summary>
public sealed class RulesPageTests : ServiceTest
{
    private const string Upload = "/contests/2020/upload/rules";

    private string? _form;

    [Theory]
    [InlineData("ky", "Эрежелер: 6 топ, 26 көрсөткүч, 18 шаар")]
    [InlineData("ru", "Правила: 6 групп, 26 показателей, 18 городов")]
    [InlineData("en", "Rules: 6 groups, 26 indicators, 18 cities")]
    public async Task The_workbook_is_taken_in_any_language_and_the_overview_leads_there(string language, string title)
    {
        var (page, cookie) = await OpenAsync($"/contests/2020/rules?lang={language}");
        Assert.Equal(title, page.Html().QuerySelector("h1")!.TextContent.Replace('\u00A0', ' '));
        var links = page.Html().QuerySelectorAll("main a[href^='/api/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(4, links.Count);
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await Service.Anyone.ReadAsync(link)).Status);
        Assert.NotNull((await Service.Anyone.ReadAsync("/contests/2020/work", ("Cookie", cookie))).Html().QuerySelector("main a[href='/contests/2020/rules']"));
    }

    [Fact]
    public async Task A_change_is_shown_with_what_it_would_do_and_stored_once_it_is_confirmed_with_a_reason()
    {
        await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,9\nosh,2.1,1\ntalas,1.1,3\ntalas,2.1,30\nnaryn,1.2,20\n");
        var (page, cookie) = await OpenAsync("/contests/2020/rules?lang=en");
        var version = await Service.VersionAsync();
        var book = new RuleSheets().With("Groups", "B2", 30.0).With("Cities", "B3", "Жаңы аты").WithoutRow("Indicators", 3);

        var check = await Service.Anyone.SendFileAsync(Upload, page, "form.upload", Cookies(cookie, page), "rules.xlsx", book.Bytes());

        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.StartsWith("No errors. It will change the rules in 3 places", check.Html().QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var text = check.Html().QuerySelector("main")!.TextContent;
        Assert.All(["is removed", "weight", "Жаңы аты", "Hidden, because"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains(check.Html().QuerySelectorAll("section[aria-labelledby=effects] tbody th"), city => city.TextContent == "Talas");
        Assert.Equal(version, await Service.VersionAsync());

        Assert.Equal(HttpStatusCode.BadRequest, (await Service.Anyone.SendFormAsync($"{Upload}/store", check, "form.store", Cookies(cookie, page), ("reason", " "))).Status);
        var stored = await Service.Anyone.SendFormAsync($"{Upload}/store", check, "form.store", Cookies(cookie, page), ("reason", "protocol 4"));
        Assert.Equal((HttpStatusCode.Redirect, "/contests/2020/work?stored=3"), (stored.Status, stored.Headers.Location?.ToString()));
        Assert.Contains("\"weight\":30", (await Service.Anyone.ReadOfAsync("rules")).Text, StringComparison.Ordinal);

        var same = await Service.Anyone.SendFileAsync(Upload, page, "form.upload", Cookies(cookie, page), "rules.xlsx", (await Service.Anyone.ReadOfAsync("rules?format=xlsx&lang=ky")).Content);
        Assert.Null(same.Html().QuerySelector("form.store"));
    }

    [Fact]
    public async Task A_refused_workbook_names_sheet_and_cell_and_comes_back_marked()
    {
        var (page, cookie) = await OpenAsync("/contests/2020/rules?lang=en");

        var refused = await Service.Anyone.SendFileAsync(Upload, page, "form.upload", Cookies(cookie, page), "rules.xlsx", new RuleSheets().With("Groups", "B2", 0.0).With("Cities", "A2", "!").Bytes());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var listed = refused.Html().QuerySelectorAll("section[aria-labelledby=whole] li").Select(item => item.TextContent).ToList();
        Assert.Equal(2, listed.Count);
        Assert.StartsWith("Error, Groups!B2.", listed[0], StringComparison.Ordinal);
        Assert.StartsWith("Error, Cities!A2.", listed[1], StringComparison.Ordinal);
        Assert.Empty(refused.Html().QuerySelectorAll("button[value=csv]"));
        Assert.Contains("The workbook (.xlsx)", refused.Html().QuerySelector("form.upload label")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(".zip", refused.Html().QuerySelector("form.upload input[type=file]")!.GetAttribute("accept"), StringComparison.Ordinal);
        var marked = await Service.Anyone.SendFormAsync($"{Upload}/marked", refused, "form.marked", Cookies(cookie, page), ("format", "xlsx"));
        Assert.Equal(["B2"], ReturnedSheet.Of(marked, "Groups").Colours.Keys);
        Assert.Null(await Service.VersionAsync());

        var archive = await Service.Anyone.SendFileAsync(Upload, page, "form.upload", Cookies(cookie, page), "rules.zip", new RuleSet().With("groups.csv", "1,1,", "1,0,").Zip());
        Assert.Contains("groups.csv:2", archive.Html().QuerySelector("section[aria-labelledby=whole] li")!.TextContent, StringComparison.Ordinal);
        Assert.Null(archive.Html().QuerySelector("form.marked"));
    }

    [Fact]
    public async Task After_the_collecting_a_change_can_be_looked_at_and_not_stored()
    {
        (await Service.Agency.SendFileAsync("/api/contests/2020/stage", """{ "stage": "judging" }"""u8.ToArray())).AssertStatus(HttpStatusCode.Created);
        var (page, cookie) = await OpenAsync("/contests/2020/rules?lang=en");
        Assert.NotNull(page.Html().QuerySelector(".note.warn a[href='/contests/2020/stage']"));
        var check = await Service.Anyone.SendFileAsync(Upload, page, "form.upload", Cookies(cookie, page), "rules.xlsx", new RuleSheets().With("Groups", "B2", 3.0).Bytes());
        Assert.NotNull(check.Html().QuerySelector("section[aria-labelledby=effects]"));
        Assert.Null(check.Html().QuerySelector("form.store"));
        Assert.NotNull(check.Html().QuerySelector("section[aria-labelledby=store] a[href='/contests/2020/stage']"));
    }

    [Fact]
    public async Task A_new_contest_is_made_of_an_old_one_once_that_is_confirmed()
    {
        await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,9\ntalas,1.1,3\n");
        var (page, cookie) = await OpenAsync("/contests/2020/copy?lang=en");
        foreach (var (id, reason, words) in new[] { ("a b", "decree", "cannot be an id"), ("2020", "decree", "There is a contest 2020 already"), ("2027", " ", "Say why") })
        {
            var wrong = await SendAsync(page, "form.copy", ("id", id), ("reason", reason));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
            Assert.Contains(words, wrong.Html().QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }

        var preview = await SendAsync(page, "form.copy", ("id", "2027"), ("baselines", "values"), ("reason", "decree"));
        Assert.Equal("Contest 2027 would be made", preview.Html().QuerySelector("h1")!.TextContent);
        Assert.Contains("18 cities, 6 groups, 26 indicators", preview.Html().QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("old contest: 2", preview.Html().QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("2027", (await Service.Anyone.ReadAsync("/api/contests")).Text, StringComparison.Ordinal);

        // Somebody changes the old contest: what would be made now is shown first.
        await Service.Agency.ApplyAsync("city,indicator,value\nnaryn,1.1,4\n");
        var moved = await SendAsync(preview, "form.confirm");
        Assert.Equal(HttpStatusCode.Conflict, moved.Status);
        var made = await SendAsync(moved, "form.confirm");
        Assert.Equal((HttpStatusCode.Redirect, "/contests/2027/rules"), (made.Status, made.Headers.Location?.ToString()));
        Assert.Equal(9, (await Service.EntriesAsync("osh", "2027"))["1.1"].Baseline);
        var act = Assert.Single((await Service.Agency.ReadAsync("/api/contests/2027/audit")).Json.GetProperty("acts").EnumerateArray());
        Assert.StartsWith("decree (Copied from 2020 at version ", act.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(page, "form.none", ("id", "2028"), ("reason", "r"))).Status);

        Task<Reply> SendAsync(Reply from, string form, params (string Name, string Value)[] fields) =>
            Service.Anyone.SendFormAsync("/contests/2020/copy", from, form, Cookies(cookie, page), fields);
    }

    private async Task<(Reply Page, string Cookie)> OpenAsync(string path)
    {
        var cookie = await Service.SignInAsync("agency");
        return ((await Service.Anyone.ReadAsync(path, ("Cookie", cookie))).AssertStatus(HttpStatusCode.OK), cookie);
    }

    private string Cookies(string session, Reply page)
    {
        _form = page.Cookie("form") ?? _form;
        return $"{session}; lang=en; {_form}";
    }
}
