using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Stages;

public sealed class StageMoveTests : ServiceTest
{
    [Fact]
    public async Task A_contest_goes_from_stage_to_stage_and_each_move_is_an_act_with_who_when_and_why()
    {
        Assert.Equal("collecting", await Service.StageAsync());
        (await Service.Agency.MoveStageAsync(new { stage = "judging" })).AssertStatus(HttpStatusCode.Created);
        var decided = (await Service.Agency.MoveStageAsync(StageMoves.Request("decided"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal((true, "judging", "decided", true, false), (
            decided.Json.GetProperty("stored").GetBoolean(), decided.Json.GetProperty("from").GetString(), decided.Json.GetProperty("to").GetString(),
            decided.Json.GetProperty("provisionalBefore").GetBoolean(), decided.Json.GetProperty("provisional").GetBoolean()));

        var stage = (await Service.Anyone.ReadOfAsync("stage")).Json;
        Assert.Equal(("decided", "4", "2026-02-27", "2099-03-20", "no", false, true), (
            stage.GetProperty("stage").GetString(), stage.GetProperty("protocolNumber").GetString(), stage.GetProperty("protocolDate").GetString(), stage.GetProperty("objectionsUntil").GetString(),
            stage.GetProperty("files").GetString(), stage.GetProperty("ballots").GetBoolean(), stage.GetProperty("objections").GetBoolean()));
        Assert.Equal(decided.Version, stage.GetProperty("version").GetString());

        (await Service.Agency.MoveStageAsync(new { stage = "collecting", reason = "a value was wrong" })).AssertStatus(HttpStatusCode.Created);
        var acts = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().ToList();
        Assert.Equal(
            [("stage", "a value was wrong", "agency"), ("stage", "the jury has met", "agency"), ("stage", "judging", "agency")],
            acts.Take(3).Select(act => (act.GetProperty("act").GetString()!, act.GetProperty("reason").GetString()!, act.GetProperty("role").GetString()!)));

        // An older version is in the stage of its day.
        Assert.Equal("decided", (await Service.Anyone.ReadOfAsync($"stage?version={decided.Version}")).Json.GetProperty("stage").GetString());
    }

    [Theory]
    [InlineData("collecting", """{ "stage": "decided", "protocolNumber": "4", "protocolDate": "2026-02-27" }""", 409, "no-such-move")]
    [InlineData("collecting", """{ "stage": "published" }""", 409, "no-such-move")]
    [InlineData("collecting", """{ "stage": "collecting" }""", 409, "no-such-move")]
    [InlineData("collecting", """{ "stage": "judging", "protocolNumber": "4", "protocolDate": "2026-02-27" }""", 409, "no-such-move")]
    [InlineData("judging", """{ "stage": "collecting" }""", 400, "reason-required")]
    [InlineData("judging", """{ "stage": "collecting", "reason": " " }""", 400, "reason-required")]
    [InlineData("judging", """{ "stage": "decided" }""", 409, "no-such-move")]
    [InlineData("judging", """{ "stage": "decided", "protocolNumber": " ", "protocolDate": "2026-02-27" }""", 409, "no-such-move")]
    [InlineData("judging", """{ "stage": "decided", "protocolNumber": "4", "protocolDate": "2026-03-02" }""", 409, "no-such-move")]
    [InlineData("judging", """{ "stage": "decided", "protocolNumber": "4", "protocolDate": "2026-02-27", "objectionsUntil": "2026-02-28" }""", 409, "no-such-move")]
    [InlineData("decided", """{ "stage": "published" }""", 409, "no-such-move")]
    [InlineData("decided", """{ "stage": "decided", "protocolNumber": "5", "protocolDate": "2026-02-27" }""", 400, "reason-required")]
    [InlineData("judging", """{ "stage": "finished" }""", 400, "bad-parameter")]
    [InlineData("judging", """{ "state": "decided" }""", 400, "bad-json")]
    [InlineData("judging", """{ }""", 400, "bad-json")]
    [InlineData("judging", """{ "stage": null }""", 400, "bad-json")]
    [InlineData("judging", """{ "stage": "decided", "protocolDate": "yesterday" }""", 400, "bad-json")]
    [InlineData("judging", """{ "stage": "judging", "stage": "decided" }""", 400, "bad-json")]
    [InlineData("judging", "decided", 400, "bad-json")]
    [InlineData("judging", "[]", 400, "bad-json")]
    [InlineData("judging", "null", 400, "bad-json")]
    [OwnProcess]
    public async Task A_move_that_cannot_be_is_refused_with_words_and_nothing_is_stored(string from, string body, int status, string code)
    {
        await Service.MoveAsync(from);
        var before = await Service.VersionAsync();
        using var content = new StringContent(body);
        (await Service.Agency.SendAsync("POST", "/api/contests/2020/stage", content)).AssertProblem((HttpStatusCode)status, code);
        Assert.Equal((from, before), (await Service.StageAsync(), await Service.VersionAsync()));
    }

    [Fact]
    [OwnProcess]
    public async Task What_was_decided_can_be_corrected_for_a_reason()
    {
        await Service.MoveAsync("decided");
        (await Service.Agency.MoveStageAsync(new { stage = "decided", reason = "a longer time to object", protocolNumber = "4", protocolDate = "2026-02-27", objectionsUntil = "2026-04-01" }))
            .AssertStatus(HttpStatusCode.Created);
        Assert.Equal("2026-04-01", (await Service.Anyone.ReadOfAsync("stage")).Json.GetProperty("objectionsUntil").GetString());
    }

    [Fact]
    public async Task A_trial_says_what_the_move_changes_and_what_is_missing_and_stores_nothing()
    {
        var juror = await Service.JurorAsync("Айгүл");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5", "talas,1.1,,7"), "?reason=late");
        var before = await Service.VersionAsync();
        var trial = (await Service.Agency.MoveStageAsync(StageMoves.Request("decided"), "?dryRun=true")).AssertStatus(HttpStatusCode.OK).Json;
        Assert.False(trial.GetProperty("stored").GetBoolean());
        Assert.Equal(before, await Service.VersionAsync());
        var (arrived, missing) = (trial.GetProperty("arrived"), trial.GetProperty("missing"));
        Assert.Equal((2, 18, 2), (arrived.GetProperty("cities").GetInt32(), arrived.GetProperty("ofCities").GetInt32(), arrived.GetProperty("values").GetInt32()));
        Assert.Equal(16, missing.GetProperty("applications").GetArrayLength());
        Assert.Equal([("osh", Seeds.Indicators - 1), ("talas", Seeds.Indicators - 1)], missing.GetProperty("values").EnumerateArray().Select(city => (city.GetProperty("city").GetString()!, city.GetProperty("missing").GetInt32())).Order());
        Assert.Contains("Айгүл", missing.GetProperty("jurors").EnumerateArray().Select(name => name.GetString()));
        await juror.MarkAsync("osh,1,7");
        var after = (await Service.Agency.MoveStageAsync(StageMoves.Request("decided"), "?dryRun=true")).Json.GetProperty("missing").GetProperty("jurors");
        Assert.DoesNotContain("Айгүл", after.EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_move_that_was_decided_on_an_old_version_is_412()
    {
        await Service.MoveAsync("judging");
        var seen = await Service.Agency.ReadOfAsync("stage");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"), "?reason=late");
        (await Service.Agency.MoveStageAsync(StageMoves.Request("decided"), headers: ("If-Match", seen.ETag!))).AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
        Assert.Equal("judging", await Service.StageAsync());
    }

    [Fact]
    [OwnProcess]
    public async Task Nothing_of_cities_is_taken_before_the_first_day_in_bishkek_and_no_reason_helps()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { OpensOn = "\"2026-03-02\"" });
        var stage = (await valley.Service.Anyone.ReadAsync("/api/contests/valley/stage")).Json;
        Assert.Equal(("collecting", "no", "2026-03-02"), (stage.GetProperty("stage").GetString(), stage.GetProperty("files").GetString(), stage.GetProperty("opensOn").GetString()));
        var details = new List<string?>();
        foreach (var query in new[] { "?lang=ky", "?lang=ru", "?lang=en&reason=early", "?dryRun=true" })
        {
            var refused = await ApplyAsync(query);
            refused.AssertProblem(HttpStatusCode.Conflict, "not-open-yet");
            details.Add(refused.Json.GetProperty("detail").GetString());
        }

        Assert.Equal(3, details.Distinct().Count());
        Assert.All(details, detail => Assert.Contains("2026-03-02", detail, StringComparison.Ordinal));
        (await valley.Service.Agency.SendFileAsync("/api/contests/valley/social-orders", "city,amount,theme\nnorth,5,Clubs\n"u8.ToArray())).AssertProblem(HttpStatusCode.Conflict, "not-open-yet");
        (await valley.Service.Agency.SendFileAsync("/api/contests/valley/surveys", "city,wait\nnorth,1\n"u8.ToArray())).AssertProblem(HttpStatusCode.Conflict, "not-open-yet");

        valley.Service.Clock.Advance(TimeSpan.FromHours(12.1));
        (await ApplyAsync("")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("yes", (await valley.Service.Anyone.ReadAsync("/api/contests/valley/stage")).Json.GetProperty("files").GetString());

        Task<Reply> ApplyAsync(string query) => valley.Service.Agency.ApplyAsync("city,indicator,value\nnorth,parks,1\n", query, contest: "valley");
    }

    [Fact]
    [OwnProcess]
    public async Task The_day_in_bishkek_decides_and_not_the_day_when_the_answer_was_made()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { ApplicationsCloseOn = "\"2026-03-01\"", Jury = """{ "closesOn": "2026-03-01" }""" });
        Assert.Equal(("yes", false), await OpenAsync());
        valley.Service.Clock.Advance(TimeSpan.FromHours(11.9));
        Assert.Equal(("yes", false), await OpenAsync());
        valley.Service.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal(("with-reason", false), await OpenAsync());
        await valley.Service.MoveAsync("judging", "valley");
        Assert.Equal(("with-reason", false), await OpenAsync());

        async Task<(string?, bool)> OpenAsync()
        {
            var stage = (await valley.Service.Anyone.ReadAsync("/api/contests/valley/stage")).Json;
            return (stage.GetProperty("files").GetString(), stage.GetProperty("ballots").GetBoolean());
        }
    }
}
