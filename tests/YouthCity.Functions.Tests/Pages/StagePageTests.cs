using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class StagePageTests : ServiceTest
{
    private const string Page = "/contests/2020/stage";

    private string? _form;

    [Fact]
    public async Task A_move_is_shown_first_and_made_once_it_is_confirmed()
    {
        await Service.FillAsync();
        var cookie = await Service.SignInAsync("agency");
        var preview = await SendAsync(cookie, await OpenAsync(cookie), "form.stage", ("stage", "judging"));
        Assert.Equal((HttpStatusCode.OK, "collecting"), (preview.Status, await Service.StageAsync()));
        var moved = await SendAsync(cookie, preview, "form.confirm");
        Assert.Equal((HttpStatusCode.Redirect, "judging"), (moved.Status, await Service.StageAsync()));
    }

    [Fact]
    public async Task A_decision_takes_its_protocol_and_then_prizes_are_named()
    {
        await Service.FillAsync();
        await Service.JudgeAsync();
        var cookie = await Service.SignInAsync("agency");
        var refused = await SendAsync(cookie, await OpenAsync(cookie), "form.stage", ("stage", "decided"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html().QuerySelector(".note.bad"));
        var preview = await SendAsync(cookie, await OpenAsync(cookie), "form.stage", ("stage", "decided"), ("protocol-number", "4"), ("protocol-date", "2026-02-27"));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(cookie, preview, "form.confirm")).Status);

        var html = (await Service.Anyone.ReadAsync("/contests/2020/result?lang=en", ("Cookie", cookie))).Html();
        Assert.Equal(["3,000,000", "2,000,000", "1,000,000"], html.QuerySelectorAll(".podium b").Select(step => step.TextContent));
        Assert.Equal(3, html.QuerySelectorAll(".rank .won").Length);
    }

    [Fact]
    public async Task What_was_changed_since_the_preview_makes_it_a_preview_again()
    {
        var cookie = await Service.SignInAsync("agency");
        var preview = await SendAsync(cookie, await OpenAsync(cookie), "form.stage", ("stage", "judging"));
        await Service.FillAsync();
        Assert.Equal((HttpStatusCode.Conflict, "collecting"), ((await SendAsync(cookie, preview, "form.confirm")).Status, await Service.StageAsync()));
    }

    [Fact]
    public async Task No_form_changes_a_contest_that_is_in_the_archive()
    {
        await Service.FillAsync();
        var cookie = await Service.SignInAsync("agency");
        var page = await OpenAsync(cookie);
        (await Service.Agency.SendAsync("POST", "/api/contests/2020/archive?reason=over")).AssertStatus(HttpStatusCode.OK);
        var (before, refused) = (await Service.VersionAsync(), await SendAsync(cookie, page, "form.stage", ("stage", "judging")));
        Assert.Equal((HttpStatusCode.Conflict, before), (refused.Status, await Service.VersionAsync()));
        Assert.Contains("2020", refused.Html().QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<Reply> OpenAsync(string cookie) => await Service.Anyone.ReadAsync(Page, ("Cookie", cookie));

    private async Task<Reply> SendAsync(string cookie, Reply page, string form, params (string, string)[] fields)
    {
        _form = page.Cookie("form") ?? _form;
        return await Service.Anyone.SendFormAsync(Page, page, form, $"{cookie}; {_form}", fields);
    }
}
