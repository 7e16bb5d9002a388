using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Tests.Reference;

namespace YouthCity.Functions.Tests.Catalog;

/// <summary>Contests are made, copied and put away over HTTP, on a store and an installation that start with none.</summary>
public sealed class ContestMakingTests : IAsyncLifetime
{
    private readonly CriteriaFolder _none = new();
    private Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(new ServiceSetup { Criteria = _none.Path });

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _none.Dispose();
    }

    [Fact]
    public async Task A_contest_is_made_filled_scored_and_changed_with_nothing_beside_the_program()
    {
        Assert.Equal(HttpStatusCode.OK, (await _service.Anyone.ReadAsync("/health/ready")).Status);
        Assert.Empty((await _service.Anyone.ReadAsync("/api/contests")).Json.GetProperty("contests").EnumerateArray());
        var described = await Documented.FindAsync(_service, "ContestMaking");

        var trial = (await MakeAsync("?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        described.AssertDescribes(trial);
        Assert.Empty((await _service.Anyone.ReadAsync("/api/contests")).Json.GetProperty("contests").EnumerateArray());
        var made = (await MakeAsync("?reason=decree")).AssertStatus(HttpStatusCode.Created);
        described.AssertDescribes(made);
        Assert.Equal("/api/contests/valley", made.Headers.Location?.ToString());
        (await MakeAsync("")).AssertProblem(HttpStatusCode.Conflict, "contest-exists");

        Assert.Equal("valley", Assert.Single((await _service.Anyone.ReadAsync("/api/contests")).Json.GetProperty("contests").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(3, (await _service.Anyone.ReadAsync("/api/contests/valley")).Json.GetProperty("cities").GetArrayLength());
        var act = Assert.Single((await _service.Agency.ReadAsync("/api/contests/valley/audit")).Json.GetProperty("acts").EnumerateArray());
        Assert.Equal(("contest", "decree"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));

        (await _service.Agency.ApplyAsync("city,parks,clubs,wait\nnorth,5,1,3\nsouth,6,2,9\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var (version, scores) = (await _service.VersionAsync("valley"), (await _service.Agency.ReadAsync("/api/contests/valley/scores")).Text);
        (await _service.Agency.ChangeRulesAsync(new Rules { Groups = ["play,9", "health,1"] }.Zip(), "?reason=r")).AssertStatus(HttpStatusCode.Created);
        Assert.NotEqual(scores, (await _service.Agency.ReadAsync("/api/contests/valley/scores")).Text);
        Assert.Equal(scores, (await _service.Agency.ReadAsync($"/api/contests/valley/scores?version={version}")).Text);
        Assert.Contains("/contests/valley", (await _service.Anyone.ReadAsync("/")).Text, StringComparison.Ordinal);
        Assert.True((await _service.Agency.ReadAsync("/api/contests/valley/check")).Json.GetProperty("addsUp").GetBoolean());
    }

    [Fact]
    public async Task Keys_are_issued_for_cities_of_a_contest_that_was_made_over_HTTP()
    {
        (await IssueAsync("north")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        await MakeAsync("");

        using var north = _service.Client((await IssueAsync("NORTH")).AssertStatus(HttpStatusCode.Created).Json.GetProperty("secret").GetString());

        Assert.Equal(HttpStatusCode.OK, (await north.ReadAsync("/api/contests/valley/cities/north/status")).Status);
        (await north.ReadAsync("/api/contests/valley/cities/south/status")).AssertProblem(HttpStatusCode.Forbidden, "another-city");
        Assert.Contains("north, south, east", (await IssueAsync("paris")).Text, StringComparison.Ordinal);

        Task<Reply> IssueAsync(string city) => _service.Agency.SendFileAsync("/api/keys", System.Text.Encoding.UTF8.GetBytes($$"""{ "role": "city", "city": "{{city}}" }"""));
    }

    [Fact]
    public async Task A_copy_continues_the_other_contest_and_takes_its_values_as_baselines()
    {
        await MakeAsync("");
        await _service.Agency.ApplyAsync("city,parks,wait\nnorth,5,3\nsouth,6,9\n", contest: "valley");

        var made = (await CopyAsync("?from=valley&id=2027&baselines=values&reason=a%20new%20year")).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(4, made.Json.GetProperty("baselines").GetInt32());
        var contest = (await _service.Anyone.ReadAsync("/api/contests/2027")).Json;
        Assert.Equal((2027, "valley"), (contest.GetProperty("edition").GetInt32(), contest.GetProperty("continues").GetString()));
        Assert.Equal(["2027", "valley"], contest.GetProperty("editions").EnumerateArray().Select(edition => edition.GetProperty("contest").GetString()));
        var entries = await _service.EntriesAsync("north", "2027");
        Assert.Equal((5.0, null), (entries["parks"].Baseline, entries["parks"].Value));
        var act = Assert.Single((await _service.Agency.ReadAsync("/api/contests/2027/audit")).Json.GetProperty("acts").EnumerateArray());
        Assert.StartsWith("a new year (Copied from valley at version ", act.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("its values are the baselines", act.GetProperty("reason").GetString(), StringComparison.Ordinal);

        (await CopyAsync("?from=valley&id=2027")).AssertProblem(HttpStatusCode.Conflict, "contest-exists");
        (await CopyAsync("?from=nowhere&id=2028")).AssertProblem(HttpStatusCode.NotFound, "unknown-contest");
        (await CopyAsync("?from=valley&id=a/b")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        (await CopyAsync("?from=valley&id=2028&baselines=all")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
    }

    [Fact]
    public async Task A_city_sees_its_progress_over_the_editions_and_nobody_elses()
    {
        await MakeAsync("");
        await _service.Agency.ApplyAsync("city,parks,wait\nnorth,5,3\n", contest: "valley");
        await CopyAsync("?from=valley&id=2027");
        await _service.Agency.ApplyAsync("city,parks,wait\nnorth,8,4\n", contest: "2027");
        using var north = _service.Client(await _service.IssueAsync(Core.Access.Role.City, "north"));

        var answer = (await north.ReadAsync("/api/contests/2027/cities/north/editions")).AssertStatus(HttpStatusCode.OK);

        var parks = answer.Json.GetProperty("indicators")[0].GetProperty("values").EnumerateArray().ToList();
        Assert.Equal([("2027", 8.0)], parks.Where(value => value.GetProperty("contest").GetString() == "2027").Select(value => ("2027", value.GetProperty("value").GetDouble())));
        Assert.Equal(2, parks.Count);
        Assert.Contains("parks", (await north.ReadAsync("/api/contests/2027/cities/north/editions?format=csv")).Text, StringComparison.Ordinal);
        (await north.ReadAsync("/api/contests/2027/cities/south/editions")).AssertProblem(HttpStatusCode.Forbidden, "another-city");

        // An edition that moves on makes another answer.
        await _service.Agency.ApplyAsync("city,parks\nnorth,6\n", contest: "valley");
        Assert.NotEqual(answer.ETag, (await north.ReadAsync("/api/contests/2027/cities/north/editions")).ETag);
    }

    [Fact]
    public async Task A_contest_in_the_archive_is_read_and_takes_nothing_until_it_is_taken_out_again()
    {
        await MakeAsync("");
        await _service.Agency.ApplyAsync("city,parks,clubs,wait\nnorth,5,1,3\n", contest: "valley");
        var scores = (await _service.Agency.ReadAsync("/api/contests/valley/scores")).Text;
        (await _service.Agency.SendAsync("POST", "/api/contests/valley/archive")).AssertProblem(HttpStatusCode.BadRequest, "reason-required");

        var archived = (await _service.Agency.SendAsync("POST", "/api/contests/valley/archive?reason=over")).AssertStatus(HttpStatusCode.OK);

        (await Documented.FindAsync(_service, "ContestArchive")).AssertDescribes(archived);
        Assert.True(archived.Json.GetProperty("archived").GetBoolean());
        Assert.Equal(scores, (await _service.Agency.ReadAsync("/api/contests/valley/scores")).Text);
        (await _service.Agency.ApplyAsync("city,parks\nnorth,6\n", contest: "valley")).AssertProblem(HttpStatusCode.Conflict, "contest-archived");
        (await _service.Agency.ChangeRulesAsync(new Rules { Groups = ["play,9", "health,1"] }.Zip(), "?reason=r")).AssertProblem(HttpStatusCode.Conflict, "contest-archived");
        (await MakeAsync("")).AssertProblem(HttpStatusCode.Conflict, "contest-exists");

        (await _service.Agency.SendAsync("DELETE", "/api/contests/valley/archive?reason=not%20yet")).AssertStatus(HttpStatusCode.OK);
        (await _service.Agency.ApplyAsync("city,parks\nnorth,6\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(
            ["applications", "unarchive", "archive", "applications", "contest"],
            (await _service.Agency.ReadAsync("/api/contests/valley/audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString()));
    }

    private Task<Reply> MakeAsync(string query) => _service.Agency.SendFileAsync($"/api/contests{query}", new Rules().Zip());

    private Task<Reply> CopyAsync(string query) => _service.Agency.SendAsync("POST", $"/api/contests{query}");
}
