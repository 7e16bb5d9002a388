using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
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
        var (address, _) = await ReadyAsync(demo);
        using var http = new HttpClient();
        Assert.Contains("Нарын", await http.GetStringAsync(address, Cancellation), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));

        using var interrupt = Process.Start("kill", ["-INT", demo.Id.ToString(CultureInfo.InvariantCulture)]);
        await demo.WaitForExitAsync(Cancellation);
        Assert.Equal(130, demo.ExitCode);
        Assert.Empty(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));
        Assert.Equal("", await demo.StandardError.ReadToEndAsync(Cancellation));
    }

    /// <summary>Beside what it rests on, as the system counts it; however the file is sent, and however many came before.</summary>
    [Fact]
    public async Task The_server_takes_a_file_of_25_MB_with_64_MB_and_24_bytes_a_cell()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Another system counts memory otherwise.");
        var (file, cells) = LargeFile();
        using var demo = Start("demo", "--port", "0");
        var (address, agency) = await ReadyAsync(demo);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", agency) } };
        var resting = Memory(demo, "VmRSS");
        foreach (var way in Enumerable.Repeat<Func<byte[], HttpContent>>(file => new ByteArrayContent(file), 2)
            .Append(file => new MultipartFormDataContent { { new ByteArrayContent(file), "file", "made.csv" } })
            .Append(file => new PushedContent(file)))
        {
            using var content = way(file);
            using var answer = await http.PostAsync(new Uri(address, "/api/contests/2020/applications"), content, Cancellation);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        var taken = Memory(demo, "VmHWM") - resting;
        demo.Kill();
        Assert.InRange(taken, file.Length / 2, 64_000_000 + (24 * cells));
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

    /// <summary>The rules may lie elsewhere than beside the program.</summary>
    [Fact]
    public async Task A_key_is_issued_for_a_city_of_the_rules_that_are_served()
    {
        using var rules = new TempFolder();
        new AContest().In(rules);
        string[] args = ["keys", "issue", "city", "ouest", "--store", $"sqlite:{_folder.In("keys.db")}"];
        using var issue = Start("C.UTF-8", args, ("Criteria", rules.Path));
        Assert.StartsWith("yc_", await issue.StandardOutput.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
        using var without = Start("C.UTF-8", args);
        await without.WaitForExitAsync(Cancellation);
        Assert.Equal(2, without.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(Uri Address, string Agency)> ReadyAsync(Process demo)
    {
        var lines = new List<string>();
        while (await demo.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (line.StartsWith("city osh", StringComparison.Ordinal))
                break;
        }

        return (new(lines.Single(line => line.StartsWith("http://", StringComparison.Ordinal))), lines.Single(line => line.StartsWith("agency", StringComparison.Ordinal)).Split(' ')[^1]);
    }

    /// <summary>A figure of <c>/proc</c> in bytes.</summary>
    private static long Memory(Process process, string figure) =>
        File.ReadLines(FormattableString.Invariant($"/proc/{process.Id}/status")).Single(line => line.StartsWith(figure, StringComparison.Ordinal))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, "kB"] ? long.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024 : 0;

    /// <summary>Rows that name one cell again and again: as large as any.</summary>
    private static (byte[] File, long Cells) LargeFile()
    {
        var text = new StringBuilder("city,indicator,baseline,value,source\n");
        var rows = 0;
        for (; text.Length < 15_000_000; rows++)
            text.Append(CultureInfo.InvariantCulture, $"Бишкек,1.1,{rows % 100}.5,{rows % 90}.25,Орган местного самоуправления {rows}\n");
        return (Encoding.UTF8.GetBytes(text.ToString()), 5L * rows);
    }

    private Process Start(params string[] args) => Start("C.UTF-8", args);

    // A shell that starts the tests in the background makes their children deaf to interrupts; env gives them their ears back.
    private Process Start(string locale, string[] args, params IReadOnlyList<(string Name, string Value)> settings) => Process.Start(new ProcessStartInfo(
        "env", ["--default-signal=INT", .. settings.Select(setting => $"{setting.Name}={setting.Value}"), Path.Combine(AppContext.BaseDirectory, "youthcity"), .. args])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Environment = { ["TMPDIR"] = _folder.Path, ["LC_ALL"] = locale, ["DOTNET_EnableDiagnostics"] = "0" },
    })!;

    /// <summary>Content whose length is not told before.</summary>
    private sealed class PushedContent(byte[] file) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(file, 0, file.Length);

        protected override bool TryComputeLength(out long length) => (length = -1) >= 0;
    }
}
