using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>Requests that no sound program sends. <c>YOUTHCITY_FUZZ</c> says how many, half of it; the seeds are fixed.</summary>
[OwnProcess]
public sealed class HostileRequestTests : ServiceTest
{
    /// <summary>What a server says of a version of HTTP, or a way to send a body, that it does not have. Kestrel answers so before the service is asked.</summary>
    private static readonly int[] s_ofKestrel = [501, 505];

    /// <remarks>503 is right where the request asks for more work than is done at once; one after another none does.</remarks>
    [Fact]
    public async Task No_request_makes_the_service_fail_or_log_a_fault()
    {
        string[] secrets = [.. Service.Secrets.Values, "nobody"];
        var seen = new SortedDictionary<int, int>();
        for (var seed = 0; seed < FuzzTests.Files / 2; seed++)
        {
            var (request, isWhole) = new FuzzedRequests(new Random(seed), secrets).Next();
            var status = await StatusAsync(request, isWhole);
            Assert.True(status is null or < 500 || s_ofKestrel.Contains(status.Value), $"{FuzzTests.Of(seed)}: {status} to {Encoding.Latin1.GetString(request)}");
            seen[status ?? 0] = seen.GetValueOrDefault(status ?? 0) + 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(", ", seen.Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.DoesNotContain(Service.Logs.All, line => line.Level >= LogLevel.Error);
        Assert.True(seen.GetValueOrDefault(200) > 0 && seen.GetValueOrDefault(400) > 0 && seen.GetValueOrDefault(404) > 0);
        (await Service.Agency.ReadAsync("/api/contests")).AssertStatus(System.Net.HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/keys")]
    [InlineData("/api/contests/2020/publications")]
    [InlineData("/api/contests/2020/stage")]
    [InlineData("/api/contests/2020/applications")]
    [InlineData("/api/contests/2020/rules")]
    public async Task A_body_that_ends_too_early_is_no_fault_of_the_service(string path)
    {
        await StatusAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {Service.Secrets["agency"]}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{{\"a\""), isWhole: false);
        (await Service.Agency.ReadAsync("/api/contests")).AssertStatus(System.Net.HttpStatusCode.OK);
        Assert.DoesNotContain(Service.Logs.All, line => line.Level >= LogLevel.Error);
    }

    /// <returns>Null where the server closes the connection without a word, as it may when a body ends too early.</returns>
    private async Task<int?> StatusAsync(byte[] request, bool isWhole)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(Service.Address.Host, Service.Address.Port, cancellation);
        try
        {
            await using var stream = client.GetStream();
            await stream.WriteAsync(request, cancellation);
            if (!isWhole)
                client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var line = await reader.ReadLineAsync(cancellation);
            while (line?.Contains(" 100 ", StringComparison.Ordinal) is true)
            {
                await reader.ReadLineAsync(cancellation);
                line = await reader.ReadLineAsync(cancellation);
            }

            await reader.ReadToEndAsync(cancellation);
            return line is null ? null : int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // A server that refuses a request need not read the rest of it: the connection may break while it is sent.
            return null;
        }
    }
}
