using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Contests;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Stages;

/// <summary>What was decided in one stage and lands in another.</summary>
[OwnProcess]
public sealed class StageRaceTests : ServiceTest
{
    private static readonly AccessKey s_agency = new("agency-1", Role.Agency, null, "", DateTimeOffset.UnixEpoch);

    private Acceptance Acceptance => Service.Services.GetRequiredService<Acceptance>();

    [Fact]
    public async Task An_upload_that_was_decided_before_the_contest_was_is_not_accepted_after_it()
    {
        await Service.MoveAsync("judging");
        var start = await ReadAsync();
        await Service.MoveAsync("decided");
        var late = await Acceptance.AcceptAsync(
            new Act(ActNames.Applications, start, RaceTests.Change("osh", "1.1", 5), s_agency, "a race", ContentHash.Of([1]), [1]), TestContext.Current.CancellationToken);
        Assert.Equal((Outcome.Refused, StageObstacle.Stage, Stage.Decided), (late.Outcome, late.Refusal!.Obstacle, late.Refusal.Stage));
        Assert.Null((await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    public async Task Of_two_moves_that_were_decided_on_one_version_the_later_one_loses()
    {
        await Service.MoveAsync("judging");
        var start = await ReadAsync();
        var first = await MoveAsync(start, new(Stage.Decided, new("4", new(2026, 2, 27))));
        var second = await MoveAsync(start, ContestStage.Collecting);
        Assert.Equal((Outcome.Accepted, Outcome.Overlapped, first.Version), (first.Outcome, second.Outcome, second.Version));
        Assert.Equal("decided", await Service.StageAsync());
    }

    [Fact]
    public async Task Uploads_that_race_a_decision_are_accepted_before_it_or_not_at_all()
    {
        await Service.MoveAsync("judging");
        var uploads = Enumerable.Range(1, 20).Select(i => Service.Agency.ApplyAsync(AFile.Of($"{(i % 2 == 0 ? "osh" : "talas")},1.{1 + (i % 3)},,{i}"), "?reason=late")).ToList();
        var move = Service.Agency.MoveStageAsync(StageMoves.Request("decided"));
        var replies = await Task.WhenAll(uploads);
        (await move).AssertStatus(HttpStatusCode.Created);

        Assert.All(replies, reply => Assert.True(reply.Code is 201 or 409, reply.Text));
        var acts = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString()).ToList();
        Assert.Equal("stage", acts[0]);
        Assert.Equal(replies.Count(reply => reply.Code == 201), acts.Count(act => act == "applications"));
    }

    [Fact]
    public async Task Of_many_moves_at_once_each_winner_is_a_commit_and_nobody_else()
    {
        await Service.MoveAsync("judging");
        var replies = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Service.Agency.MoveStageAsync(new { stage = "decided", protocolNumber = $"{i}", protocolDate = "2026-02-27" })));


        // Whoever sees the winner's decision already would change it, which takes a reason.
        Assert.Single(replies, reply => reply.Code == 201);
        Assert.All(replies, reply => Assert.Contains(reply.Code, (int[])[201, 400, 409]));
        Assert.Equal(["stage", "stage"], (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString()).Where(act => act == "stage"));
    }

    private Task<ContestState> ReadAsync() => Service.Services.GetRequiredService<ContestStates>().ReadNewestAsync(Requests.Contest, TestContext.Current.CancellationToken);

    private Task<Accepted> MoveAsync(ContestState start, ContestStage to) => Acceptance.AcceptAsync(
        new Act(ActNames.Stage, start, ContestChange.Of(to), s_agency, "a race", File: null, Kept: null), TestContext.Current.CancellationToken);
}
