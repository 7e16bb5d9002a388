using System.Net;
using System.Text;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class UploadPageTests : ServiceTest
{
    private const string Page = "/contests/2020/upload/applications";

    private string? _form;

    [Fact]
    public async Task A_file_with_mistakes_is_shown_with_each_below_its_row_and_stores_nothing()
    {
        var cookie = await Service.SignInAsync("agency");
        var reply = await CheckAsync(cookie, "city,indicator,baseline,value\nosh,1.1,4,5\nosh,1.2,4,500\natlantis,1.1,1,1\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        var html = reply.Html();
        Assert.StartsWith("The file was not accepted: 2 errors", html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["500", "atlantis"], html.QuerySelectorAll(".cell-bad").Select(cell => cell.TextContent));
        Assert.Equal(["r3", "r4"], html.QuerySelectorAll(".cell-bad").Select(cell => cell.ParentElement!.Id));
        Assert.All(html.QuerySelectorAll(".counts a"), link => Assert.NotNull(html.QuerySelector(link.GetAttribute("href")!)));
        Assert.Empty(await ActsAsync());

        foreach (var (format, type) in new[] { ("csv", "text/csv"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            var marked = await Service.Anyone.SendFormAsync($"{Page}/marked", reply, "form.marked", Cookies(cookie, reply), ("format", format));
            Assert.Equal((HttpStatusCode.OK, type), (marked.Status, marked.MediaType));
        }
    }

    [Fact]
    public async Task A_right_file_is_stored_once_it_is_confirmed_with_a_reason()
    {
        var cookie = await Service.SignInAsync("agency");
        var check = await CheckAsync(cookie, "city,indicator,baseline,value\nosh,1.1,4,5\n");
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.Equal(["4", "5"], check.Html().QuerySelectorAll("ins.will").Select(cell => cell.TextContent));
        Assert.Empty(await ActsAsync());

        var without = await Service.Anyone.SendFormAsync($"{Page}/store", check, "form.store", Cookies(cookie, check), ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.NotNull(without.Html().QuerySelector("#reason[aria-invalid=true]"));

        var stored = await Service.Anyone.SendFormAsync($"{Page}/store", check, "form.store", Cookies(cookie, check), ("reason", "letter 12-3"));
        Assert.Equal((HttpStatusCode.Redirect, "/contests/2020/work?stored=2"), (stored.Status, stored.Headers.Location?.ToString()));
        var act = Assert.Single(await ActsAsync());
        Assert.Equal(("applications", "letter 12-3"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));
        Assert.Equal(5, (await Service.City.ReadOfAsync("cities/osh/status")).Json.GetProperty("entries")[0].GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("osh,1.1,4,7", 409)]
    [InlineData("talas,1.1,4,7", 412)]
    public async Task What_others_did_meanwhile_is_shown_and_nothing_is_stored(string others, int status)
    {
        var cookie = await Service.SignInAsync("agency");
        var check = await CheckAsync(cookie, "city,indicator,baseline,value\nosh,1.1,4,5\n");
        await Service.Agency.ApplyAsync($"city,indicator,baseline,value\n{others}\n", "?reason=theirs");

        var refused = await Service.Anyone.SendFormAsync($"{Page}/store", check, "form.store", Cookies(cookie, check), ("reason", "ours"));
        Assert.Equal(status, refused.Code);
        Assert.Contains("theirs", refused.Html().QuerySelector(".audit")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await ActsAsync());

        var again = await Service.Anyone.SendFormAsync($"{Page}/store", refused, "form.store", Cookies(cookie, check), ("reason", "ours"));
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
    }

    [Fact]
    public async Task A_file_that_is_kept_is_nobody_elses_and_no_plain_document()
    {
        var cookie = await Service.SignInAsync("agency");
        var check = await CheckAsync(cookie, "city,indicator,baseline,value\nosh,1.1,4,5\n");
        var hash = check.Html().QuerySelector("form.store input[name=file]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.NotFound, (await Service.Anyone.ReadAsync($"/contests/2020/files/{hash}", ("Cookie", cookie))).Status);
        var gone = await Service.Anyone.SendFormAsync("/contests/2020/upload/social-orders/store", check, "form.store", Cookies(cookie, check), ("reason", "ours"));
        Assert.Equal(HttpStatusCode.Gone, gone.Status);
    }

    [Theory]
    [InlineData("social-orders", "city,amount,theme\nosh,100,Билим\n")]
    [InlineData("action-plans", "city,action,due\nosh,A park,2021-03\n")]
    [InlineData("surveys", "city,1.4\nosh,1\nosh,1\nosh,0\nosh,1\nosh,1\n")]
    public async Task Every_kind_of_file_goes_the_same_way(string kind, string file)
    {
        var cookie = await Service.SignInAsync("agency");
        var page = await Service.Anyone.ReadAsync($"/contests/2020/upload/{kind}?lang=en", ("Cookie", cookie));
        var check = await Service.Anyone.SendFileAsync($"/contests/2020/upload/{kind}", page, "form.upload", Cookies(cookie, page), "file.csv", Encoding.UTF8.GetBytes(file));
        Assert.Equal(HttpStatusCode.OK, check.Status);
        Assert.NotEmpty(check.Html().QuerySelectorAll("ins.will"));
        var stored = await Service.Anyone.SendFormAsync($"/contests/2020/upload/{kind}/store", check, "form.store", Cookies(cookie, page), ("reason", "ours"));
        Assert.Equal(HttpStatusCode.Redirect, stored.Status);
        Assert.Equal(kind, Assert.Single(await ActsAsync()).GetProperty("act").GetString());
    }

    [Fact]
    public async Task A_form_of_another_site_checks_nothing()
    {
        var cookie = await Service.SignInAsync("agency");
        var page = await Service.Anyone.ReadAsync($"{Page}?lang=en", ("Cookie", cookie));
        var reply = await Service.Anyone.SendFileAsync(Page, page, "form.none", Cookies(cookie, page), "file.csv", "city,indicator,value\nosh,1.1,5\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }

    [Fact]
    public async Task No_file_is_said_to_be_none()
    {
        var cookie = await Service.SignInAsync("agency");
        Assert.Equal(HttpStatusCode.BadRequest, (await CheckAsync(cookie, "")).Status);
    }

    private async Task<Reply> CheckAsync(string cookie, string file)
    {
        var page = await Service.Anyone.ReadAsync($"{Page}?lang=en", ("Cookie", cookie));
        return await Service.Anyone.SendFileAsync($"{Page}?lang=en", page, "form.upload", Cookies(cookie, page), "file.csv", Encoding.UTF8.GetBytes(file));
    }

    /// <summary>The cookie that the token of a form goes with is set once, by the first page that has a form.</summary>
    private string Cookies(string session, Reply page)
    {
        _form = page.Cookie("form") ?? _form;
        return $"{session}; lang=en; {_form}";
    }

    /// <summary>Without the one that brings the rules into the store.</summary>
    private async Task<IReadOnlyList<JsonElement>> ActsAsync() =>
        [.. (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Where(act => act.GetProperty("act").GetString() != "rules")];
}
