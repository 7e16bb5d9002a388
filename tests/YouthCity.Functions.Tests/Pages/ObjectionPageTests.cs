using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class ObjectionPageTests : ServiceTest
{
    private const string Own = "/contests/2020/cities/osh/objections", All = "/contests/2020/objections";

    [Fact]
    public async Task A_city_objects_the_agency_answers_and_the_city_reads_it()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var city = await Visitor.SignInAsync(Service, "osh");
        var sent = await city.SendAsync(await city.OpenAsync(Own), "form.objection", ("about", "value 1.1"), ("text", "The letter of 12 March says 14.\r\nSee page 2."));
        Assert.Equal((HttpStatusCode.Redirect, Own), (sent.Status, sent.Headers.Location!.ToString()));
        Assert.Equal("The letter of 12 March says 14.\nSee page 2.", (await city.OpenAsync(Own)).Html().QuerySelector(".said")!.TextContent);

        var agency = await Visitor.SignInAsync(Service, "agency");
        var open = await agency.OpenAsync(All);
        Assert.Equal("1 objection waits for an answer", open.Html().QuerySelector("h1")!.TextContent);
        Assert.NotNull((await agency.OpenAsync("/contests/2020/work")).Html().QuerySelector($".steps a[href='{All}']"));
        Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(open, "form.answer", ("outcome", "rejected"), ("text", "The letter is of another year."))).Status);
        Assert.Equal("Every objection is answered", (await agency.OpenAsync(All)).Html().QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.Conflict, (await agency.SendAsync(open, "form.answer", ("outcome", "upheld"), ("text", "No, it is right."))).Status);

        Assert.Contains("The letter is of another year.", (await city.OpenAsync(Own)).Html().QuerySelector(".note .said")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("rejected 1", (await city.OpenAsync("/contests/2020/cities/osh/status")).Html().QuerySelector("[aria-labelledby=objections]")!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Also after a correction in which one more is raised: what was published says what it said.</summary>
    [Fact]
    public async Task Whoever_reads_a_publication_is_told_how_many_objections_there_were_and_how_they_ended()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var (city, agency) = (await Visitor.SignInAsync(Service, "osh"), await Visitor.SignInAsync(Service, "agency"));
        foreach (var (about, outcome) in new[] { ("value 1.1", "rejected"), ("mark 1", "upheld") })
        {
            await city.SendAsync(await city.OpenAsync(Own), "form.objection", ("about", about), ("text", "It is not so."));
            Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(await agency.OpenAsync(All), "form.answer", ("outcome", outcome), ("text", "We have looked."))).Status);
        }

        (await Service.PublishAsync()).AssertStatus(HttpStatusCode.Created);
        await Service.MoveAsync("judging");
        await Service.MoveAsync("decided");
        await city.SendAsync(await city.OpenAsync(Own), "form.objection", ("about", "value 1.2"), ("text", "Nor is this."));
        foreach (var path in (string[])["/contests/2020", "/contests/2020/result"])
        {
            var told = (await Visitor.Anyone(Service).OpenAsync(path)).Html().QuerySelectorAll("main p").Single(line => line.TextContent.Contains("Objections of cities", StringComparison.Ordinal));
            Assert.Contains("Objections of cities: 2. Upheld: 1, rejected: 1, without an answer: 0.", told.TextContent, StringComparison.Ordinal);
            Assert.Equal("/contests/2020/result#check", told.QuerySelector("a")!.GetAttribute("href"));
        }
    }

    [Theory]
    [InlineData("value 9.9", "why not")]
    [InlineData("", "why not")]
    [InlineData("order nothing of the kind", "why not")]
    [InlineData("mark 1", " ")]
    public async Task What_names_nothing_or_says_nothing_is_not_taken_and_stays_written(string about, string text)
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var city = await Visitor.SignInAsync(Service, "osh");
        var refused = await city.SendAsync(await city.OpenAsync(Own), "form.objection", ("about", about), ("text", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html().QuerySelector(".note.bad"));
        Assert.Equal(text.Trim(), refused.Html().QuerySelector("#text")!.TextContent);
        Assert.Empty((await Service.City.ReadAsync("/api/contests/2020/cities/osh/objections")).Json.GetProperty("objections").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_objects_before_the_decision_and_no_city_for_another()
    {
        await Service.FillAsync();
        Assert.Null((await (await Visitor.SignInAsync(Service, "osh")).OpenAsync(Own)).Html().QuerySelector("form.objection"));
        await Service.MoveAsync("decided");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await Visitor.SignInAsync(Service, "talas")).OpenAsync(Own)).Status);
        Assert.Null((await (await Visitor.SignInAsync(Service, "agency")).OpenAsync(Own)).AssertStatus(HttpStatusCode.OK).Html().QuerySelector("form.objection"));
    }
}
