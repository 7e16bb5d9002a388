using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>Two uploads that were decided on one version.</summary>
[OwnProcess]
public sealed class RaceTests : ServiceTest
{
    private static readonly AccessKey s_agency = new("agency-1", Role.Agency, null, "", DateTimeOffset.UnixEpoch);

    private ContestStates States => Service.Services.GetRequiredService<ContestStates>();

    private Acceptance Acceptance => Service.Services.GetRequiredService<Acceptance>();

    private KnownContest Contest => Service.Services.GetRequiredService<InstalledContests>().Find(Requests.Contest)!;

    [Theory]
    [InlineData("osh", "1.2")]
    [InlineData("talas", "1.1")]
    public async Task Both_land_when_they_touch_different_cells(string city, string indicator)
    {
        var start = await ReadAsync();
        var first = await AcceptAsync(start, "osh", "1.1", 5);
        var second = await AcceptAsync(start, city, indicator, 6);
        Assert.Equal((Outcome.Accepted, Outcome.Accepted), (first.Outcome, second.Outcome));
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
        Assert.Equal(6, (await Service.EntriesAsync(city))[indicator].Value);
        Assert.Equal(second.Version?.Hex, await Service.VersionAsync());
    }

    [Fact]
    public async Task The_later_one_loses_when_they_touch_the_same_cell()
    {
        await AcceptAsync(await ReadAsync(), "osh", "1.1", 4);
        var start = await ReadAsync();
        var first = await AcceptAsync(start, "osh", "1.1", 5);
        var second = await AcceptAsync(start, "osh", "1.1", 6);
        Assert.Equal(Outcome.Overlapped, second.Outcome);
        Assert.Equal(first.Version, second.Version);
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    public async Task An_act_for_one_version_only_loses_to_whatever_came_before()
    {
        var start = await ReadAsync();
        var first = await AcceptAsync(start, "osh", "1.1", 5);
        var second = await Acceptance.AcceptAsync(
            new Act("applications", start, Change("talas", "1.1", 6), s_agency, "a race", ContentHash.Of([1]), [1], IsExact: true), TestContext.Current.CancellationToken);
        Assert.Equal((Outcome.Moved, first.Version), (second.Outcome, second.Version));
        Assert.Null((await Service.EntriesAsync("talas"))["1.1"].Value);
    }

    [Fact]
    public async Task Fifty_who_write_different_cells_at_once_are_all_taken()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(writer => Task.Run(async () =>
        {
            var taken = new List<HttpStatusCode>();
            for (var round = 1; round <= 5; round++)
                taken.Add((await Service.Agency.ApplyAsync(AFile.Of($"{Contest.Rules.Cities[writer % 18].Id},{Contest.Rules.Indicators[writer / 18].Id},,{round}"))).Status);
            return taken;
        })));
        Assert.All(replies.SelectMany(statuses => statuses), status => Assert.Equal(HttpStatusCode.Created, status));
    }

    [Fact]
    public async Task An_overlap_is_409_and_names_both_versions()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,4"));
        var (before, context) = (await Service.VersionAsync(), new DefaultHttpContext());
        context.Request.Body = new MemoryStream([1]);
        context.Response.Body = new MemoryStream();
        var api = new ApiRequest(context.Request, Uploading.Of("Test"), Language.En, new Caller(s_agency), Contest);

        // While the file is read, somebody else is faster.
        var answer = await Service.Services.GetRequiredService<Uploading>().UploadAsync(api, "applications", (state, _) =>
        {
            AcceptAsync(state, "osh", "1.1", 5).GetAwaiter().GetResult();
            return new ReadFile(Change("osh", "1.1", 6), new FindingList(), new FileForm("UTF-8", ',', "long"));
        });
        await answer.ExecuteAsync(context);

        Assert.Equal(409, context.Response.StatusCode);
        using var problem = JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray());
        Assert.Equal("overlapping-change", problem.RootElement.GetProperty("code").GetString());
        var detail = problem.RootElement.GetProperty("detail").GetString();
        Assert.Contains(before!, detail, StringComparison.Ordinal);
        Assert.Contains((await Service.VersionAsync())!, detail, StringComparison.Ordinal);
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    public async Task Many_uploads_at_once_of_different_cities_all_land()
    {
        var cities = Contest.Rules.Cities.Select(city => city.Id).ToList();
        var replies = await Task.WhenAll(cities.Select((city, i) => Service.Agency.ApplyAsync(AFile.Of($"{city},1.1,,{i}"))));
        Assert.All(replies, reply => reply.AssertStatus(HttpStatusCode.Created));
        for (var i = 0; i < cities.Count; i++)
            Assert.Equal(i, (await Service.EntriesAsync(cities[i]))["1.1"].Value);
        Assert.Equal(cities.Count, await CommitsAsync());
    }

    [Fact]
    public async Task Of_many_uploads_at_once_of_one_cell_each_winner_is_a_commit_and_nobody_else()
    {
        var replies = await Task.WhenAll(Enumerable.Range(1, 12).Select(i => Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{i}"))));
        Assert.All(replies, reply => Assert.Contains(reply.Status, new[] { HttpStatusCode.Created, HttpStatusCode.Conflict }));
        Assert.Equal(replies.Count(reply => reply.Status == HttpStatusCode.Created), await CommitsAsync());
    }

    [Fact]
    public async Task Of_identical_uploads_in_one_instant_one_is_told_that_it_was_stored_and_the_others_that_it_was_there()
    {
        // The clock of this service stands still.
        for (var round = 1; round <= 10; round++)
        {
            var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{round}"))));
            Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
            Assert.All(replies.Where(reply => reply.Status != HttpStatusCode.Created), reply => Assert.True(reply.AssertStatus(HttpStatusCode.OK).Json.GetProperty("unchanged").GetBoolean()));
        }

        Assert.Equal(10, await CommitsAsync());
    }

    internal static ContestChange Change(string city, string indicator, double value) => ContestChange.Of(
        new Dictionary<string, IReadOnlyDictionary<string, ApplicationEntry>>(StringComparer.Ordinal)
        {
            [city] = new Dictionary<string, ApplicationEntry>(StringComparer.Ordinal) { [indicator] = new(null, value) },
        });

    private Task<ContestState> ReadAsync() => States.ReadNewestAsync(Requests.Contest, TestContext.Current.CancellationToken);

    private Task<Accepted> AcceptAsync(ContestState start, string city, string indicator, double value) => Acceptance.AcceptAsync(
        new Act("applications", start, Change(city, indicator, value), s_agency, "a race", ContentHash.Of([1]), [1]), TestContext.Current.CancellationToken);

    /// <summary>How many acts there were, without the import of the rules.</summary>
    private async Task<int> CommitsAsync()
    {
        var state = await ReadAsync();
        return await Service.Services.GetRequiredService<ContestHistory>()
            .WalkAsync(state.Version, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken) - 1;
    }
}
