using YouthCity.Intake.Criteria;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class RulesCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Rules_go_from_form_to_form_and_stay_the_same()
    {
        var (zip, book, back) = (Path("rules.zip"), Path("rules.xlsx"), Path("back"));
        foreach (var (from, to) in new[] { (Repository.Criteria2020, zip), (zip, book), (book, back) })
            Assert.Equal(new Run(0, "", ""), await Run.OfAsync("rules", "export", to, "--contest", from, "--lang", "ky"));
        var files = RuleFiles.Of(ContestFolder.Read(Repository.Criteria2020).Contest!);
        foreach (var (name, content) in files.All)
            Assert.Equal(content, await File.ReadAllBytesAsync(System.IO.Path.Combine(back, name), TestContext.Current.CancellationToken));
        foreach (var path in (string[])[zip, book, back])
            Assert.Equal(0, (await Run.OfAsync("rules", "check", path)).ExitCode);
    }

    [Fact]
    public async Task Every_command_that_scores_takes_rules_in_any_form()
    {
        var contest = new AContest().In(_folder);
        var applications = Path("a.csv");
        await File.WriteAllTextAsync(applications, "city,indicator,value\nnord,A.1,5\nsud,A.1,7\n", TestContext.Current.CancellationToken);
        var expected = await Run.ScoreAsync(contest, applications, "--format", "json");
        Assert.Equal(0, expected.ExitCode);
        foreach (var form in (string[])["rules.zip", "rules.xlsx"])
        {
            Assert.Equal(0, (await Run.OfAsync("rules", "export", Path(form), "--contest", contest)).ExitCode);
            Assert.Equal(expected.Out, (await Run.ScoreAsync(Path(form), applications, "--format", "json")).Out);
        }
    }

    [Fact]
    public async Task Everything_found_is_listed_by_file_and_line_or_sheet_and_cell_in_three_languages()
    {
        var contest = new AContest().With("groups.csv", "A,3,", "A,0,").With("contest.json", "progressShare", "progresShare").In(_folder);
        var run = await Run.OfAsync("rules", "check", contest);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("groups.csv:2: error: The weight is 0", run.Out, StringComparison.Ordinal);
        Assert.Contains("    One of: progressShare.", run.Out, StringComparison.Ordinal);
        Assert.Contains("How to fix: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("ошибка: Вес равен 0", (await Run.OfAsync("rules", "check", contest, "--lang", "ru")).Out, StringComparison.Ordinal);
        Assert.Equal("groups.csv", (await Run.OfAsync("rules", "check", contest, "--format", "json")).Json().GetProperty("findings").EnumerateArray().Last().GetProperty("file").GetString());
    }

    [Fact]
    public async Task A_contest_that_is_not_there_is_refused()
    {
        (await Run.OfAsync("rules", "check", Path("nowhere"))).IsRefusedWith("There is no folder or file");
        (await Run.OfAsync("rules", "export", Path("x.zip"))).IsRefusedWith("--contest");
        (await Run.OfAsync("rules", "export", Path("x.zip"), "--contest", "a", "--contest-id", "b")).IsRefusedWith("--contest");
        (await Run.OfAsync("rules", "export", Path("x.zip"), "--contest-id", "2020", "--store", $"sqlite:{Path("empty.db")}")).IsRefusedWith("no rules of a contest 2020");
    }

    public void Dispose() => _folder.Dispose();

    private string Path(string name) => System.IO.Path.Combine(_folder.Path, name);
}
