using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class RobustnessCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Contest => new AContest().In(_folder);

    private string Applications => _folder.Write("applications.csv", AContest.Applications);

    [Fact]
    public async Task The_call_of_the_design_gives_the_json_of_the_design()
    {
        var run = await RunAsync("--method", "perturb", "--level", "groups", "--spread", "0.25", "--draws", "200", "--seed", "7", "--format", "json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = run.Json();
        Assert.Equal(("perturb", "groups", 200, 7, 0.25), (
            json.GetProperty("method").GetString(), json.GetProperty("level").GetString(), json.GetProperty("draws").GetInt32(),
            json.GetProperty("seed").GetInt32(), json.GetProperty("spread").GetDouble()));
        Assert.Equal(["sud", "est", "nord", "ouest"], json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("city").GetString()));
        Assert.Equal("no-application", json.GetProperty("cities")[3].GetProperty("reason").GetString());
        Assert.DoesNotContain("NaN", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_prints_the_same_bytes()
    {
        var first = await RunAsync("--draws", "3000", "--seed", "11");
        Assert.Equal(first, await RunAsync("--draws", "3000", "--seed", "11"));
        Assert.NotEqual(first.Out, (await RunAsync("--draws", "3000", "--seed", "12")).Out);
    }

    [Theory]
    [InlineData("weights", "generator")]
    [InlineData("leave-one-out", "without")]
    [InlineData("settings", "settings")]
    public async Task Each_way_of_asking_has_its_answer_as_json_and_as_csv(string by, string member)
    {
        Assert.True((await RunAsync("--by", by)).Json().TryGetProperty(member, out _));
        var rows = (await RunAsync("--by", by, "--format", "csv")).Out.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.StartsWith("rank,city,", rows[0], StringComparison.Ordinal);
        Assert.Equal(5, rows.Length);
    }

    [Fact]
    public async Task With_out_the_file_holds_what_would_have_been_printed()
    {
        var path = _folder.In("result.json");
        Assert.Equal(new Run(0, "", ""), await RunAsync("--draws", "20", "--out", path));
        Assert.Equal((await RunAsync("--draws", "20")).Out, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData("--draws", "0", "1 ... 10000000")]
    [InlineData("--draws", "many", "1 ... 10000000")]
    [InlineData("--spread", "-0.1", "0 ... 0.999")]
    [InlineData("--seed", "-1", "0 ... 9007199254740991")]
    [InlineData("--method", "guess", "dirichlet, perturb")]
    [InlineData("--level", "cities", "groups, all")]
    [InlineData("--by", "luck", "leave-one-out")]
    public async Task What_cannot_be_is_a_wrong_call_that_names_what_can(string option, string value, string allowed)
    {
        var run = await RunAsync(option, value);
        run.IsRefusedWith(value);
        run.IsRefusedWith(allowed);
    }

    [Fact]
    public async Task A_file_with_errors_gives_exit_code_1()
    {
        var run = await Run.OfAsync("robustness", "--contest", Contest, "--applications", _folder.Write("bad.csv", "city,indicator,value\nlost,A.1,5\n"));
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("bad.csv: 1 error", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Run> RunAsync(params string[] more) => Run.OfAsync(["robustness", "--contest", Contest, "--applications", Applications, .. more]);
}
