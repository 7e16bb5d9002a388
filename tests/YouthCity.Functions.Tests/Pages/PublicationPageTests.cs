using System.Net;
using System.Security.Cryptography;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class PublicationPageTests : ServiceTest
{
    private const string Page = "/contests/2020/publish", Result = "/contests/2020/result";

    [Fact]
    public async Task Before_the_decision_the_page_says_that_it_is_too_early_and_has_no_form()
    {
        await Service.FillAsync();
        var html = (await (await Visitor.SignInAsync(Service, "agency")).OpenAsync(Page)).AssertStatus(HttpStatusCode.OK).Html();
        Assert.Equal("It is too early to publish the result", html.QuerySelector("h1")!.TextContent);
        Assert.Null(html.QuerySelector("form.publish"));
        Assert.NotNull(html.QuerySelector("main a[href='/contests/2020/stage']"));
    }

    [Fact]
    public async Task A_result_is_looked_at_published_and_then_read_by_anyone()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var agency = await Visitor.SignInAsync(Service, "agency");
        var anyone = Visitor.Anyone(Service);
        Assert.NotNull((await anyone.OpenAsync(Result)).Html().QuerySelector("a[href^='/sign-in']"));

        var preview = await agency.OpenAsync(Page);
        Assert.Equal(["3,000,000", "2,000,000", "1,000,000"], preview.Html().QuerySelectorAll(".podium b").Select(step => step.TextContent));
        Assert.Equal(("4", "2026-02-27"), (preview.Html().QuerySelector("#number")!.GetAttribute("value"), preview.Html().QuerySelector("#date")!.GetAttribute("value")));
        var published = await agency.SendAsync(preview, "form.publish", ("number", "12-3"), ("date", "2026-02-27"));
        Assert.Equal((HttpStatusCode.Redirect, Page, "published"), (published.Status, published.Headers.Location!.ToString(), await Service.StageAsync()));
        var after = (await agency.OpenAsync(Page)).Html();
        Assert.Equal("The result is published: publication No. 1", after.QuerySelector("h1")!.TextContent);
        Assert.Null(after.QuerySelector("form.publish"));

        var html = (await anyone.OpenAsync(Result)).AssertStatus(HttpStatusCode.OK).Html();
        Assert.Equal(18, html.QuerySelectorAll(".rank tbody tr").Length);
        Assert.Equal(["3,000,000", "2,000,000", "1,000,000"], html.QuerySelectorAll(".podium b").Select(step => step.TextContent));
        foreach (var link in html.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/')).Distinct())
            (await Service.Anyone.ReadAsync(link)).AssertStatus(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cache_in_front_may_keep_a_published_page_for_a_minute_but_nothing_of_one_reader()
    {
        Assert.Equal("private, no-cache", await CacheAsync("/contests/2020"));
        await PublishAsync();

        Assert.Equal("public, max-age=60", await CacheAsync("/contests/2020"));
        Assert.Equal("public, max-age=60", await CacheAsync("/contests/2020/cities/osh"));
        Assert.Equal("private, no-cache", await CacheAsync("/contests/2020?lang=ru"));
        Assert.Equal("private, no-cache", await CacheAsync("/contests/2020", await Service.SignInAsync("jury")));
        Assert.Equal("private, no-cache", await CacheAsync("/contests/2020", "session=ended"));
        Assert.Equal("private, no-cache", await CacheAsync("/contests/2020/nowhere"));

        async Task<string> CacheAsync(string path, string? cookie = null)
        {
            var reply = await Service.Anyone.ReadAsync(path, cookie is null ? [] : [("Cookie", cookie)]);
            Assert.Equal("Cookie, Accept-Language, Accept-Encoding", string.Join(", ", reply.Headers.Vary));
            return string.Join(", ", reply.Headers.CacheControl!.ToString().Split(", ").OrderDescending(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task The_fingerprint_of_the_page_is_that_of_the_file_that_it_offers()
    {
        await PublishAsync();
        var html = (await Visitor.Anyone(Service).OpenAsync(Result)).Html();
        var file = (await Service.Anyone.ReadAsync(html.QuerySelector("#check a[download]")!.GetAttribute("href")!)).AssertStatus(HttpStatusCode.OK);
        var shown = html.QuerySelectorAll("#check .hash").Select(hash => hash.TextContent.Replace(" ", "", StringComparison.Ordinal)).ToList();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.Content)), shown[0]);
        Assert.Equal((await Service.Anyone.ReadAsync("/api/signing-key")).Json.GetProperty("fingerprint").GetString(), shown[1]);
        var commands = html.QuerySelectorAll("#check code").Select(code => code.TextContent).ToList();
        Assert.Equal([$"youthcity verify 2020-1.json --key {shown[1]}", $"python3 verify.py 2020-1.json --key {shown[1]}"], commands);
        Assert.Equal("2020-1.json", file.ContentHeaders.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("/contests/2020/cities/osh", ".receipt")]
    [InlineData("/contests/2020/compare?city=osh&other=talas", ".diff")]
    [InlineData("/contests/2020/robustness", ".spread")]
    [InlineData("/contests/2020/protocol", ".sign")]
    public async Task What_was_published_is_read_by_anyone_page_by_page(string path, string part)
    {
        await PublishAsync();
        Assert.NotNull((await Visitor.Anyone(Service).OpenAsync(path)).AssertStatus(HttpStatusCode.OK).Html().QuerySelector(part));
    }

    [Fact]
    public async Task While_it_is_corrected_anyone_reads_the_publication_and_the_jury_what_it_is_now()
    {
        await PublishAsync();
        var before = (await Visitor.Anyone(Service).OpenAsync("/contests/2020/cities/osh")).Html().QuerySelector("#i-1-1, .receipt")!.TextContent;
        await Service.ReviseAsync("city,indicator,value\nosh,1.1,1\n");
        Assert.Equal(before, (await Visitor.Anyone(Service).OpenAsync("/contests/2020/cities/osh")).Html().QuerySelector("#i-1-1, .receipt")!.TextContent);
        Assert.NotEqual(before, (await (await Visitor.SignInAsync(Service, "jury")).OpenAsync("/contests/2020/cities/osh")).Html().QuerySelector("#i-1-1, .receipt")!.TextContent);
    }

    [Fact]
    public async Task A_second_publication_needs_a_reason_and_the_first_one_says_what_took_its_place()
    {
        await PublishAsync();
        await Service.ReviseAsync("city,indicator,value\nosh,1.1,1\n");
        var agency = await Visitor.SignInAsync(Service, "agency");
        var refused = await agency.SendAsync(await agency.OpenAsync(Page), "form.publish", ("number", "12-4"), ("date", "2026-02-28"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html().QuerySelector(".note.bad"));
        Assert.Equal("12-4", refused.Html().QuerySelector("#number")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(refused, "form.publish", ("number", "12-4"), ("date", "2026-02-28"), ("reason", "A typing error of Osh"))).Status);

        var anyone = Visitor.Anyone(Service);
        var older = (await anyone.OpenAsync($"{Result}?publication=1")).AssertStatus(HttpStatusCode.OK).Html();
        Assert.Contains("A typing error of Osh", older.QuerySelector(".note.warn")!.TextContent, StringComparison.Ordinal);
        Assert.All(older.QuerySelectorAll(".rank tbody th a"), link => Assert.EndsWith("?publication=1", link.GetAttribute("href"), StringComparison.Ordinal));
        var newest = (await anyone.OpenAsync(Result)).Html();
        Assert.Null(newest.QuerySelector(".note.warn"));
        Assert.Equal(2, newest.QuerySelectorAll("#publications li").Length);
        Assert.Equal(HttpStatusCode.NotFound, (await anyone.OpenAsync($"{Result}?publication=3")).Status);
    }

    [Fact]
    public async Task An_open_objection_needs_a_reason()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        await Service.ObjectAsync("1.1");
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync(Page);
        Assert.Contains("open 1", page.Html().QuerySelector("[aria-labelledby=objections]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await agency.SendAsync(page, "form.publish", ("number", "12-3"), ("date", "2026-02-27"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(page, "form.publish", ("number", "12-3"), ("date", "2026-02-27"), ("reason", "It changes no place"))).Status);
    }

    [Fact]
    public async Task What_was_changed_since_it_was_looked_at_is_not_published()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync(Page);
        await Service.ReviseAsync("city,indicator,value\nosh,1.1,1\n");
        Assert.Equal((HttpStatusCode.Conflict, "decided"), ((await agency.SendAsync(page, "form.publish", ("number", "12-3"), ("date", "2026-02-27"))).Status, await Service.StageAsync()));
    }

    private async Task PublishAsync()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        (await Service.PublishAsync()).AssertStatus(HttpStatusCode.Created);
    }
}
