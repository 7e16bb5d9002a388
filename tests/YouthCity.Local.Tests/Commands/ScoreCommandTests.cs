using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class ScoreCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Contest => new AContest().In(_folder);

    private string Applications => _folder.Write("applications.csv", AContest.Applications);

    [Fact]
    public async Task The_sample_scores_as_it_was_approved()
    {
        var run = await Run.ScoreAsync(Repository.Criteria2020, Repository.Sample);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("0 errors, 1 warnings", run.Error, StringComparison.Ordinal);
        await Approved.MatchesAsync("score-sample.json", run.Out);
    }

    [Fact]
    public async Task Csv_has_a_row_for_each_city_in_the_order_of_rank()
    {
        var run = await Run.ScoreAsync(Contest, Applications, "--format", "csv");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var rows = run.Out.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("rank,city,name,tied,score,coverage,prize,reason,group A,group B", rows[0]);
        Assert.Equal(["1,sud,Sud,", "2,est,Est,", "3,nord,Nord,", ",ouest,Ouest,"], rows[1..].Select(row => row[..(row.LastIndexOf(',', row.IndexOf("false", StringComparison.Ordinal)) + 1)]));
        Assert.StartsWith("2,est,Est,false,43.75,0.75,300,,25,100", rows[2], StringComparison.Ordinal);
        Assert.Equal(",ouest,Ouest,false,,0,,no-application,,", rows[4]);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task With_out_the_file_holds_what_would_have_been_printed(string format)
    {
        var printed = await Run.ScoreAsync(Contest, Applications, "--format", format);
        var path = _folder.In("result");
        var run = await Run.ScoreAsync(Contest, Applications, "--format", format, "--out", path);
        Assert.Equal(new Run(0, "", ""), run);
        Assert.Equal(printed.Out, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_a_wrong_call()
    {
        var path = _folder.In("no/such/folder/result.json");
        (await Run.ScoreAsync(Contest, Applications, "--out", path)).IsRefusedWith($"{path} cannot be written");
    }

    [Theory]
    [InlineData("--format", "xml")]
    [InlineData("--lang", "de")]
    [InlineData("--colour", "red")]
    public async Task An_unknown_option_or_value_is_a_wrong_call(string option, string value) =>
        (await Run.ScoreAsync(Contest, Applications, option, value)).IsRefusedWith(value);

    [Theory]
    [InlineData("--contest")]
    [InlineData("--applications")]
    public async Task An_option_that_is_needed_and_missing_is_a_wrong_call(string option)
    {
        string[] given = ["--contest", Contest, "--applications", Applications];
        var at = Array.IndexOf(given, option);
        (await Run.OfAsync(["score", .. given[..at], .. given[(at + 2)..]])).IsRefusedWith(option);
    }

    [Theory]
    [InlineData("en", "“--colour” is not known here", "--applications is missing", "--format cannot be “xml”; allowed: csv, json")]
    [InlineData("ru", "Нет такой команды или параметра: «--colour»", "Укажите --applications", "--format: значение «xml» не подходит; допустимы: csv, json")]
    [InlineData("ky", "«--colour» деген буйрук же параметр жок", "--applications көрсөтүлгөн эмес", "--format: «xml» деген маани туура келбейт; мүмкүн болгондору: csv, json")]
    public async Task Everything_wrong_with_a_call_is_said_in_every_language(string language, params string[] words)
    {
        var run = await Run.OfAsync("score", "--contest", Contest, "--format", "xml", "--colour", "red", "--lang", language);
        Assert.All(words, run.IsRefusedWith);
    }

    [Theory]
    [InlineData("compare", "est")]
    [InlineData("keys")]
    [InlineData("score", "--contest")]
    [InlineData("--port", "many")]
    [InlineData("--port", "65536")]
    [InlineData("--data", "x", "--store", "sqlite:y")]
    public async Task A_wrong_call_is_never_explained_in_another_language(params string[] call)
    {
        var (english, kyrgyz) = (await Run.OfAsync(call), await Run.OfAsync(["--lang", "ky", .. call]));
        english.IsRefusedWith("");
        var (lines, others) = (english.Error.TrimEnd().Split('\n'), kyrgyz.Error.TrimEnd().Split('\n'));
        Assert.Equal(lines.Length, others.Length);
        Assert.All(lines.Zip(others), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("en", "There is no file")]
    [InlineData("ru", "Нет файла")]
    [InlineData("ky", "деген файл жок")]
    public async Task A_missing_file_is_a_wrong_call_in_every_language(string language, string words)
    {
        var run = await Run.ScoreAsync(Contest, _folder.In("nowhere.csv"), "--lang", language);
        run.IsRefusedWith("nowhere.csv");
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_folder_is_a_wrong_call() =>
        (await Run.ScoreAsync(_folder.In("nowhere"), Applications)).IsRefusedWith(_folder.In("nowhere"));

    [Fact]
    public async Task A_file_with_errors_gives_exit_code_1_and_the_findings_on_standard_error()
    {
        var run = await Run.ScoreAsync(Contest, _folder.Write("bad.csv", "city,indicator,value\nnord,A.1,many\nlost,A.1,5\n"));
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("C2: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("A3: error:", run.Error, StringComparison.Ordinal);
        Assert.Contains("bad.csv: 2 errors", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_rules_are_named_by_file_and_line_all_at_once()
    {
        var contest = new AContest()
            .With("groups.csv", "B,1,", "B,0,")
            .With("indicators.csv", "B.1,B,", "B.1,C,")
            .With("contest.json", "[500, 300, 100]", "[500, 600, 100]")
            .In(_folder);
        var run = await Run.ScoreAsync(contest, Applications);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.All((string[])["groups.csv:3:", "indicators.csv:4:", "contest.json:"], place => Assert.Contains(place, run.Error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("en", "cannot be used")]
    [InlineData("ru", "использовать нельзя")]
    [InlineData("ky", "колдонууга болбойт")]
    public async Task Broken_rules_are_refused_in_every_language(string language, string words)
    {
        var run = await Run.ScoreAsync(new AContest().With("groups.csv", "B,1,", "B,0,").In(_folder), Applications, "--lang", language);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_the_rules_cannot_score_give_exit_code_1_and_name_the_place()
    {
        var contest = new AContest().With("contest.json", "\"indicators\": \"arithmetic\"", "\"indicators\": \"geometric\"").In(_folder);
        var run = await Run.ScoreAsync(contest, Applications);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("Nord (nord)", run.Error, StringComparison.Ordinal);
        Assert.Contains("A.1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_call_prints_the_same_bytes()
    {
        var (contest, applications) = (Contest, Applications);
        Assert.Equal(await Run.ScoreAsync(contest, applications), await Run.ScoreAsync(contest, applications, "--lang", "ky"));
    }

    public void Dispose() => _folder.Dispose();
}
