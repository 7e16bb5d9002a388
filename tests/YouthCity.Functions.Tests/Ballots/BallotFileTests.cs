using System.Text;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Ballots;

/// <summary>The ballots of a whole jury in one file.</summary>
public sealed class BallotFileTests
{
    private const string Values = "city,indicator,value\nnorth,parks,10\nsouth,parks,5\neast,parks,0\nnorth,wait,10\nsouth,wait,50\neast,wait,90\n";

    private static readonly Rules s_rules = new() { ProgressShare = 0, Jury = """{ "share": 0.3, "minimumBallots": 1, "adjust": "leniency" }""" };

    /// <summary>With the own city of one juror and a conflict that another declared over marks that were given: what the agency fetches says all of it.</summary>
    [Fact]
    public async Task What_the_agency_fetches_gives_the_result_that_the_service_gives()
    {
        await using var valley = await ValleyService.StartAsync(s_rules);
        (await valley.Service.Agency.ApplyAsync(Values, contest: "valley")).AssertStatus(System.Net.HttpStatusCode.Created);
        await (await valley.Service.JurorAsync("=Айгүл")).SendAsync("city,group,mark,comment\nnorth,play,7.5,=so\nnorth,health,6,\nsouth,play,5,\nsouth,health,9,\neast,play,3,\neast,health,4,\n", contest: "valley");
        await (await valley.Service.JurorAsync("Бакыт", "south")).SendAsync("city,group,mark\nnorth,play,3\nnorth,health,10\neast,play,1\neast,health,5\n", contest: "valley");
        var third = await valley.Service.JurorAsync();
        await third.SendAsync("city,group,mark\nnorth,play,9\nnorth,health,9\nsouth,play,8\nsouth,health,8\n", contest: "valley");
        await third.SendAsync("city,group,mark,conflict\nnorth,,,yes\n", contest: "valley");
        var served = (await valley.Service.Agency.ReadAsync("/api/contests/valley/scores")).Json;
        var fetched = (await valley.Service.Agency.ReadAsync("/api/contests/valley/ballots?format=csv")).Text;

        using var folder = new CriteriaFolder(s_rules);
        var contest = ContestFolder.Read(Path.Combine(folder.Path, "valley")).Contest!;
        var (ballots, findings) = BallotFile.Read(contest, File(fetched));

        Assert.False(findings.HasErrors);
        var sheet = ApplicationReader.Read(contest, File(Values)).Upload.Table();
        Assert.True(ContestResult.TryCompute(contest, sheet, JuryScores.Of(contest, ballots), out var result, out _));
        Assert.True(result.Jury!.Counts);
        Assert.Equal(served.GetProperty("inputsSha256").GetString(), Fingerprints.OfInputs(result).Hex);
        Assert.Equal(
            served.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("score").GetDouble()),
            result.Ranks.Order.Select(city => result.Total(city)!.Value));
    }

    [Theory]
    [InlineData("city,group,mark\nnorth,play,5\n", "missing-label juror 1")]
    [InlineData("juror,city,group,mark\n,north,play,5\n", "missing-cell juror 2")]
    [InlineData("juror,city,group,mark\na,north,play,5\na,north,play,6\nb,north,play,6\n", "unique-error group 3")]
    [InlineData("juror,city,group,mark\na,nowhere,play,5\n", "unknown-city city 2")]
    [InlineData("juror,city,group,mark\na,north,play,11\n", "constraint-error mark 2")]
    public void What_is_wrong_is_found_as_in_a_jurors_own_file(string text, string expected)
    {
        var (_, findings) = BallotFile.Read(Contest(), File(text));
        var finding = Assert.Single(findings.All, finding => finding.Severity == Severity.Error);
        Assert.Equal(expected, $"{finding.Code} {finding.Field} {finding.Row}");
    }

    [Fact]
    public void Headers_and_answers_may_be_in_any_of_the_languages()
    {
        var (ballots, findings) = BallotFile.Read(Contest(), File("калыс;шаар;топ;баа;кызыкчылыктардын кагылышы\nа;Түндүк;play;7,5;\nа;Түштүк;;;ооба\n"));
        Assert.Empty(findings.All);
        Assert.Equal(7.5, ballots["а"].Ballot("north").Marks["play"].Mark);
        Assert.Equal(Conflict.Declared, ballots["а"].ConflictOver("south"));
    }

    private static Contest Contest()
    {
        using var folder = new CriteriaFolder(s_rules);
        return ContestFolder.Read(Path.Combine(folder.Path, "valley")).Contest!;
    }

    private static SentFile File(string text) => new("ballots.csv", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
