using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Contest => new AContest().In(_folder);

    private string Applications => _folder.Write("applications.csv", AContest.Applications);

    /// <summary>Est has 43.75 points and Sud 59.375; half of the difference is what Est loses by saying nothing of A.2, which is no value to change.</summary>
    [Fact]
    public async Task Why_one_city_is_behind_and_what_would_put_it_ahead()
    {
        var run = await CompareAsync("est", "sud");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json();
        Assert.Equal(("est", "sud", "behind"), (json.GetProperty("city").GetString(), json.GetProperty("other").GetString(), json.GetProperty("outcome").GetString()));
        Assert.Equal(-15.625, json.GetProperty("difference").GetDouble(), 1e-9);
        Assert.Equal(-15.625, json.GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("difference").GetDouble()), 1e-9);
        var swap = json.GetProperty("swap");
        Assert.Equal(("est", "sud", "A.1"), (swap.GetProperty("city").GetString(), swap.GetProperty("passes").GetString(), swap.GetProperty("indicator").GetString()));
        Assert.Equal(30, swap.GetProperty("from").GetDouble());
        Assert.StartsWith("Est would pass Sud if A.1 rose from 30 to ", json.GetProperty("text")[1].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_it_names_swaps_the_two_when_the_file_is_scored_with_it()
    {
        var swap = (await CompareAsync("est", "sud")).Json().GetProperty("swap").GetProperty("roundedTo").GetDouble();
        var changed = _folder.Write("changed.csv", AContest.Applications.Replace("20,30", FormattableString.Invariant($"20,{swap}"), StringComparison.Ordinal));
        var cities = (await Run.ScoreAsync(Contest, changed)).Json().GetProperty("cities");
        Assert.Equal("est", cities[0].GetProperty("city").GetString());
    }

    [Fact]
    public async Task Words_come_in_the_language_asked_for() =>
        Assert.Contains("обошёл бы город", (await CompareAsync("est", "sud", "--lang", "ru")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task Csv_has_a_row_for_each_part() =>
        Assert.Equal(5, (await CompareAsync("est", "sud", "--format", "csv")).Out.TrimEnd().Split("\r\n").Length);

    [Fact]
    public async Task A_city_without_an_application_has_nothing_to_compare() =>
        Assert.Contains("\"unranked\"", (await CompareAsync("est", "ouest")).Out, StringComparison.Ordinal);

    [Fact]
    public async Task An_unknown_city_is_a_wrong_call()
    {
        (await CompareAsync("est", "atlantis")).IsRefusedWith("atlantis");
        (await CompareAsync("atlantis", "est")).IsRefusedWith("atlantis");
    }

    [Fact]
    public async Task A_receipt_of_one_city_names_its_gap_and_where_it_could_stand()
    {
        var json = (await Run.ScoreAsync(Contest, Applications, "--city", "est")).Json();
        Assert.Equal(("A.2", "value"), (json.GetProperty("gaps")[0].GetProperty("indicator").GetString(), json.GetProperty("gaps")[0].GetProperty("part").GetString()));
        Assert.Equal((1, 2), (json.GetProperty("ranksWithGapsFilled").GetProperty("best").GetInt32(), json.GetProperty("ranksWithGapsFilled").GetProperty("worst").GetInt32()));
        Assert.Equal([0.5, 1], json.GetProperty("coverageByGroup").EnumerateArray().Select(group => group.GetProperty("coverage").GetDouble()));
        (await Run.ScoreAsync(Contest, Applications, "--city", "atlantis")).IsRefusedWith("atlantis");
    }

    public void Dispose() => _folder.Dispose();

    private Task<Run> CompareAsync(string city, string other, params IEnumerable<string> more) =>
        Run.OfAsync(["compare", city, other, "--contest", Contest, "--applications", Applications, .. more]);
}
