using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>What people read on a screen; programs get JSON.</summary>
public sealed class ReadableTableTests
{
    private static readonly string[] s_paths = ["--contest", Repository.Path("criteria", "2020"), "--applications", Repository.Path("seeds", "applications-sample-invented.csv")];

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_ranking_has_names_and_two_decimals_under_headers_of_the_language(string language)
    {
        var lines = await TableAsync("score", "--lang", language);
        Assert.Equal(20, lines.Count);
        Assert.Matches(language switch { "ky" => "^Орун +Шаар", "ru" => "^Место +Город", _ => "^Rank +City" }, Capital(lines[0]));
        Assert.Matches("^-+( +-+)+$", lines[1]);
        Assert.Matches(language == "en" ? @"^ *1 +\S.* \d+\.\d\d " : @"^ *1 +\S.* \d+,\d\d ", lines[2]);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, 100));
    }

    [Theory]
    [InlineData("score --city osh")]
    [InlineData("robustness --draws 200 --seed 1")]
    [InlineData("robustness --by leave-one-out")]
    [InlineData("compare osh talas")]
    public async Task Every_result_has_a_table(string command)
    {
        var lines = await TableAsync([.. command.Split(' '), "--lang", "ru"]);
        var ruler = lines.Single(line => line.StartsWith("--", StringComparison.Ordinal));
        Assert.All(lines.SkipWhile(line => line != ruler), line => Assert.InRange(line.Length, 1, ruler.Length));
        Assert.DoesNotContain(lines, line => line.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_screen_it_is_JSON() =>
        Assert.Equal(18, (await Run.OfAsync(["score", .. s_paths])).Json().GetProperty("cities").GetArrayLength());

    private static string Capital(string line) => line.TrimStart() is [var first, .. var rest] ? char.ToUpperInvariant(first) + string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var one, var two, ..] ? [one, char.ToUpperInvariant(two[0]) + two[1..]] : [rest]) : line;

    private static async Task<IReadOnlyList<string>> TableAsync(params string[] call)
    {
        var run = await Run.OfAsync([.. call, .. s_paths, "--format", "table"]);
        Assert.Equal(0, run.ExitCode);
        return run.Out.ReplaceLineEndings("\n").TrimEnd().Split('\n');
    }
}
