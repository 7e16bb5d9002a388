using System.Globalization;
using System.Net;
using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>A contest of every village of a large country is a contest like any other.</summary>
public sealed class FiftyThousandCitiesTests : IAsyncLifetime
{
    private const int Cities = 50_000;

    private readonly CriteriaFolder _rules = new(new Rules { Cities = [.. Enumerable.Range(0, Cities).Select(city => string.Create(CultureInfo.InvariantCulture, $"c{city},Шаар-{city}"))] });
    private Service _service = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(new() { Criteria = _rules.Path });

    [Fact]
    public async Task A_change_of_one_city_writes_five_small_documents_and_leaves_every_version_as_it_was()
    {
        (await _service.Agency.ApplyAsync(Values(Cities, value: 1), contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var before = await _service.VersionAsync("valley");
        var (documents, status) = (await DocumentsAsync(), await StatusAsync("c49999"));

        var change = (await _service.Agency.ApplyAsync("city,parks\nc49999,700\n", "?reason=letter", contest: "valley")).AssertStatus(HttpStatusCode.Created);

        // The file, the city's values, the node that names the city, the manifest, the commit.
        var written = await _service.Store.Open().ReadAsync([.. (await DocumentsAsync()).Except(documents)], Cancellation);
        Assert.Equal(5, written.Count);
        Assert.True(written.Sum(document => document.Value.Length) < 100_000, $"{written.Sum(document => document.Value.Length)} bytes");
        Assert.NotEqual(status, await StatusAsync("c49999"));
        Assert.Equal(status, await StatusAsync("c49999", before));
        var acts = (await _service.Agency.ReadAsync("/api/contests/valley/audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("version").GetString());
        Assert.Equal([change.Version, before], acts.Take(2));
        Assert.True((await _service.Agency.ReadAsync("/api/contests/valley/check")).Json.GetProperty("addsUp").GetBoolean());
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _rules.Dispose();
    }

    private static string Values(int cities, int value) =>
        Enumerable.Range(0, cities).Aggregate(new StringBuilder("city,parks\n"), (file, city) => file.Append(CultureInfo.InvariantCulture, $"c{city},{value + (city % 7)}\n")).ToString();

    private async Task<string> StatusAsync(string city, string? version = null) =>
        (await _service.Agency.ReadAsync($"/api/contests/valley/cities/{city}/status{(version is null ? "" : $"?version={version}")}")).AssertStatus(HttpStatusCode.OK).Text;

    private async Task<HashSet<ContentHash>> DocumentsAsync() => [.. await _service.Store.Open().ListAsync(Cancellation).Select(document => document.Hash).ToListAsync(Cancellation)];
}
