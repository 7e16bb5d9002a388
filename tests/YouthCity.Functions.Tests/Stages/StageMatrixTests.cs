using System.Net;
using System.Text;
using YouthCity.Core.Access;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Access;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Stages;

/// <summary>Every function that stores, in every stage, with and without a reason, for every caller.</summary>
public sealed class StageMatrixTests : ServiceTest
{
    /// <summary>What whoever may call a function gets by stage: without a reason, and with one. Whoever may not is refused in every stage.</summary>
    private static readonly Dictionary<string, (string Stage, int Without, int With)[]> s_table = new(StringComparer.Ordinal)
    {
        ["ApplicationsUpload"] = [("collecting", 201, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["SocialOrdersUpload"] = [("collecting", 201, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["ActionPlansUpload"] = [("collecting", 201, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["SurveysUpload"] = [("collecting", 201, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["ApplicationsWithdrawal"] = [("collecting", 400, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["SocialOrdersWithdrawal"] = [("collecting", 400, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["ActionPlansWithdrawal"] = [("collecting", 400, 201), ("judging", 400, 201), ("decided", 409, 409)],
        ["BallotsUpload"] = [("collecting", 409, 409), ("judging", 201, 201), ("decided", 409, 409)],
        ["BallotsWithdrawal"] = [("collecting", 409, 409), ("judging", 400, 201), ("decided", 409, 409)],
    };

    public static TheoryData<string> Stages { get; } = ["collecting", "judging", "decided"];

    /// <summary>Functions that store and are told in JSON have tests of their own; all others that store a file are in the table.</summary>
    [Fact]
    public void Every_function_that_takes_a_file_is_in_the_table() => Assert.Equal(
        DescribedFunction.All.Where(described => described.Operation.Stores && described.Operation.Takes?.MediaTypes.Contains(Returned.Csv) == true).Select(described => described.Function.Name).Order(StringComparer.Ordinal),
        s_table.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task What_is_not_done_in_a_stage_is_refused_and_stores_nothing(string stage)
    {
        foreach (var function in s_table.Keys)
        {
            var (_, without, with) = s_table[function].Single(line => line.Stage == stage);
            foreach (var (query, expected) in new[] { ("", without), ("?reason=letter%2012", with) })
            {
                await PrepareAsync(function, stage);
                var before = await AuditAsync();
                foreach (var caller in FunctionCalls.Callers.Order(StringComparer.Ordinal))
                {
                    var reply = await SendAsync(function, caller, query);
                    var allowed = FunctionCalls.Of(function).Open.Contains(caller, StringComparer.Ordinal);
                    Assert.True((allowed ? expected : caller is "anyone" or "unknown" ? 401 : 403) == reply.Code, $"{function} {stage} {query} {caller}: {reply.Code} {reply.Text}");
                    if (allowed && expected >= 400)
                        reply.AssertProblem((HttpStatusCode)expected, expected == 400 ? "reason-required" : "wrong-stage");
                    if (allowed && expected == 409)
                        Assert.Equal(stage, reply.Json.GetProperty("stage").GetString());
                }

                Assert.Equal(before + (expected == 201 ? 1 : 0), await AuditAsync());
            }
        }
    }

    [Fact]
    public async Task A_trial_says_that_a_reason_will_be_needed_and_is_refused_where_nothing_helps()
    {
        await Service.MoveAsync("judging");
        Assert.True((await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,5\n", "?dryRun=true")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("needsReason").GetBoolean());
        Assert.False((await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,5\n", "?dryRun=true&reason=why")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("needsReason").GetBoolean());
        await Service.MoveAsync("decided");
        (await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,5\n", "?dryRun=true&reason=why")).AssertProblem(HttpStatusCode.Conflict, "wrong-stage");
    }

    [Fact]
    public async Task A_refusal_says_in_three_languages_what_is_possible_and_how_to_go_back()
    {
        await Service.MoveAsync("decided");
        var details = new List<string?>();
        foreach (var language in new[] { "ky", "ru", "en" })
            details.Add((await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,5\n", $"?lang={language}")).Json.GetProperty("detail").GetString());
        Assert.Equal(3, details.Distinct().Count());
        Assert.All(details, detail => Assert.Contains("POST /stage", detail, StringComparison.Ordinal));
    }

    /// <summary>Something to take back, and something new to send, whatever came before.</summary>
    private async Task PrepareAsync(string function, string stage)
    {
        await Service.MoveAsync("collecting");
        _value++;
        (await Service.Agency.ApplyAsync($"city,indicator,value\ntalas,1.1,{_value}\n")).AssertStatus(HttpStatusCode.Created);
        (await Service.Agency.OrderAsync($"city,amount,theme\ntalas,{_value},Билим\n")).AssertStatus(HttpStatusCode.Created);
        (await Service.Agency.PlanAsync($"city,action\ntalas,Action {_value}\n")).AssertStatus(HttpStatusCode.Created);
        if (function == "BallotsWithdrawal")
        {
            await Service.MoveAsync("judging");
            (await Service.Jury.SendFileAsync("/api/contests/2020/ballots", Encoding.UTF8.GetBytes($"city,group,mark\ntalas,1,{_value % 10}\n"))).AssertStatus(HttpStatusCode.Created);
        }

        await Service.MoveAsync(stage);
    }

    private int _value;

    private Task<Reply> SendAsync(string function, string caller, string query)
    {
        var file = function switch
        {
            "ApplicationsUpload" => $"city,indicator,value\nosh,1.1,{_value}\n",
            "SocialOrdersUpload" => $"city,amount,theme\nosh,{_value},Билим\n",
            "ActionPlansUpload" => $"city,action\nosh,Action {_value}\n",
            "SurveysUpload" => "city,1.4\n" + string.Concat(Enumerable.Range(0, _value).Select(_ => "osh,1\n")),
            "BallotsUpload" => $"city,group,mark\nosh,1,{_value % 10}\n",
            "BallotsWithdrawal" => "city,group\ntalas,1\n",
            "ApplicationsWithdrawal" => "city,indicator\ntalas,1.1\n",
            _ => "city\ntalas\n",
        };
        var path = FunctionCalls.Of(function).Path.Split('?')[0];
        return Client(caller).SendFileAsync(path + query, Encoding.UTF8.GetBytes(file));
    }

    private HttpClient Client(string caller) => caller switch
    {
        "anyone" => Service.Anyone,
        "unknown" => Service.Unknown,
        "own city" => Service.City,
        "other city" => Service.AnotherCity,
        _ => Service.Of(Roles.TryParse(caller)!.Value),
    };

    private async Task<int> AuditAsync() => (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").GetArrayLength();
}
