using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Docs;

/// <summary>What the documents show is what happens: their commands are carried out, in their order, against the demo.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("api.md", 12)]
    [InlineData("changing.md", 4)]
    [InlineData("commands.md", 3)]
    [InlineData("../README.md", 2)]
    public async Task Every_command_of_a_document_prints_what_it_says(string name, int fewest)
    {
        var samples = DocumentSample.All(await ReadAsync(name));
        Assert.InRange(samples.Count, fewest, 100);
        await using var demo = await Served.StartAsync("city osh", "demo", "--port", "0");

        var untrue = new List<string>();
        foreach (var sample in samples)
        {
            var printed = await PrintAsync(demo, sample.Commands);
            if (!IsSame(sample.Output, printed))
                untrue.Add($"{sample.Commands}\nprints\n{printed}\nand not\n{sample.Output}");
        }

        Assert.True(untrue.Count == 0, string.Join("\n\n", untrue));
    }

    [Fact]
    public async Task The_demo_prints_what_is_shown()
    {
        var shown = DocumentSample.Block(await ReadAsync("commands.md"), "Child and youth");
        await using var demo = await Served.StartAsync("city osh", "demo", "--port", "0");
        Assert.Equal(shown.TrimEnd(), string.Join('\n', demo.Lines.TakeWhile(line => !line.StartsWith("http", StringComparison.Ordinal))).TrimEnd());
    }

    [Theory]
    [InlineData("""{ "a": [1, 2], "id": "4be1…" }""", """{"a":[1,2],"id":"4be1a7ff"}""", true)]
    [InlineData("1,2\n3,4", "1,2\r\n3,4\r\n", true)]
    [InlineData("1,2\n3,4", "1,2\n3,5\n", false)]
    [InlineData("1,2", "1,2\n3,4\n", false)]
    public void The_comparison_sees_a_difference(string expected, string printed, bool isSame) => Assert.Equal(isSame, IsSame(expected, printed));

    public void Dispose() => _folder.Dispose();

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Repository.Path("docs", name), Cancellation);

    /// <summary>White space is how a sample is laid out.</summary>
    private static bool IsSame(string expected, string printed) => Regex.IsMatch(
        Bare(printed), $"^{Regex.Escape(Bare(expected)).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline, TimeSpan.FromSeconds(10));

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter != '\uFEFF'));

    /// <summary>In a folder with the repository's rules and seeds, the keys in variables, and the program that is built in place of <c>dotnet run</c>.</summary>
    private async Task<string> PrintAsync(Served demo, string commands)
    {
        foreach (var name in (string[])["criteria", "seeds", "verify"])
        {
            if (!Directory.Exists(_folder.In(name)))
                Directory.CreateSymbolicLink(_folder.In(name), Repository.Path(name));
        }

        string[] keys = [.. demo.Lines.TakeLast(3).Select(line => line.Split(' ')[^1])];
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", $"dotnet() {{ shift 4; \"$YOUTHCITY\" \"$@\"; }}\n{commands}"])
        {
            UseShellExecute = false,
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Environment =
            {
                ["API"] = new Uri(demo.Address, "/api/contests/2020").ToString(),
                ["AGENCY"] = keys[0],
                ["JURY"] = keys[1],
                ["OSH"] = keys[2],
                ["YOUTHCITY"] = Path.Combine(AppContext.BaseDirectory, "youthcity"),
            },
        })!;
        var printed = await shell.StandardOutput.ReadToEndAsync(Cancellation);
        await shell.WaitForExitAsync(Cancellation);
        return printed;
    }
}
