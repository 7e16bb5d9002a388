using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Worker.Tests;

/// <summary>What becomes of the worker, and of a call, between start and end.</summary>
public sealed class LifeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_loads_every_function_and_is_ready()
    {
        await using var worker = await RunningWorker.StartAsync();
        Assert.Equal(
            FunctionMethods.All.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).Order(StringComparer.Ordinal), worker.Host.Functions.Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await worker.Anyone.GetAsync("/health/ready", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task It_ends_well_when_the_host_says_so()
    {
        await using var worker = await RunningWorker.StartAsync();
        Assert.Equal(0, await worker.Host.TerminateAsync(Cancellation).WaitAsync(s_patience, Cancellation));
    }

    [Fact]
    public async Task A_timer_runs_when_the_host_says_so_and_what_it_logs_reaches_the_host()
    {
        await using var worker = await RunningWorker.StartAsync();
        Assert.Null(await worker.Host.FireAsync("NightlyCheck", Cancellation).WaitAsync(s_patience, Cancellation));
        Assert.Contains(worker.Host.Lines, line => line.Text.StartsWith("The nightly check found", StringComparison.Ordinal));
    }

    /// <summary>The sender may pause for minutes, so only his going away can end the call.</summary>
    [Fact]
    public async Task A_sender_who_goes_away_ends_his_call_and_nothing_of_his_file_is_kept()
    {
        await using var worker = await RunningWorker.StartAsync(("UploadPauseSeconds", "600"));
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var content = new HalfFile("city,indicator,value\nosh,1.1,5\n");
        var sending = worker.Agency.PostAsync("/api/contests/2020/applications", content, gone.Token);
        await content.HalfIsSent.WaitAsync(s_patience, Cancellation);
        await UntilAsync(() => worker.Host.Running == 1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await UntilAsync(() => worker.Host.Running == 0);
        Assert.DoesNotContain(worker.Host.Lines, line => line.Category.StartsWith("YouthCity", StringComparison.Ordinal) && line.Level >= (int)LogLevel.Error);
        Assert.Contains("\"version\":null", await worker.Agency.GetStringAsync("/api/contests/2020/applications", Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/contests/2020/scores", "application/problem+json")]
    [InlineData("/contests/2020", "text/html")]
    public async Task An_exception_that_nobody_expects_is_500_with_a_body_that_gives_nothing_away(string path, string type)
    {
        await using var worker = await RunningWorker.StartAsync();
        worker.BreakStore();
        var reply = await worker.Agency.GetAsync(path, Cancellation);
        var body = await reply.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal((HttpStatusCode.InternalServerError, type), (reply.StatusCode, reply.Content.Headers.ContentType?.MediaType));
        Assert.Contains(Assert.Single(reply.Headers.GetValues("X-Request-Id")), body, StringComparison.Ordinal);
        Assert.All(["Exception", "   at ", "heads", ".cs:line"], secret => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!holds())
            await Task.Delay(20, patience.Token);
    }

    /// <summary>A file whose second half never comes.</summary>
    private sealed class HalfFile(string half) : HttpContent
    {
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task HalfIsSent => _sent.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(half), cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _sent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
