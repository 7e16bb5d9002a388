using System.Diagnostics;
using System.Text.Json.Nodes;

namespace YouthCity.Browser.Tests;

/// <summary>The description that the service gives of itself, under a public linter, and a client that is made of it.</summary>
public sealed class ClientTests(Site site) : IAsyncLifetime
{
    private static readonly string s_tests = Repository.Path("tests", "YouthCity.Browser.Tests");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-client-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Document => Path.Combine(_folder.FullName, "openapi.json");

    public async ValueTask InitializeAsync()
    {
        using var http = new HttpClient();
        await File.WriteAllTextAsync(Document, await http.GetStringAsync(new Uri($"{site.Address}/openapi.json")));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(s_tests, "Client")))
            File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_public_linter_has_nothing_against_the_description()
    {
        var (_, output) = await LintAsync();
        Assert.Equal("""{"errors":0,"warnings":0,"ignored":0}""", JsonNode.Parse(output)!["totals"]!.ToJsonString());
    }

    [Theory]
    [InlineData("security")]
    [InlineData("summary")]
    public async Task The_linter_sees_an_operation_that_does_not_say(string member)
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Document, Stop))!;
        document["paths"]!["/health"]!["get"]!.AsObject().Remove(member);
        await File.WriteAllTextAsync(Document, document.ToJsonString(), Stop);
        Assert.NotEqual(0, (await LintAsync()).Code);
    }

    [Fact]
    public async Task A_client_in_TypeScript_that_is_made_of_it_compiles_and_works()
    {
        await GenerateAsync();
        var (code, output) = await CompileAsync();
        Assert.True(code == 0, output);
        (code, output) = await NodeAsync(Path.Combine(_folder.FullName, "client.mjs"), site.Address);
        Assert.True(code == 0, output);
        Assert.Equal(5, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("no-key true", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("about.prizeFund", "about.prizes.fund")]
    [InlineData("first.score?.toFixed", "first.score.toFixed")]
    [InlineData("stage: \"collecting\"", "stage: 1")]
    public async Task A_client_that_takes_it_for_something_else_does_not_compile(string right, string wrong)
    {
        await GenerateAsync();
        var client = Path.Combine(_folder.FullName, "client.mts");
        var text = await File.ReadAllTextAsync(client, Stop);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(client, text.Replace(right, wrong, StringComparison.Ordinal), Stop);
        var (code, output) = await CompileAsync();
        Assert.NotEqual(0, code);
        Assert.Contains("client.mts", output, StringComparison.Ordinal);
    }

    /// <summary>The code is 0 if there is nothing that it calls an error.</summary>
    private Task<(int Code, string Output)> LintAsync() =>
        NodeAsync(Module("@redocly", "cli", "bin", "cli.js"), "lint", Document, "--config", Path.Combine(_folder.FullName, "redocly.yaml"), "--format", "json");

    private async Task GenerateAsync()
    {
        var (code, output) = await NodeAsync(Module("openapi-typescript", "bin", "cli.js"), Document, "-o", Path.Combine(_folder.FullName, "service.ts"));
        Assert.True(code == 0, output);
    }

    private Task<(int Code, string Output)> CompileAsync() => NodeAsync(Module("typescript", "bin", "tsc"), "--project", _folder.FullName);

    private static string Module(params IReadOnlyList<string> path) => Path.Combine([s_tests, "node_modules", .. path]);

    private async Task<(int Code, string Output)> NodeAsync(params IReadOnlyList<string> arguments)
    {
        // Neither program asks the network for anything: no telemetry, no look for a newer version.
        var start = new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
            Environment = { ["REDOCLY_TELEMETRY"] = "off", ["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true", ["KEY"] = site.Keys["agency"] },
        };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        var (said, complained) = (await output, await errors);
        return (node.ExitCode, node.ExitCode == 0 ? said : said + complained);
    }
}
