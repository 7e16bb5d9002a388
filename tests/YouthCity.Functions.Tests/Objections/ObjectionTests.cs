using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Objections;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Objections;

/// <summary>While a contest is decided a city objects, and the agency answers.</summary>
public sealed class ObjectionTests : ServiceTest
{
    [Fact]
    public async Task A_city_objects_and_the_agency_answers_and_both_are_acts_in_the_chain()
    {
        await Service.MoveAsync("decided");
        var made = (await SendAsync(Service.City, "value", "1.1", "  The letter says 14.  ")).AssertStatus(HttpStatusCode.Created).Json.GetProperty("objection");
        var id = made.GetProperty("id").GetString()!;
        Assert.Equal(("value", "1.1", "The letter says 14."), (made.GetProperty("subject").GetString(), made.GetProperty("what").GetString(), made.GetProperty("text").GetString()));
        Assert.Equal(new ObjectionCount(1, 0, 0), await CountAsync());

        var answered = (await AnswerAsync(id, "upheld", "It will be corrected.")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(new ObjectionCount(1, 1, 0), await CountAsync());
        (await AnswerAsync(id, "rejected", "Or not.")).AssertProblem(HttpStatusCode.Conflict, "answered-already");

        foreach (var reader in new[] { Service.City, Service.Agency })
        {
            var line = Assert.Single((await reader.ReadOfAsync("cities/osh/objections")).Json.GetProperty("objections").EnumerateArray());
            Assert.Equal((id, "upheld", "It will be corrected."), (
                line.GetProperty("id").GetString(), line.GetProperty("answer").GetProperty("outcome").GetString(), line.GetProperty("answer").GetProperty("text").GetString()));
        }

        Assert.Empty((await Service.AnotherCity.ReadOfAsync("cities/talas/objections")).Json.GetProperty("objections").EnumerateArray());
        var acts = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Take(2).ToList();
        Assert.Equal(["objection-answer agency", "objection city"], acts.Select(act => $"{act.GetProperty("act").GetString()} {act.GetProperty("role").GetString()}"));
        Assert.Equal(answered.Version, acts[0].GetProperty("version").GetString());

        // What it says stands in no reason of the audit trail, which the jury and observers read.
        Assert.DoesNotContain(acts, act => act.GetProperty("reason").GetString()!.Contains("letter", StringComparison.Ordinal));
        Assert.True((await Service.Agency.ReadOfAsync("check")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("addsUp").GetBoolean());
    }

    [Fact]
    public async Task Marks_and_orders_can_be_objected_to_as_well_and_a_table_lists_them()
    {
        await Service.Agency.OrderAsync("city,year,amount,theme\nosh,2020,5,Clubs\n");
        await Service.MoveAsync("decided");
        (await SendAsync(Service.City, "mark", "2", "The school is not closed.")).AssertStatus(HttpStatusCode.Created);
        Service.Clock.Advance(TimeSpan.FromMinutes(1));
        (await SendAsync(Service.City, "order", "Clubs", "It was 50 000.")).AssertStatus(HttpStatusCode.Created);
        var rows = CsvText.Parse((await Service.City.ReadOfAsync("cities/osh/objections?format=csv")).Text);
        Assert.Equal(["mark 2", "order Clubs"], rows.Skip(1).Select(row => $"{row[2]} {row[3]}"));
    }

    [Theory]
    [InlineData("value", "9.9", "why", 400, "bad-parameter")]
    [InlineData("mark", "9", "why", 400, "bad-parameter")]
    [InlineData("order", "Clubs", "why", 400, "bad-parameter")]
    [InlineData("rank", "1", "why", 400, "bad-parameter")]
    [InlineData("value", "1.1", " ", 400, "bad-parameter")]
    [InlineData("value", "1.1", null, 400, "bad-json")]
    public async Task What_is_no_objection_is_refused_and_nothing_is_stored(string subject, string what, string? text, int status, string code)
    {
        await Service.MoveAsync("decided");
        (await SendAsync(Service.City, subject, what, text)).AssertProblem((HttpStatusCode)status, code);
        Assert.Equal(new ObjectionCount(0, 0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_text_has_a_bound()
    {
        await Service.MoveAsync("decided");
        (await SendAsync(Service.City, "value", "1.1", new string('я', Objection.LongestText))).AssertStatus(HttpStatusCode.Created);
        (await SendAsync(Service.City, "value", "1.2", new string('я', Objection.LongestText + 1))).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    [OwnProcess]
    public async Task Objections_are_taken_while_decided_until_the_last_day_in_bishkek_and_answers_after_it_too()
    {
        foreach (var stage in new[] { "collecting", "judging" })
        {
            await Service.MoveAsync(stage);
            (await SendAsync(Service.City, "value", "1.1", "why")).AssertProblem(HttpStatusCode.Conflict, "wrong-stage");
        }

        (await Service.Agency.MoveStageAsync(new { stage = "decided", protocolNumber = "4", protocolDate = "2026-02-27", objectionsUntil = "2026-03-20" })).AssertStatus(HttpStatusCode.Created);
        var id = await Service.ObjectAsync("1.1");
        Service.Clock.Advance(TimeSpan.FromDays(19) + TimeSpan.FromHours(11.9));
        (await SendAsync(Service.City, "value", "1.2", "why")).AssertStatus(HttpStatusCode.Created);
        Service.Clock.Advance(TimeSpan.FromHours(0.2));
        (await SendAsync(Service.City, "value", "1.3", "why")).AssertProblem(HttpStatusCode.Conflict, "objections-closed");
        (await AnswerAsync(id, "rejected", "It is right.")).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Where_no_day_was_set_nobody_objects()
    {
        await Service.MoveAsync("judging");
        (await Service.Agency.MoveStageAsync(new { stage = "decided", protocolNumber = "4", protocolDate = "2026-02-27" })).AssertStatus(HttpStatusCode.Created);
        (await SendAsync(Service.City, "value", "1.1", "why")).AssertProblem(HttpStatusCode.Conflict, "objections-closed");
    }

    [Fact]
    public async Task Cities_that_object_at_once_get_ids_of_their_own_and_none_is_lost()
    {
        await Service.MoveAsync("decided");
        var replies = await Task.WhenAll(Enumerable.Range(1, 5).SelectMany(i => new[]
        {
            SendAsync(Service.City, "value", $"1.{i}", "why"), SendAsync(Service.AnotherCity, "value", $"1.{i}", "why", "talas"),
        }));
        Assert.All(replies, reply => reply.AssertStatus(HttpStatusCode.Created));
        Assert.Equal(10, replies.Select(reply => reply.Json.GetProperty("objection").GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(new ObjectionCount(10, 0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_trial_stores_nothing()
    {
        await Service.MoveAsync("decided");
        (await SendAsync(Service.City, "value", "1.1", "why", query: "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(new ObjectionCount(0, 0, 0), await CountAsync());
    }

    private static async Task<Reply> SendAsync(HttpClient city, string subject, string what, string? text, string of = Service.OwnCity, string query = "")
    {
        using var content = JsonContent.Create(new { subject, what, text });
        return await city.SendAsync("POST", $"/api/contests/2020/cities/{of}/objections{query}", content);
    }

    private async Task<Reply> AnswerAsync(string id, string outcome, string text)
    {
        using var content = JsonContent.Create(new { outcome, text });
        return await Service.Agency.SendAsync("POST", $"/api/contests/2020/objections/{id}/answers", content);
    }

    private async Task<ObjectionCount> CountAsync() =>
        (await Service.Services.GetRequiredService<ContestStates>().ReadNewestAsync(Requests.Contest, TestContext.Current.CancellationToken)).Objections;
}
