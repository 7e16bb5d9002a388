using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>The program while it is told to end.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>From before the runtime is up until the demo serves, in steps that no moment of any length fits between.</summary>
    [Fact]
    public async Task Ctrl_C_at_any_moment_of_the_demo_ends_with_130_and_leaves_no_folder()
    {
        for (var (wait, isUp) = (0, false); !isUp; wait += 150)
        {
            using var demo = new StartedProgram(_folder, "demo", "--port", "0");
            var up = demo.UntilAsync("city osh");
            isUp = await Task.WhenAny(up, Task.Delay(wait, Cancellation)) == up;
            await demo.SignalAsync("INT");
            if (!isUp)
                await Assert.ThrowsAnyAsync<Exception>(async () => _ = (await up).Count > 0 ? throw new EndOfStreamException() : 0);
            Assert.Equal((130, ""), await demo.EndAsync());
            Assert.Empty(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));
        }
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_command_that_reads_a_large_file_ends_at_once(string signal, int exitCode)
    {
        var file = _folder.Write("large.csv", Large());
        foreach (var wait in (int[])[100, 250, 500])
        {
            foreach (var command in (string[][])[["check"], ["score"], ["compare", "osh", "talas"], ["robustness", "--draws", "1000000"]])
            {
                using var run = new StartedProgram(_folder, [.. command, "--contest", Repository.Criteria2020, "--applications", file]);
                await Task.Delay(wait, Cancellation);
                await run.SignalAsync(signal);
                var (code, error) = await run.EndAsync();
                Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);

                // What was done by then has its own exit code: the file has mistakes.
                Assert.Contains(code, wait == 100 ? [exitCode] : (int[])[exitCode, 1]);
            }
        }
    }

    /// <summary>A pipe that nobody writes into: its reader looks at nothing until somebody does.</summary>
    [Fact]
    public async Task A_command_that_waits_for_a_file_that_never_comes_is_left_where_it_is()
    {
        var pipe = _folder.In("pipe");
        using (var make = Process.Start("mkfifo", [pipe]))
            await make.WaitForExitAsync(Cancellation);
        using var check = new StartedProgram(_folder, "check", "--contest", Repository.Criteria2020, "--applications", pipe);
        await Task.Delay(700, Cancellation);
        await check.SignalAsync("INT");
        Assert.Equal((130, ""), await check.EndAsync());
    }

    [Fact]
    public async Task A_server_that_is_interrupted_ends_with_130_and_one_that_is_told_to_end_with_0()
    {
        foreach (var (signal, exitCode) in ((string, int)[])[("INT", 130), ("TERM", 0)])
        {
            using var server = new StartedProgram(_folder, "--port", "0", "--data", _folder.In("data"));
            await server.UntilAsync("http://");
            await server.SignalAsync(signal);
            Assert.Equal((exitCode, ""), await server.EndAsync());
        }
    }

    /// <summary>The rest of the file comes when nobody else is let in any more.</summary>
    [Theory]
    [InlineData("TERM", 0)]
    [InlineData("INT", 130)]
    public async Task A_file_that_is_under_way_when_the_server_is_told_to_end_is_stored_and_answered(string signal, int exitCode)
    {
        using var server = new StartedProgram(_folder, "--port", "0", "--data", _folder.In("data"));
        var lines = await server.UntilAsync("http://");
        var address = new Uri(lines[^1]);
        var file = Encoding.UTF8.GetBytes("city,indicator,value\nosh,1.1,5\n");
        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, address.Port, Cancellation);
        var stream = sender.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/contests/2020/applications HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/csv\r\nAuthorization: Bearer {lines[0].Split(' ')[^1]}\r\nExpect: 100-continue\r\nContent-Length: {file.Length}\r\n\r\n")), Cancellation);

        // The server asks for the body when the upload has begun.
        Assert.StartsWith("HTTP/1.1 100", await ReadLineAsync(stream), StringComparison.Ordinal);
        await ReadLineAsync(stream);
        await stream.WriteAsync(file.AsMemory(0, 10), Cancellation);
        await server.SignalAsync(signal);
        while (await IsOpenAsync(address.Port))
            await Task.Delay(20, Cancellation);
        Assert.False(server.HasExited);
        await stream.WriteAsync(file.AsMemory(10), Cancellation);
        Assert.StartsWith("HTTP/1.1 201", await ReadLineAsync(stream), StringComparison.Ordinal);
        Assert.Equal(exitCode, (await server.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_file_that_is_read_when_the_server_is_told_to_end_is_answered()
    {
        using var server = new StartedProgram(_folder, "--port", "0", "--data", _folder.In("data"));
        var lines = await server.UntilAsync("http://");
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", lines[0].Split(' ')[^1]) } };
        using var content = new SentContent(Encoding.UTF8.GetBytes(Large()));
        var answer = http.PostAsync(new Uri(new Uri(lines[^1]), "/api/contests/2020/applications"), content, Cancellation);
        await content.Sent.Task;
        await server.SignalAsync("TERM");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await answer).StatusCode);
        Assert.Equal(0, (await server.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task A_second_Ctrl_C_ends_a_demo_that_waits_for_a_request()
    {
        using var demo = new StartedProgram(_folder, "demo", "--port", "0");
        var lines = await demo.UntilAsync("city osh");
        var port = new Uri(lines.Single(line => line.StartsWith("http://", StringComparison.Ordinal))).Port;
        var key = lines.Single(line => line.StartsWith("agency", StringComparison.Ordinal)).Split(' ')[^1];
        using var sender = new TcpClient();
        await sender.ConnectAsync(IPAddress.Loopback, port, Cancellation);
        await sender.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/contests/2020/applications HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nAuthorization: Bearer {key}\r\nContent-Length: 100\r\n\r\n"), Cancellation);
        Assert.StartsWith("HTTP/1.1 100", await ReadLineAsync(sender.GetStream()), StringComparison.Ordinal);
        await demo.SignalAsync("INT");
        while (await IsOpenAsync(port))
            await Task.Delay(20, Cancellation);
        await demo.SignalAsync("INT");
        Assert.Equal((130, ""), await demo.EndAsync());
        Assert.Empty(Directory.GetDirectories(_folder.Path, "youthcity-demo-*"));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<bool> IsOpenAsync(int port)
    {
        using var caller = new TcpClient();
        try
        {
            await caller.ConnectAsync(IPAddress.Loopback, port, Cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<string> ReadLineAsync(NetworkStream stream)
    {
        var (line, one) = (new StringBuilder(), new byte[1]);
        while (await stream.ReadAsync(one, Cancellation) > 0 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString();
    }

    /// <summary>Rows that name one cell again and again, which is refused: as long as a file may take to read.</summary>
    private static string Large()
    {
        var text = new StringBuilder("city,indicator,baseline,value,source\n");
        for (var row = 0; text.Length < 14_000_000; row++)
            text.Append(CultureInfo.InvariantCulture, $"Бишкек,1.1,{row % 100}.5,{row % 90}.25,Орган местного самоуправления {row}\n");
        return text.ToString();
    }

    /// <summary>Tells when it has been sent.</summary>
    private sealed class SentContent(byte[] file) : ByteArrayContent(file)
    {
        public TaskCompletionSource Sent { get; } = new();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await base.SerializeToStreamAsync(stream, context, cancellationToken);
            Sent.TrySetResult();
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await base.SerializeToStreamAsync(stream, context);
            Sent.TrySetResult();
        }
    }
}
