using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Moves a contest between stages as the agency does.</summary>
public static class StageMoves
{
    /// <summary>The first three in the order in which a contest goes through them; to be published it is published.</summary>
    private static readonly string[] s_order = ["collecting", "judging", "decided"];

    /// <summary>Moves the contest step by step, forth or back; nothing where it is there.</summary>
    public static async Task MoveAsync(this Service service, string stage, string contest = Requests.Contest)
    {
        var now = Array.IndexOf(s_order, await service.StageAsync(contest));
        var to = Array.IndexOf(s_order, stage);
        while (now != to)
        {
            now = to < now ? to : now + 1;
            (await service.Agency.MoveStageAsync(Request(s_order[now]), contest: contest)).AssertStatus(HttpStatusCode.Created);
        }
    }

    public static async Task<string?> StageAsync(this Service service, string contest = Requests.Contest) =>
        (await service.Anyone.ReadAsync($"/api/contests/{contest}/stage")).Json.GetProperty("stage").GetString();

    /// <summary>What is sent to move to a stage: all that it needs, and a reason.</summary>
    public static object Request(string stage) => stage == "decided"
        ? new { stage, reason = "the jury has met", protocolNumber = "4", protocolDate = "2026-02-27", objectionsUntil = "2099-03-20" }
        : new { stage, reason = "a test" };

    public static async Task<Reply> MoveStageAsync(this HttpClient client, object request, string query = "", string contest = Requests.Contest, params (string Name, string Value)[] headers)
    {
        using var content = JsonContent.Create(request, options: JsonSerializerOptions.Web);
        return await client.SendAsync("POST", $"/api/contests/{contest}/stage{query}", content, headers);
    }

    /// <summary>Has every contest judged that is not yet: jurors mark in no other stage.</summary>
    public static async Task JudgeAsync(this Service service)
    {
        foreach (var contest in await service.Services.GetRequiredService<ContestCatalog>().ListIdsAsync(TestContext.Current.CancellationToken))
        {
            if (await service.StageAsync(contest) == s_order[0])
                await service.MoveAsync(s_order[1], contest);
        }
    }

    /// <summary>Has the own city object to a value, in a contest that is decided, and gives the objection's id.</summary>
    public static async Task<string> ObjectAsync(this Service service, string indicator)
    {
        using var content = JsonContent.Create(new { subject = "value", what = indicator, text = "The letter says otherwise." });
        var reply = (await service.City.SendAsync("POST", $"/api/contests/{Requests.Contest}/cities/{Service.OwnCity}/objections", content)).AssertStatus(HttpStatusCode.Created);
        return reply.Json.GetProperty("objection").GetProperty("id").GetString()!;
    }

    /// <summary>Sets a contest back to a version.</summary>
    public static async Task<Reply> RevertAsync(this Service service, string? version, string query = "")
    {
        using var content = JsonContent.Create(new { version, reason = "the wrong file" });
        return await service.Agency.SendAsync("POST", $"/api/contests/{Requests.Contest}/reversions{query}", content);
    }
}
