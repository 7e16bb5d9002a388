using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>Commands that work with a file say what <c>check</c> would warn of, and their result stays alone on standard output.</summary>
public sealed class DoubtfulFileTests : IDisposable
{
    /// <summary>A share of 0.49 % among others of about 50, and a number that could be 1.234 or 1234.</summary>
    private const string Applications = """
        city;indicator;baseline;value
        osh;1.2;48;0.49
        talas;1.2;47;52
        naryn;1.2;51;55
        osh;1.1;9,5;12,5
        talas;1.1;8;9,5
        naryn;1.1;1.234;1300
        """;

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string[]> Calls => [..
        from language in (string[])["ky", "ru", "en"]
        from call in (string[][])[["score"], ["score", "--format", "csv"], ["compare", "osh", "talas"], ["robustness", "--draws", "10"], ["robustness", "--by", "settings"]]
        select new TheoryDataRow<string, string[]>(language, call)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_casts_doubt_on_a_result_stands_on_standard_error(string language, string[] call)
    {
        string[] paths = ["--contest", Repository.Criteria2020, "--applications", _folder.Write("doubtful.csv", Applications), "--lang", language];
        var (check, run) = (await Run.OfAsync(["check", .. paths]), await Run.OfAsync([.. call, .. paths]));

        Assert.Equal((0, 0), (check.ExitCode, run.ExitCode));
        var said = run.Error.TrimEnd().Split('\n');
        Assert.Single(said, line => line.EndsWith("[unit-mix-up]", StringComparison.Ordinal));
        Assert.Single(said, line => line.EndsWith("[settled-numbers]", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.EndsWith("[absent-cities]", StringComparison.Ordinal));
        Assert.Empty(said.Except(check.Out.TrimEnd().Split('\n')));
        Assert.DoesNotContain("unit-mix-up", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_file_that_nothing_casts_doubt_on_nothing_is_said()
    {
        var run = await Run.ScoreAsync(new AContest().In(_folder), _folder.Write("applications.csv", AContest.Applications));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    public void Dispose() => _folder.Dispose();
}
