using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>The program itself, as a process.</summary>
public sealed class ProgramProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_serves_until_it_is_interrupted_and_leaves_nothing_behind()
    {
        using var demo = Start("demo", "--port", "0");
        var lines = new List<string>();
        while (await demo.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("city osh", StringComparison.Ordinal))
                break;
        }

        var address = lines.Single(line => line.StartsWith("http://", StringComparison.Ordinal));
        using var http = new HttpClient();
        Assert.Contains("Нарын", await http.GetStringAsync(new Uri(address), Cancellation), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));

        using var interrupt = Process.Start("kill", ["-INT", demo.Id.ToString(CultureInfo.InvariantCulture)]);
        await demo.WaitForExitAsync(Cancellation);
        Assert.Equal(0, demo.ExitCode);
        Assert.Empty(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));
        Assert.Equal("", await demo.StandardError.ReadToEndAsync(Cancellation));
    }

    [Fact]
    public async Task A_taken_port_ends_the_program_with_exit_code_2_and_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var demo = Start("demo", "--port", port);
        var (output, error) = (demo.StandardOutput.ReadToEndAsync(Cancellation), demo.StandardError.ReadToEndAsync(Cancellation));
        await demo.WaitForExitAsync(Cancellation);
        Assert.Equal((2, ""), (demo.ExitCode, await output));
        Assert.Equal($"Port {port} is taken. Choose another with --port.\n", await error);
        Assert.Empty(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));
    }

    [Theory]
    [InlineData("C")]
    [InlineData("tr_TR.UTF-8")]
    [InlineData("ru_RU.UTF-8")]
    public async Task The_locale_of_the_machine_changes_no_byte(string locale)
    {
        using var score = Start(locale, ["score", "--contest", Repository.Criteria2020, "--applications", Repository.Sample]);
        var output = await score.StandardOutput.ReadToEndAsync(Cancellation);
        await score.WaitForExitAsync(Cancellation);
        Assert.Equal(0, score.ExitCode);
        await Approved.MatchesAsync("score-sample.json", output);
    }

    public void Dispose() => _folder.Dispose();

    private Process Start(params string[] args) => Start("C.UTF-8", args);

    // A shell that starts the tests in the background makes their children deaf to interrupts; env gives them their ears back.
    private Process Start(string locale, string[] args) => Process.Start(new ProcessStartInfo(
        "env", ["--default-signal=INT", Path.Combine(AppContext.BaseDirectory, "youthcity"), .. args])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Environment = { ["TMPDIR"] = _folder.Path, ["LC_ALL"] = locale, ["DOTNET_EnableDiagnostics"] = "0" },
    })!;
}
