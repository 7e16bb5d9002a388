using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class BallotPageTests : ServiceTest
{
    private const string Page = "/contests/2020/ballots/osh";

    [Fact]
    public async Task Marks_are_stored_as_a_file_of_ballots_would_store_them_and_the_way_leads_on()
    {
        await Service.JudgeAsync();
        var cookie = await Service.SignInAsync("jury");
        Assert.Equal("/contests/2020/ballots/balykchy", (await Service.Anyone.ReadAsync("/contests/2020/ballots", ("Cookie", cookie))).Headers.Location?.ToString());
        var reply = await SaveAsync(cookie, ("go", "next"), ("mark0", "7,5"), ("comment0", "Жакшы"), ("mark5", "10"));
        Assert.Equal((HttpStatusCode.Redirect, "/contests/2020/ballots/ozgon"), (reply.Status, reply.Headers.Location?.ToString()));

        var marks = await MarksAsync();
        Assert.Equal(["1", "6"], marks.Where(mark => mark.GetProperty("mark").ValueKind == JsonValueKind.Number).Select(mark => mark.GetProperty("group").GetString()));
        Assert.Equal((7.5, "Жакшы"), (marks[0].GetProperty("mark").GetDouble(), marks[0].GetProperty("comment").GetString()));
        var html = (await Service.Anyone.ReadAsync($"{Page}?lang=ru", ("Cookie", cookie))).Html();
        Assert.Equal("7,5", html.QuerySelector("#mark0")!.GetAttribute("value"));
        Assert.Contains("2 из 6", html.QuerySelector(".progress18 .ispart")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("7,55")]
    [InlineData("seven")]
    [InlineData("-1")]
    public async Task What_is_no_mark_is_said_beside_its_field_and_nothing_is_stored(string mark)
    {
        await Service.JudgeAsync();
        var cookie = await Service.SignInAsync("jury");
        var reply = await SaveAsync(cookie, ("mark0", "5"), ("mark2", mark));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        var html = reply.Html();
        Assert.Equal(["mark2"], html.QuerySelectorAll("[aria-invalid=true]").Select(field => field.Id));
        Assert.Equal((mark, "5"), (html.QuerySelector("#mark2")!.GetAttribute("value"), html.QuerySelector("#mark0")!.GetAttribute("value")));
        Assert.DoesNotContain(await MarksAsync(), given => given.GetProperty("mark").ValueKind == JsonValueKind.Number);
    }

    [Fact]
    public async Task While_applications_are_taken_no_mark_is()
    {
        var cookie = await Service.SignInAsync("jury");
        Assert.NotEmpty((await Service.Anyone.ReadAsync(Page, ("Cookie", cookie))).Html().QuerySelectorAll("#mark0[disabled]"));
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(cookie, ("mark0", "5"))).Status);
    }

    [Fact]
    public async Task A_declared_conflict_takes_the_city_out_and_forbids_new_marks()
    {
        await Service.JudgeAsync();
        var cookie = await Service.SignInAsync("jury");
        Assert.Equal(HttpStatusCode.Redirect, (await SaveAsync(cookie, ("conflict", "on"), ("go", "stay"))).Status);
        var html = (await Service.Anyone.ReadAsync(Page, ("Cookie", cookie))).Html();
        Assert.NotNull(html.QuerySelector("#conflict[checked]"));
        Assert.Single(html.QuerySelectorAll(".progress18 .isout"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(cookie, ("conflict", "on"), ("mark0", "5"))).Status);
    }

    [Fact]
    public async Task A_form_of_another_site_marks_nothing()
    {
        var cookie = await Service.SignInAsync("jury");
        var page = await Service.Anyone.ReadAsync(Page, ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.BadRequest, (await Service.Anyone.SendFormAsync(Page, page, "form.none", $"{cookie}; {page.Cookie("form")}", ("mark0", "5"))).Status);
    }

    private async Task<Reply> SaveAsync(string cookie, params (string, string)[] fields)
    {
        var page = await Service.Anyone.ReadAsync(Page, ("Cookie", cookie));
        return await Service.Anyone.SendFormAsync(Page, page, "form.ballot", $"{cookie}; {page.Cookie("form")}", fields);
    }

    /// <summary>The juror's marks of the city, as the API has them.</summary>
    private async Task<IReadOnlyList<JsonElement>> MarksAsync() =>
    [
        .. (await Service.Jury.ReadOfAsync("ballots")).Json.GetProperty("jurors")[0].GetProperty("ballots").EnumerateArray()
            .Single(ballot => ballot.GetProperty("city").GetString() == "osh").GetProperty("marks").EnumerateArray(),
    ];
}
