using System.Text.Json;
using YouthCity.Core.Access;
using YouthCity.Functions.Integrity;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Surveys;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Stages;

/// <summary>Until a contest is decided everything that shows a result says that it may change, and no city has a prize.</summary>
public sealed class ProvisionalTests : ServiceTest
{
    private static readonly string[] s_results =
        ["scores", "scores/osh", "scores/osh/compare/talas", "prizes", "robustness?draws=50", "robustness/leave-one-out", "robustness/settings", "summary", "jury"];

    [Fact]
    public void Every_answer_to_those_who_may_read_scores_is_a_result()
    {
        var types = DescribedFunction.All.Where(described => described.Operation.Needs.Contains(Capability.ReadScores)).SelectMany(described => described.Operation.Returns)
            .Select(returned => returned.Type!).Where(type => type != typeof(SurveysResponse) && type != typeof(HeadAnswer));
        Assert.All(types, type => Assert.True(type.IsAssignableTo(typeof(ResultResponse)), type.Name));
    }

    [Fact]
    public async Task Every_result_says_that_it_is_provisional_and_how_much_has_arrived_until_the_contest_is_decided()
    {
        await Service.FillAsync();
        foreach (var stage in new[] { "collecting", "judging", "decided" })
        {
            await Service.MoveAsync(stage);
            foreach (var what in s_results)
            {
                var json = (await Service.Jury.ReadOfAsync(what)).AssertStatus(System.Net.HttpStatusCode.OK).Json;
                Assert.Equal((what, stage != "decided"), (what, json.GetProperty("provisional").GetBoolean()));
                Assert.Equal((18, 18, 18 * Seeds.Indicators), (
                    json.GetProperty("arrived").GetProperty("cities").GetInt32(), json.GetProperty("arrived").GetProperty("ofCities").GetInt32(), json.GetProperty("arrived").GetProperty("ofValues").GetInt32()));
                var rows = CsvText.Parse((await Service.Jury.ReadOfAsync($"{what}{(what.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv")).Text);
                Assert.Equal("provisional", rows[0][^1]);
                Assert.All(rows.Skip(1), row => Assert.Equal(stage == "decided" ? "false" : "true", row[^1]));
            }
        }
    }

    [Fact]
    public async Task Nobody_has_a_prize_before_the_contest_is_decided_and_then_the_same_cities_have_it()
    {
        await Service.FillAsync();
        var before = await PrizesAsync("prizeIfItStayedSo");
        Assert.All(await PrizesAsync("prize"), prizes => Assert.All(prizes, prize => Assert.Null(prize.Prize)));
        await Service.MoveAsync("decided");
        Assert.Equal(before, await PrizesAsync("prize"));
        Assert.All(await PrizesAsync("prizeIfItStayedSo"), prizes => Assert.All(prizes, prize => Assert.Null(prize.Prize)));
        Assert.Equal(3_000_000, before[0][0].Prize);
    }

    [Fact]
    public async Task Pages_say_so_and_stop_saying_so()
    {
        await Service.FillAsync();
        await Service.JudgeAsync();
        var cookie = await Service.SignInAsync("jury");
        foreach (var page in new[] { "", "/cities/osh", "/jury", "/robustness" })
        {
            Assert.NotNull((await Service.Anyone.ReadAsync($"/contests/2020{page}?lang=en", ("Cookie", cookie))).Html().QuerySelector(".provisional"));
        }

        await Service.MoveAsync("decided");
        foreach (var page in new[] { "", "/cities/osh", "/jury", "/robustness" })
            Assert.Null((await Service.Anyone.ReadAsync($"/contests/2020{page}?lang=en", ("Cookie", cookie))).Html().QuerySelector(".provisional"));
    }

    [Fact]
    public async Task Without_a_key_no_result_is_read_in_any_stage()
    {
        await Service.FillAsync();
        foreach (var stage in new[] { "collecting", "judging", "decided" })
        {
            await Service.MoveAsync(stage);
            foreach (var what in s_results.Except(["summary"]))
                Assert.Equal(401, (await Service.Anyone.ReadOfAsync(what)).Code);
            Assert.False((await Service.Anyone.ReadOfAsync("summary")).Json.GetProperty("cities")[0].TryGetProperty("rank", out _));
        }
    }

    /// <summary>City and prize of the first three, of the scores, the prizes, the summary, and the receipt of the first.</summary>
    private async Task<List<List<(string? City, long? Prize)>>> PrizesAsync(string member)
    {
        var lists = new List<List<(string?, long?)>>();
        foreach (var what in new[] { "scores", "prizes", "summary" })
            lists.Add([.. (await Service.Jury.ReadOfAsync(what)).Json.GetProperty("cities").EnumerateArray().Take(3).Select(city => (city.GetProperty("city").GetString(), Prize(city, member)))]);
        lists.Add([("receipt", Prize((await Service.Jury.ReadOfAsync($"scores/{lists[0][0].Item1}")).Json, member))]);
        return lists;
    }

    private static long? Prize(JsonElement city, string member) =>
        city.TryGetProperty(member, out var prize) && prize.ValueKind == JsonValueKind.Number ? prize.GetInt64() : null;
}
