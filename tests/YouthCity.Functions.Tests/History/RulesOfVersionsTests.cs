using System.Net;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Results;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.History;

/// <summary>Which rules a version is read under when the files beside the program have changed.</summary>
public sealed class RulesOfVersionsTests : IDisposable
{
    private const string File = "city,parks,clubs,wait\nnorth,5,1,3\nsouth,6,2,9\n";

    private readonly TestStore _store = TestStore.New();
    private readonly CriteriaFolder _light = new(new Rules());
    private readonly CriteriaFolder _heavy = new(new Rules { Groups = ["play,3", "health,1"] });

    public void Dispose()
    {
        _store.Dispose();
        _light.Dispose();
        _heavy.Dispose();
    }

    [Fact]
    [OwnProcess]
    public async Task Rules_in_the_store_count_whatever_the_files_beside_the_program_say_later()
    {
        await using var before = await StartAsync(_light);
        (await before.Agency.ApplyAsync(File, contest: "valley")).AssertStatus(HttpStatusCode.Created);
        await using var after = await StartAsync(_heavy);

        var first = await ScoresAsync(before);
        (await after.Jury.ReadAsync("/api/contests/valley/scores", ("If-None-Match", first.ETag!))).AssertStatus(HttpStatusCode.NotModified);
        Assert.Equal(first.Text, (await ScoresAsync(after)).Text);
        Assert.Contains("those of the store count", Assert.Single(after.Logs.Of<ContestCatalog>()).Text, StringComparison.Ordinal);
    }

    /// <summary>The version is the same on both, so the rules alone tell the answers apart.</summary>
    [Fact]
    public async Task A_version_from_before_rules_were_stored_is_read_under_the_installed_rules_and_by_name_under_its_own_or_not_at_all()
    {
        var version = await StoreAsBeforeAsync();
        await using var before = await StartAsync(_light);
        await using var after = await StartAsync(_heavy);

        var (first, second) = (await ScoresAsync(before), await ScoresAsync(after));
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal(first.ETag![..20], second.ETag![..20]);

        Assert.Equal(first.Text, (await ScoresAsync(before, version)).Text);
        var refused = await after.Jury.ReadAsync($"/api/contests/valley/scores?version={version}");
        refused.AssertProblem(HttpStatusCode.Conflict, "rules-not-stored");
        Assert.Contains(version, refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);

        // The next act imports what is installed. The older version keeps its own.
        (await before.Agency.ApplyAsync("city,parks\neast,7\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(first.Text, (await ScoresAsync(after, version)).Text);
        Assert.Equal((await ScoresAsync(before)).Text, (await ScoresAsync(after)).Text);
        Assert.True((await after.Agency.ReadAsync("/api/contests/valley/check")).Json.GetProperty("addsUp").GetBoolean());
    }

    [Fact]
    public void The_rules_that_2020_had_before_rules_were_stored_are_still_at_hand() => Assert.Equal(
        "Город, дружественный детям и молодежи",
        InstalledContests.Read(Path.Combine(AppContext.BaseDirectory, "criteria")).Find(ContentHash.Parse("adf6d6aab95291961a4194da857149ccf2107021a3390a7fb0e9b67d1658e239"))!.Name.Ru);

    [Fact]
    public void Earlier_rules_that_are_damaged_are_reported_and_the_contest_is_served()
    {
        Directory.CreateDirectory(Path.Combine(_light.Path, "valley", "earlier"));
        System.IO.File.WriteAllText(Path.Combine(_light.Path, "valley", "earlier", "x.json"), "{}");
        var installed = InstalledContests.Read(_light.Path);
        Assert.Equal(("x.json", "not-json"), (Assert.Single(Assert.Single(installed.Problems).Value.All).File, Assert.Single(Assert.Single(installed.Problems).Value.All).Code));
        Assert.NotNull(installed.Find("valley"));
    }

    /// <summary>As an earlier program stored it: a manifest that names no rules.</summary>
    private async Task<string> StoreAsBeforeAsync()
    {
        var rules = Fingerprints.OfRules(InstalledContests.Read(_light.Path).Find("valley")!.Rules);
        var application = Document.Of("""{"entries":{"clubs":{"value":1},"parks":{"value":5},"wait":{"value":3}}}"""u8.ToArray());
        var other = Document.Of("""{"entries":{"clubs":{"value":2},"parks":{"value":6},"wait":{"value":9}}}"""u8.ToArray());
        var manifest = Manifest.Empty with { Applications = Manifest.Empty.Applications.SetItem("north", application.Hash).SetItem("south", other.Hash) };
        Assert.DoesNotContain("rules", System.Text.Encoding.UTF8.GetString(manifest.Write()), StringComparison.Ordinal);
        var version = await new ContestHistory(_store.Open()).AppendAsync("valley", ContestVersion.Initial, manifest, [application, other], (parent, hash) => new(
            parent, hash, "applications", "agency-1", "agency", DateTimeOffset.UnixEpoch, "from before", null, rules), TestContext.Current.CancellationToken);
        return version!.Value.Hex;
    }

    private Task<Service> StartAsync(CriteriaFolder criteria) => Service.StartAsync(new ServiceSetup { Store = _store, Criteria = criteria.Path });

    private static async Task<Reply> ScoresAsync(Service service, string? version = null) =>
        (await service.Jury.ReadAsync($"/api/contests/valley/scores{(version is null ? "" : $"?version={version}")}")).AssertStatus(HttpStatusCode.OK);
}
