using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using YouthCity.Core.Access;
using YouthCity.Core.Applications;
using YouthCity.Core.Documents;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>The program itself is killed while it takes files of 1 000 cities.</summary>
[OwnProcess]
public sealed class KilledServerTests : IDisposable
{
    private const int Cities = 1_000;

    private static readonly ServiceTelemetry s_measures = new ServiceCollection().AddMetrics().AddSingleton<ServiceTelemetry>().BuildServiceProvider().GetRequiredService<ServiceTelemetry>();

    private readonly TestStore _store = TestStore.New();
    private readonly CriteriaFolder _rules = new(new Rules { Cities = [.. Enumerable.Range(0, Cities).Select(Named)] });
    private readonly List<(int Number, ContentHash Version)> _acknowledged = [];
    private int _sent;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>File number 7 gives city 12 the value 7 012: a version with values of two files in it is not whole.</summary>
    [Fact]
    public async Task A_server_killed_at_any_moment_leaves_the_old_version_whole_or_the_new_one_and_loses_nothing_it_acknowledged()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var kills = KilledProgram.Kills;
        var key = await new AccessKeys(_store.Open(), _store.Installation.OpenSecret()).IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        var inTheMiddle = 0;
        for (var round = 0; round < kills; round++)
        {
            inTheMiddle += await UploadUntilKilledAsync(key, random) ? 1 : 0;
            await AssertWholeAsync();
        }

        var before = await StateAsync();
        var gone = await TidyAsync();
        TestContext.Current.TestOutputHelper.WriteLine(
            $"{kills} kills, {inTheMiddle} of them under an upload; {_acknowledged.Count} of {_sent} uploads acknowledged; {gone} documents left behind and tidied away");
        Assert.Equal(0, await TidyAsync());
        Assert.Equal(before.Version.Hash, (await StateAsync()).Version.Hash);
        await AssertWholeAsync();
    }

    [Fact]
    public async Task A_server_killed_while_it_changes_keys_loses_none_that_it_acknowledged_and_leaves_their_chain_whole()
    {
        var random = new Random(Environment.TickCount);
        var kills = KilledProgram.Kills;
        var keys = new AccessKeys(_store.Open(), _store.Installation.OpenSecret());
        var agency = await keys.IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        var (issued, revoked) = (new List<string>(), new List<string>());
        for (var round = 0; round < kills; round++)
            await ChangeKeysUntilKilledAsync(agency, random, issued, revoked);
        var ring = await keys.ReadAsync(Cancellation);
        Assert.True(issued.Count > 0 && revoked.Count > 0);
        Assert.All(issued, id => Assert.NotNull(ring.FindById(id)));
        Assert.All(revoked, id => Assert.NotNull(ring.FindById(id)!.RevokedAt));
        var chain = await keys.WalkAsync(Cancellation).Select(step => step.Ring.Commit!).ToListAsync(Cancellation);
        Assert.Equal(ring.Keys.Count, chain.Count(commit => commit.Act == KeyCommit.Issued));
        Assert.Equal(ring.Keys.Count(key => key.RevokedAt is not null), chain.Count(commit => commit.Act == KeyCommit.Revoked));
        TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills; {issued.Count} of {ring.Keys.Count - 1} new keys and {revoked.Count} revocations acknowledged");
    }

    /// <summary>Issues keys and revokes every second one, until the program is killed at a random moment.</summary>
    private async Task ChangeKeysUntilKilledAsync(string agency, Random random, List<string> issued, List<string> revoked)
    {
        using var server = KilledProgram.Start(_store, _rules);
        try
        {
            using var http = await KilledProgram.ClientAsync(server, agency);
            for (var number = 0; ; number++)
            {
                using var body = new StringContent("""{ "role": "observer" }""", Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri("/api/keys", UriKind.Relative), body, Cancellation);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                using var key = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
                var id = key.RootElement.GetProperty("id").GetString()!;
                issued.Add(id);
                if (number % 2 == 0)
                {
                    using var gone = await http.DeleteAsync(new Uri($"/api/keys/{id}?reason=test", UriKind.Relative), Cancellation);
                    Assert.Equal(HttpStatusCode.OK, gone.StatusCode);
                    revoked.Add(id);
                }

                if (number == 1)
                {
                    _ = Task.Run(async () =>
                    {
                        await Task.Delay(random.Next(100), Cancellation);
                        server.Kill();
                    }, Cancellation);
                }
            }
        }
        catch (Exception fault) when (KilledProgram.IsGone(fault))
        {
            // It was killed before it answered.
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(Cancellation);
        }
    }

    public void Dispose()
    {
        _store.Dispose();
        _rules.Dispose();
    }

    /// <summary>Starts the program, sends it files and kills it at a random moment of one of them; false where the answer was faster.</summary>
    private async Task<bool> UploadUntilKilledAsync(string key, Random random)
    {
        using var server = KilledProgram.Start(_store, _rules);
        try
        {
            using var http = await KilledProgram.ClientAsync(server, key);
            var watch = Stopwatch.StartNew();
            await SendAsync(http);
            var dies = Task.Run(async () =>
            {
                await Task.Delay(random.NextDouble() * 2.5 * watch.Elapsed, Cancellation);
                server.Kill();
            }, Cancellation);
            while (await SendAsync(http) && !dies.IsCompleted)
                continue;
            await dies;
            return _sent > _acknowledged[^1].Number;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(Cancellation);
        }
    }

    /// <summary>Sends the next file; false where the server died before it answered.</summary>
    private async Task<bool> SendAsync(HttpClient http)
    {
        var number = ++_sent;
        var file = string.Concat(Enumerable.Range(0, Cities).Select(city => FormattableString.Invariant($"c{city},{(number * Cities) + city}\n")).Prepend("city,parks\n"));
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        try
        {
            using var answer = await http.PostAsync(new Uri("/api/contests/valley/applications", UriKind.Relative), content, Cancellation);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            _acknowledged.Add((number, ContentHash.Parse(answer.Headers.ETag!.Tag.Trim('"'))));
            return true;
        }
        catch (Exception fault) when (KilledProgram.IsGone(fault))
        {
            return false;
        }
    }

    private async Task AssertWholeAsync()
    {
        var state = await StateAsync();
        var number = Assert.Single(Enumerable.Range(0, Cities).Select(city => (Value(state, city) - city) / Cities).Distinct());
        Assert.InRange(number, _acknowledged[^1].Number, _sent);
        var history = new ContestHistory(_store.Open());
        var chain = await history.WalkAsync(state.Version, Cancellation).Select(step => step.Hash).ToListAsync(Cancellation);
        Assert.Empty(_acknowledged.Select(upload => upload.Version).Except(chain));
    }

    private static double Value(ContestState state, int city) =>
        state.Content.Application(FormattableString.Invariant($"c{city}")).Entries["parks"].Value!.Value;

    private async Task<ContestState> StateAsync()
    {
        var (store, installed) = (_store.Open(), InstalledContests.Read(_rules.Path));
        using var rules = new RuleDocuments(store, installed);
        var history = new ContestHistory(store);
        return await new ContestStates(new ContestCatalog(installed, history, rules, NullLogger<ContestCatalog>.Instance), rules, store, history, s_measures)
            .ReadNewestAsync("valley", Cancellation);
    }

    private async Task<int> TidyAsync()
    {
        var store = _store.Open();
        var tidying = new GarbageCollector(store, new ContestHistory(store));
        var found = await tidying.FindAsync(DateTimeOffset.UtcNow.AddDays(1), Cancellation);
        return (await tidying.RemoveAsync(found, Cancellation)).Count;
    }

    private static string Named(int city) => FormattableString.Invariant($"c{city},Шаар-{city}");
}
