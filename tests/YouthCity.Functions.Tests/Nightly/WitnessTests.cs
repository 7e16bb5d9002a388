using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthCity.Core.Documents;
using YouthCity.Core.Signatures;
using YouthCity.Functions.Integrity;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Witness;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Nightly;

/// <summary>What the witness saw against what the store holds.</summary>
public sealed class WitnessTests : ServiceTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_act_on_a_contest_and_on_the_keys_is_witnessed_and_signed()
    {
        await Service.FillAsync();
        Assert.Empty(await CodesAsync());
        var seen = await SeenAsync();
        Assert.Equal([1, 2, 3, 4, 5], seen.Where(line => line.Head == "keys").Select(line => line.Commits));
        var contest = seen.Where(line => line.Head == "contest-2020").ToList();
        Assert.Equal(Enumerable.Range(1, contest.Count), contest.Select(line => line.Commits));
        Assert.Equal(await Service.VersionAsync(), contest[^1].Target.Hex);
    }

    [Fact]
    public async Task A_head_that_was_turned_back_by_one_is_named_with_what_is_gone()
    {
        await SendAsync(1, 2, 3);
        var gone = (await Service.VersionAsync())!;
        await TurnBackAsync("contest-2020", ContentHash.Parse((await ActsAsync())[1]));
        var (codes, message) = await CheckAsync();
        Assert.Equal(["rewound"], codes);
        Assert.Contains(gone, message, StringComparison.Ordinal);

        // Also for good: what is accepted after it does not cover it up.
        await SendAsync(4, 5, 6);
        Assert.Equal(["rewound"], (await CheckAsync()).Codes);
    }

    [Fact]
    public async Task A_loss_that_the_agency_acknowledges_stays_to_be_seen_and_is_no_fault_any_more()
    {
        await SendAsync(1, 2, 3);
        (await AcknowledgeAsync("nothing is lost")).AssertProblem(HttpStatusCode.Conflict, "nothing-to-acknowledge");
        var (gone, acts) = ((await Service.VersionAsync())!, await ActsAsync());
        var ring = await Service.Services.GetRequiredService<YouthCity.Storage.AccessKeys>().ReadAsync(Cancellation);
        await TurnBackAsync("contest-2020", ContentHash.Parse(acts[2]));
        await TurnBackAsync("keys", ring.Commit!.Parent!.Value);
        await SendAsync(4);
        Assert.Equal(["rewound", "rewound"], (await CheckAsync()).Codes);
        (await AcknowledgeAsync(" ")).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        Assert.Equal(2, (await AcknowledgeAsync("only tried", "?dryRun=true")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("lost").GetArrayLength());
        Assert.Equal(["rewound", "rewound"], (await CheckAsync()).Codes);

        var told = (await AcknowledgeAsync("The disk failed: the copy of 12 March")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(gone, told.Json.GetProperty("lost").EnumerateArray().Single(lost => lost.GetProperty("head").GetString() == "contest-2020").GetProperty("commit").GetString());
        await AssertAcknowledgedAsync(gone);
        await SendAsync(5);
        await AssertAcknowledgedAsync(gone);
        var act = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().ElementAt(1);
        Assert.Equal(("restoration", "The disk failed: the copy of 12 March", told.Version), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString(), act.GetProperty("version").GetString()));
        (await AcknowledgeAsync("once more")).AssertProblem(HttpStatusCode.Conflict, "nothing-to-acknowledge");
    }

    [Fact]
    public async Task A_loss_after_the_acknowledged_one_is_a_fault_again_and_so_is_the_loss_of_the_acknowledgement()
    {
        await SendAsync(1, 2, 3);
        await TurnBackAsync("contest-2020", ContentHash.Parse((await ActsAsync())[1]));
        (await AcknowledgeAsync("the copy of 12 March")).AssertStatus(HttpStatusCode.Created);
        await SendAsync(4, 5);
        var acts = await ActsAsync();
        await TurnBackAsync("contest-2020", ContentHash.Parse(acts[1]));
        Assert.Equal(["rewound"], (await CheckAsync()).Codes);

        // To before the acknowledgement: what it answered for is lost with it, and named as well.
        await TurnBackAsync("contest-2020", ContentHash.Parse(acts[3]));
        Assert.Equal(["rewound"], (await CheckAsync()).Codes);
        Assert.Empty((await Service.Agency.ReadOfAsync("check")).Json.GetProperty("acknowledged").EnumerateArray());
    }

    [Fact]
    public async Task Keys_that_were_turned_back_are_named()
    {
        var ring = await Service.Services.GetRequiredService<YouthCity.Storage.AccessKeys>().ReadAsync(Cancellation);
        await TurnBackAsync("keys", ring.Commit!.Parent!.Value);
        var (codes, message) = await CheckAsync();
        Assert.Equal(["rewound"], codes);
        Assert.Contains("keys", message, StringComparison.Ordinal);
    }

    [Fact]
    [OwnProcess]
    public async Task At_a_start_and_at_night_an_emptied_store_is_named()
    {
        await SendAsync(1);
        await Service.Store.RemoveHeadsAsync();
        using var emptied = TestStore.New();
        await using var other = await Drivers.Service.StartAsync(new ServiceSetup { Store = emptied, Witness = Service.Store });
        await ActivatorUtilities.CreateInstance<StartCheck>(other.Services).RunAsync(Cancellation);
        var line = Assert.Single(other.Logs.Of<StartCheck>(), line => line.Text.Contains("contest-2020 holds nothing", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, line.Level);
        await ActivatorUtilities.CreateInstance<IntegrityFunctions>(other.Services).Nightly(new TimerInfo());
        Assert.Contains(other.Logs.Of<IntegrityFunctions>(), line => line.Level == LogLevel.Error && line.Text.Contains("contest-2020 holds nothing", StringComparison.Ordinal));
    }

    [Fact]
    [OwnProcess]
    public async Task An_act_stands_where_the_witness_takes_no_line_and_is_made_up_for()
    {
        await SendAsync(1);
        var witness = Service.Store.WitnessPath;
        var lines = await File.ReadAllBytesAsync(witness, Cancellation);
        File.Delete(witness);
        Directory.CreateDirectory(witness);
        await SendAsync(2);
        Assert.Contains(Service.Logs.Of<WitnessedStore>(), line => line.Level == LogLevel.Error);
        Assert.Equal(["unwitnessed", "unwitnessed"], (await CheckAsync()).Codes);

        Directory.Delete(witness);
        await File.WriteAllBytesAsync(witness, lines, Cancellation);
        Assert.Equal(["unwitnessed"], (await CheckAsync()).Codes);
        await SendAsync(3);
        Assert.Empty(await CodesAsync());
    }

    [Fact]
    public async Task A_line_that_the_installation_did_not_sign_is_named_and_counts_for_nothing()
    {
        await SendAsync(1);
        var forged = new WitnessedHead("contest-2020", ContentHash.Of([7]), 7, DateTimeOffset.UnixEpoch).Sign(SigningKey.TryRead(SigningKey.Make())!);
        await File.AppendAllTextAsync(Service.Store.WitnessPath, $"{forged}\nnonsense\n", Cancellation);
        Assert.Equal(["foreign"], await CodesAsync());
    }

    [Fact]
    public async Task Every_role_gets_the_newest_head_and_anyone_can_check_it()
    {
        await SendAsync(1, 2);
        var answer = (await Service.City.ReadOfAsync("head")).AssertStatus(HttpStatusCode.OK).Json;
        var key = VerificationKey.TryRead(answer.GetProperty("publicKey").GetString()!)!;
        Assert.Equal(key.Fingerprint, answer.GetProperty("fingerprint").GetString());
        var head = WitnessedHead.TryRead(answer.GetProperty("head").GetString()!, key)!;
        Assert.Equal(("contest-2020", await Service.VersionAsync()), (head.Head, head.Target.Hex));
        Assert.Null(WitnessedHead.TryRead(answer.GetProperty("head").GetString()!.Replace("\"commits\":", "\"commits\":1", StringComparison.Ordinal), key));
    }

    /// <summary>A store from before there was a witness.</summary>
    [Fact]
    [OwnProcess]
    public async Task What_was_accepted_before_there_was_a_witness_is_witnessed_from_the_next_start_on()
    {
        await SendAsync(1, 2);
        File.Delete(Service.Store.WitnessPath);
        Assert.Equal(["unwitnessed"], (await CodesAsync()).Distinct());
        Assert.False(await ActivatorUtilities.CreateInstance<StartCheck>(Service.Services).RunAsync(Cancellation));
        Assert.Empty(await CodesAsync());
        Assert.Equal(5, (await SeenAsync()).Single(line => line.Head == "keys").Commits);
    }

    private async Task SendAsync(params int[] values)
    {
        foreach (var value in values)
            (await Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{value}"))).AssertStatus(HttpStatusCode.Created);
    }

    private async Task<IReadOnlyList<string>> ActsAsync() =>
        [.. (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("version").GetString()!)];

    private async Task<IReadOnlyList<WitnessedHead>> SeenAsync()
    {
        var key = SigningKey.Open(Service.Store.Installation).Public;
        return [.. (await File.ReadAllLinesAsync(Service.Store.WitnessPath, Encoding.UTF8, Cancellation)).Select(line => WitnessedHead.TryRead(line, key)!)];
    }

    /// <summary>As <c>UPDATE heads SET target = parent</c> does.</summary>
    private async Task TurnBackAsync(string head, ContentHash to)
    {
        var store = Service.Store.Open();
        Assert.True(await store.MoveHeadAsync(head, await store.ReadHeadAsync(head, Cancellation), to, Cancellation));
    }

    private async Task<Reply> AcknowledgeAsync(string reason, string query = "")
    {
        using var content = JsonContent.Create(new { reason });
        return await Service.Agency.SendAsync("POST", $"/api/contests/2020/restorations{query}", content);
    }

    private async Task AssertAcknowledgedAsync(string commit)
    {
        var check = (await Service.Agency.ReadOfAsync("check")).Json;
        Assert.True(check.GetProperty("addsUp").GetBoolean(), check.GetRawText());
        var told = check.GetProperty("acknowledged").EnumerateArray().Select(fault => fault.GetProperty("message").GetString()!).ToList();
        Assert.Equal(2, told.Count);
        Assert.All(told, line => Assert.EndsWith("The disk failed: the copy of 12 March", line, StringComparison.Ordinal));
        Assert.Contains(told, line => line.Contains(commit, StringComparison.Ordinal) && line.Contains("agency-", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> CodesAsync() => (await CheckAsync()).Codes;

    private async Task<(IReadOnlyList<string> Codes, string Message)> CheckAsync()
    {
        var faults = (await Service.Agency.ReadOfAsync("check")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("faults").EnumerateArray().ToList();
        return ([.. faults.Select(fault => fault.GetProperty("code").GetString()!)], string.Join('\n', faults.Select(fault => fault.GetProperty("message").GetString())));
    }
}
