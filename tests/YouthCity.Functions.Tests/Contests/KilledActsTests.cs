using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using YouthCity.Core.Access;
using YouthCity.Core.Publications;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>The program itself is killed while a contest goes round and round: files, stages, publications, and back for a correction.</summary>
[OwnProcess]
public sealed class KilledActsTests : IDisposable
{
    private const string Contest = "/api/contests/valley";

    private readonly TestStore _store = TestStore.New();
    private readonly CriteriaFolder _rules = new(new Rules());
    private readonly List<(string Act, string Version)> _acknowledged = [];
    private int _sent;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_killed_at_any_moment_of_files_stages_and_publications_loses_nothing_it_acknowledged_and_shows_nothing_half()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var kills = KilledProgram.Kills;
        var key = await new AccessKeys(_store.Open(), _store.Installation.OpenSecret()).IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        for (var round = 0; round < kills; round++)
            await ActUntilKilledAsync(key, random);

        using var server = KilledProgram.Start(_store, _rules);
        try
        {
            using var http = await KilledProgram.ClientAsync(server, key);
            var check = await ReadAsync(http, $"{Contest}/check");
            Assert.True(check.GetProperty("addsUp").GetBoolean(), check.GetRawText());
            var chain = (await ReadAsync(http, $"{Contest}/audit")).GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("version").GetString()!).ToHashSet(StringComparer.Ordinal);
            Assert.Empty(_acknowledged.Select(act => act.Version).Except(chain));
            var published = (await ReadAsync(http, $"{Contest}/publications")).GetProperty("publications").EnumerateArray().ToList();
            Assert.InRange(published.Count, _acknowledged.Count(act => act.Act == "publications"), _sent);
            foreach (var publication in published)
                await AssertVerifiedAsync(http, publication);
            var kinds = _acknowledged.CountBy(act => act.Act).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Value} {kind.Key}");
            TestContext.Current.TestOutputHelper.WriteLine($"{kills} kills; {_acknowledged.Count} of {_sent} acts acknowledged ({string.Join(", ", kinds)}), {chain.Count} in the chain, {published.Count} publications verified");
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

    private static async Task AssertVerifiedAsync(HttpClient http, JsonElement publication)
    {
        var bundle = await http.GetByteArrayAsync(new Uri(publication.GetProperty("bundle").GetString()!, UriKind.Relative), Cancellation);
        var signature = await http.GetByteArrayAsync(new Uri(publication.GetProperty("signature").GetString()!, UriKind.Relative), Cancellation);
        Assert.Empty(BundleVerification.Of(bundle, new(signature, null)).Faults);
    }

    /// <summary>Does whatever the contest's stage asks for, until the program is killed at a random moment.</summary>
    private async Task ActUntilKilledAsync(string key, Random random)
    {
        using var server = KilledProgram.Start(_store, _rules);
        try
        {
            using var http = await KilledProgram.ClientAsync(server, key);
            await ActAsync(http, await StageAsync(http));
            var dies = Task.Run(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.NextDouble() * 250), Cancellation);
                server.Kill();
            }, Cancellation);
            while (!dies.IsCompleted)
                await ActAsync(http, await StageAsync(http));
            await dies;
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

    private async Task ActAsync(HttpClient http, string stage)
    {
        if (stage is "collecting" or "judging")
            await SendAsync(http, "applications?reason=test", "text/csv", string.Create(CultureInfo.InvariantCulture, $"city,indicator,value\nnorth,parks,{_sent + 1}\nsouth,parks,{_sent + 2}\n"));
        await (stage switch
        {
            "collecting" => SendAsync(http, "stage", "application/json", """{ "stage": "judging" }"""),
            "judging" => SendAsync(http, "stage", "application/json", """{ "stage": "decided", "protocolNumber": "4", "protocolDate": "2026-02-27" }"""),
            "decided" => SendAsync(http, "publications", "application/json", """{ "protocol": "4", "protocolDate": "2026-02-27", "reason": "a correction" }"""),
            _ => SendAsync(http, "stage", "application/json", """{ "stage": "judging", "reason": "a correction" }"""),
        });
    }

    private async Task SendAsync(HttpClient http, string path, string mediaType, string content)
    {
        _sent++;
        using var body = new StringContent(content, Encoding.UTF8, mediaType);
        using var answer = await http.PostAsync(new Uri($"{Contest}/{path}", UriKind.Relative), body, Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancellation)}");
        _acknowledged.Add((path.Split('?')[0], answer.Headers.ETag!.Tag.Trim('"')));
    }

    private static async Task<string> StageAsync(HttpClient http) => (await ReadAsync(http, $"{Contest}/stage")).GetProperty("stage").GetString()!;

    private static async Task<JsonElement> ReadAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
