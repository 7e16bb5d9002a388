using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>A parameter that is misspelt on what stores something would store what was meant as a trial.</summary>
public sealed class UnknownParameterTests : ServiceTest
{
    [Fact]
    public async Task A_misspelt_trial_stores_nothing()
    {
        var reply = await Service.Agency.ApplyAsync(CaseFiles.Read("k22-one-value.csv"), "?dry_run=true");
        reply.AssertProblem(HttpStatusCode.BadRequest, "unknown-parameter");
        Assert.Contains("dry_run", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("dryRun", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Null(await Service.VersionAsync());
    }

    [Theory]
    [InlineData("applications", "?dryRun=true&trial=1")]
    [InlineData("social-orders", "?dryrun2=true")]
    [InlineData("surveys", "?rounds=baseline")]
    [InlineData("applications", "?round=baseline")]
    [InlineData("applications", "?=true")]
    public async Task Whatever_stores_knows_its_parameters(string what, string query)
    {
        var reply = await Service.Agency.SendFileAsync($"/api/contests/2020/{what}{query}", CaseFiles.Read("k22-one-value.csv"));
        reply.AssertProblem(HttpStatusCode.BadRequest, "unknown-parameter");
    }

    [Fact]
    public async Task A_jurors_ballots_know_theirs()
    {
        var juror = await Service.JurorAsync();
        var reply = await juror.Client.SendFileAsync("/api/contests/2020/ballots?dry-run=true", "city,group,mark\nosh,1,7\n"u8.ToArray());
        reply.AssertProblem(HttpStatusCode.BadRequest, "unknown-parameter");
    }

    [Theory]
    [InlineData("?dryRun=true&lang=ky&sheet=A&reason=x&format=json")]
    [InlineData("?DRYRUN=true")]
    public async Task What_it_knows_is_taken_in_any_case(string query) =>
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,14"), query)).AssertStatus(HttpStatusCode.OK);

    [Fact]
    public async Task The_refusal_is_in_the_three_languages()
    {
        var details = new List<string?>();
        foreach (var language in new[] { "ky", "ru", "en" })
            details.Add((await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,14"), $"?dry_run=1&lang={language}")).Json.GetProperty("detail").GetString());
        Assert.Equal(3, details.Distinct().Count());
    }

    [Fact]
    public async Task What_only_reads_passes_over_what_it_does_not_know() =>
        (await Service.Anyone.ReadOfAsync("social-orders?utm_source=mail")).AssertStatus(HttpStatusCode.OK);
}
