using System.Globalization;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Sqlite;
using YouthCity.Storage.Tests.Sqlite;

namespace YouthCity.Storage.Tests;

public sealed class KilledProcessTests
{
    [Fact]
    public async Task A_killed_process_leaves_a_whole_head_and_loses_nothing_it_acknowledged()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new SqliteFolder();
        var path = folder.NewStore().Path;
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var acknowledged = new List<ContentHash>();
        for (var round = 0; round < 20; round++)
        {
            var accepted = await AppendingChild.KillAsync(path, random.Next(1, 15), random.Next(200_000), cancellation);
            Assert.NotEmpty(accepted);
            acknowledged.AddRange(accepted);
            var chain = await ReadWholeAsync(path, cancellation);
            Assert.Subset(chain, acknowledged.ToHashSet());
        }
    }

    /// <summary>Every commit of the chain, with everything that it names read and checked.</summary>
    private static async Task<HashSet<ContentHash>> ReadWholeAsync(string path, CancellationToken cancellation)
    {
        var store = new SqliteDocumentStore(path);
        var history = new ContestHistory(store);
        var newest = await history.ReadAsync(AppendingChild.Contest, null, cancellation);
        var chain = new HashSet<ContentHash>();
        var number = int.Parse(newest.Commit!.Reason, CultureInfo.InvariantCulture);
        await foreach (var (hash, commit) in history.WalkAsync(newest, cancellation))
        {
            chain.Add(hash);
            Assert.Equal(number--, int.Parse(commit.Reason, CultureInfo.InvariantCulture));
            var manifest = await history.ReadManifestAsync(commit.Manifest, cancellation);
            Assert.Equal(AnAct.Application(commit.Reason).Content, await store.ReadOneAsync(manifest.Applications["osh"], cancellation));
        }

        Assert.Equal(0, number);
        return chain;
    }
}
