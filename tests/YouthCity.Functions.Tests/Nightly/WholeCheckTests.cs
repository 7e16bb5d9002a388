using System.Net;
using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Nightly;

/// <summary>What the check finds beside lost and damaged documents of a contest.</summary>
public sealed class WholeCheckTests : ServiceTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Damaged_access_keys_are_found()
    {
        Assert.True((await CheckAsync()).IsGood);
        Assert.True(await Service.Store.DamageAsync(text => text.Contains("\"keys\":[", StringComparison.Ordinal), text => text + " ") > 0);
        Assert.Equal(["keys"], (await CheckAsync()).Codes);
    }

    [Fact]
    public async Task Damaged_keys_that_protect_sessions_are_found()
    {
        await Service.Anyone.ReadAsync("/sign-in");
        Assert.True((await CheckAsync()).IsGood);
        await PointAsync("protection", "no keys");
        Assert.Equal(["protection"], (await CheckAsync()).Codes);
    }

    [Fact]
    public async Task A_commit_that_is_dated_before_the_one_it_follows_is_found()
    {
        var first = await AppendAsync(parent: null, new(2026, 3, 1, 7, 0, 0, TimeSpan.Zero));
        var second = await AppendAsync($"\"{first}\"", new(2026, 3, 1, 6, 59, 59, TimeSpan.Zero));
        await AppendAsync($"\"{second}\"", new(2026, 3, 1, 6, 59, 59, TimeSpan.Zero));
        var (codes, message) = await CheckAsync();
        // The commits were put there behind the service's back, so the witness was told of none.
        Assert.Equal(["unwitnessed", "time"], codes);
        Assert.All((string[])[second.Hex, "2026-03-01T07:00:00Z", "2026-03-01T06:59:59Z"], word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("\"ABCDEF\"")]
    [InlineData("7")]
    public async Task A_commit_whose_parent_is_no_hash_is_damaged_and_not_the_first_of_its_chain(string parent)
    {
        var commit = await AppendAsync(parent, new(2026, 3, 1, 7, 0, 0, TimeSpan.Zero));
        var (codes, message) = await CheckAsync();
        Assert.Equal(["document"], codes);
        Assert.Contains(commit.Hex, message, StringComparison.Ordinal);
    }

    /// <summary>Another instance's clock may be a little ahead.</summary>
    [Fact]
    [OwnProcess]
    public async Task Two_instances_whose_clocks_differ_a_little_make_a_chain_in_the_order_of_time()
    {
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        await using var behind = await Service.StartAsync(new ServiceSetup
        {
            Store = Service.Store,
            Clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Service.Clock.GetUtcNow().AddSeconds(-30)),
        });
        (await behind.Agency.ApplyAsync(AFile.Of("osh,1.1,,6"))).AssertStatus(HttpStatusCode.Created);
        Assert.True((await CheckAsync()).IsGood);
    }

    private async Task<Checked> CheckAsync()
    {
        var faults = (await Service.Agency.ReadOfAsync("check")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("faults").EnumerateArray().ToList();
        return new([.. faults.Select(fault => fault.GetProperty("code").GetString()!)], string.Join('\n', faults.Select(fault => fault.GetProperty("message").GetString())));
    }

    /// <summary>Puts a commit at the end of the contest's chain, past everything that would refuse it.</summary>
    /// <param name="parent">As JSON; nothing for none.</param>
    private async Task<ContentHash> AppendAsync(string? parent, DateTimeOffset at)
    {
        var manifest = Document.Of(Manifest.Empty.Write());
        await Service.Store.Open().WriteAsync([manifest], Cancellation);
        var commit = Encoding.UTF8.GetString(new Commit(null, manifest.Hash, "applications", "agency-1", "agency", at, "a test", null, manifest.Hash).Write());
        return await PointAsync("contest-2020", parent is null ? commit : $"{commit[..^1]},\"parent\":{parent}}}");
    }

    private async Task<ContentHash> PointAsync(string head, string content)
    {
        var (store, document) = (Service.Store.Open(), Document.Of(Encoding.UTF8.GetBytes(content)));
        await store.WriteAsync([document], Cancellation);
        Assert.True(await store.MoveHeadAsync(head, await store.ReadHeadAsync(head, Cancellation), document.Hash, Cancellation));
        return document.Hash;
    }

    private sealed record Checked(IReadOnlyList<string> Codes, string Message)
    {
        public bool IsGood => Codes.Count == 0;
    }
}
