using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>
/// A jury with half of the total. By the indicators Sud has 92.5, Est 43.75, Nord what is less; the jury gives Nord 10 in both groups and the others 0.
/// </summary>
public sealed class BallotsOptionTests : IDisposable
{
    private const string Ballots = """
        juror,city,group,mark
        j1,nord,A,10
        j1,nord,B,10
        j1,sud,A,0
        j1,sud,B,0
        j1,est,A,0
        j1,est,B,0
        """;

    private readonly TempFolder _folder = new();

    private string Applications => _folder.Write("applications.csv", AContest.Applications);

    private string BallotFile => _folder.Write("ballots.csv", Ballots);

    [Fact]
    public async Task Score_takes_the_jurys_part_into_every_total()
    {
        var contest = Judged();
        var plain = await Run.ScoreAsync(contest, Applications);
        var run = await Run.ScoreAsync(contest, Applications, "--ballots", BallotFile);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.False(plain.Json().GetProperty("jury").GetProperty("counts").GetBoolean());
        Assert.True(run.Json().GetProperty("jury").GetProperty("counts").GetBoolean());
        foreach (var city in run.Json().GetProperty("cities").EnumerateArray().Take(3))
        {
            var id = city.GetProperty("city").GetString();
            var indicators = plain.Json().GetProperty("cities").EnumerateArray().Single(other => other.GetProperty("city").GetString() == id).GetProperty("score").GetDouble();
            Assert.Equal((0.5 * indicators) + (id == "nord" ? 50 : 0), city.GetProperty("score").GetDouble(), 1e-12);
        }

        Assert.Equal("nord", run.Json().GetProperty("cities")[0].GetProperty("city").GetString());
    }

    [Fact]
    public async Task Compare_and_robustness_take_it_too()
    {
        var (contest, applications) = (Judged(), Applications);
        var compared = await Run.OfAsync("compare", "nord", "sud", "--contest", contest, "--applications", applications, "--ballots", BallotFile);
        var drawn = await Run.OfAsync("robustness", "--contest", contest, "--applications", applications, "--ballots", BallotFile, "--draws", "100");

        Assert.True(compared.Json().GetProperty("difference").GetDouble() > 0);
        Assert.Equal("nord", drawn.Json().GetProperty("cities")[0].GetProperty("city").GetString());
    }

    [Fact]
    public async Task The_jury_parts_ties_where_the_rules_say_so()
    {
        var contest = new AContest().With("contest.json", "\"winsorise\": null", "\"winsorise\": null, \"ties\": [\"jury\"]")
            .With("contest.json", "\"prizes\"", "\"jury\": { \"minimumBallots\": 1 }, \"prizes\"").In(_folder);
        var applications = _folder.Write("equal.csv", "city,indicator,value\nnord,A.1,20\nsud,A.1,20\nest,A.1,10\n");
        var run = await Run.ScoreAsync(contest, applications, "--ballots", BallotFile);

        Assert.Equal(["nord", "sud", "est", "ouest"], run.Json().GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("city").GetString()));
        Assert.Equal("jury", Assert.Single(run.Json().GetProperty("tieBreaks").EnumerateArray()).GetProperty("by").GetString());
    }

    [Fact]
    public async Task Ballots_that_do_not_count_are_said_not_to()
    {
        var contest = new AContest().In(_folder);
        var (plain, run) = (await Run.ScoreAsync(contest, Applications), await Run.ScoreAsync(contest, Applications, "--ballots", BallotFile));

        Assert.Equal((plain.ExitCode, plain.Out), (run.ExitCode, run.Out));
        Assert.Contains("do not count", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_in_both_files_are_listed_at_once()
    {
        var run = await Run.ScoreAsync(Judged(), _folder.Write("bad.csv", "city,indicator,value\nnord,A.1,many\n"), "--ballots", _folder.Write("worse.csv", "juror,city,group,mark\nj1,nord,A,11\n"));

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("bad.csv: 1 error", run.Error, StringComparison.Ordinal);
        Assert.Contains("worse.csv: 1 error", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_ballots_that_is_not_there_is_a_wrong_call() =>
        (await Run.ScoreAsync(Judged(), Applications, "--ballots", _folder.In("nowhere.csv"))).IsRefusedWith("nowhere.csv");

    public void Dispose() => _folder.Dispose();

    private string Judged() => new AContest().With("contest.json", "\"prizes\"", "\"jury\": { \"share\": 0.5, \"minimumBallots\": 1 }, \"prizes\"").In(_folder);
}
