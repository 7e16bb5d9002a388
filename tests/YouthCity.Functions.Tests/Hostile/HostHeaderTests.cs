using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Hostile;

[OwnProcess]
public sealed class HostHeaderTests : ServiceTest
{
    private static readonly string[] s_hosts =
    [
        "", "127.0.&.1", new string('a', 300), "[::1", "a..b", "-", "a:99999", "xn--", "EXAMPLE.com:80", "%41", "a_b", "..", ":", ":80", "1.2.3.4.5", "0x7f.1", "[fe80::1%25eth0]", "localhost:0",
    ];

    private static readonly string[] s_paths = ["/", "/contests/2020", "/contests/none", "/contests/2020/jury", "/sign-in", "/nothing", "/api", "/api/contests/2020/scores", "/health/live"];

    [Fact]
    public async Task No_host_makes_the_service_fail_or_log_a_fault()
    {
        foreach (var host in s_hosts)
        {
            foreach (var path in s_paths)
                Assert.True(await StatusAsync(host, path) is >= 200 and < 500, $"{host} {path}");
        }

        Assert.DoesNotContain(Service.Logs.All, line => line.Level >= LogLevel.Error);
    }

    private async Task<int> StatusAsync(string host, string path)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(Service.Address.Host, Service.Address.Port, cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), cancellation);
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync(cancellation))!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
