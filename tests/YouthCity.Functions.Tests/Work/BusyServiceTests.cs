using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Tests.Work;

public sealed class BusyServiceTests : IAsyncLifetime
{
    private readonly ManualResetEventSlim _mayEnd = new();
    private Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(new ServiceSetup { WorkPatience = TimeSpan.FromMilliseconds(100) });

    public async ValueTask DisposeAsync()
    {
        _mayEnd.Set();
        await _service.DisposeAsync();
        _mayEnd.Dispose();
    }

    [Fact]
    [OwnProcess]
    public async Task A_third_file_waits_a_moment_and_is_then_asked_to_come_again()
    {
        using var begun = new CountdownEvent(2);
        var readings = _service.Services.GetRequiredService<Workload>().Readings;
        Task[] both = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => readings.RunAsync(
            token =>
            {
                begun.Signal();
                _mayEnd.Wait(token);
                return 0;
            },
            TestContext.Current.CancellationToken)))];
        begun.Wait(TestContext.Current.CancellationToken);
        var refused = await _service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        refused.AssertProblem(HttpStatusCode.ServiceUnavailable, "busy");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Null(await _service.VersionAsync());
        _mayEnd.Set();
        await Task.WhenAll(both);
        (await _service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    [OwnProcess]
    public async Task Half_sent_files_of_one_key_fill_no_memory_and_keep_nobody_else_from_sending()
    {
        var cancellation = TestContext.Current.CancellationToken;
        List<TcpClient> senders = [];
        try
        {
            for (var sender = 0; sender < 2; sender++)
                await BeginAsync(senders, 24_000_000, cancellation);
            await BeginAsync(senders, 20_000_000, cancellation);
            using var reader = new StreamReader(senders[^1].GetStream());
            Assert.Equal("HTTP/1.1 429 Too Many Requests", await reader.ReadLineAsync(cancellation));
            var juror = await _service.JurorAsync();
            (await juror.MarkAsync("osh,1,7")).AssertStatus(HttpStatusCode.Created);
        }
        finally
        {
            senders.ForEach(sender => sender.Dispose());
        }
    }

    /// <summary>Sends so many bytes of a file of 25 MB.</summary>
    private async Task BeginAsync(List<TcpClient> senders, int bytes, CancellationToken cancellation)
    {
        var client = new TcpClient();
        senders.Add(client);
        await client.ConnectAsync(_service.Address.Host, _service.Address.Port, cancellation);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/contests/2020/applications HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {_service.Secrets["agency"]}\r\nContent-Length: 25000000\r\n\r\n"), cancellation);
        try
        {
            await client.GetStream().WriteAsync(new byte[bytes], cancellation);
        }
        catch (IOException)
        {
            // The answer came before the end of what was sent.
        }
    }
}
