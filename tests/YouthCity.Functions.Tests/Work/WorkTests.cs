using Microsoft.Extensions.Time.Testing;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Tests.Work;

public sealed class WorkTests : IDisposable
{
    private static readonly TimeSpan s_budget = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly CountdownEvent _begun = new(2);
    private readonly ManualResetEventSlim _mayEnd = new();
    private readonly WorkSlots _slots;

    public WorkTests()
    {
        _slots = new(2, TimeSpan.Zero, s_budget, _clock);
    }

    public void Dispose()
    {
        _slots.Dispose();
        _begun.Dispose();
        _mayEnd.Dispose();
    }

    [Fact]
    public async Task While_two_are_at_work_a_third_is_told_so_and_afterwards_it_is_served()
    {
        Task<Worked<int>>[] both = [BeginAsync(), BeginAsync()];
        _begun.Wait(TestContext.Current.CancellationToken);
        Assert.Equal(WorkOutcome.Busy, (await _slots.RunAsync(_ => 3, TestContext.Current.CancellationToken)).Outcome);
        _mayEnd.Set();
        Assert.All(await Task.WhenAll(both), worked => Assert.Equal(new(WorkOutcome.Done, 1), worked));
        Assert.Equal(new(WorkOutcome.Done, 3), await _slots.RunAsync(_ => 3, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Work_that_takes_longer_than_any_may_is_stopped_and_frees_its_slot()
    {
        Task<Worked<int>>[] both = [BeginAsync(), BeginAsync()];
        _begun.Wait(TestContext.Current.CancellationToken);
        _clock.Advance(s_budget);
        Assert.All(await Task.WhenAll(both), worked => Assert.Equal(WorkOutcome.TookTooLong, worked.Outcome));
        Assert.Equal(WorkOutcome.Done, (await _slots.RunAsync(_ => 3, TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Work_that_fails_frees_its_slot()
    {
        for (var times = 0; times < 3; times++)
            await Assert.ThrowsAsync<FormatException>(() => _slots.RunAsync<int>(_ => throw new FormatException(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Several_who_wait_for_the_same_have_it_worked_out_once()
    {
        var shared = new SharedWork(_slots);
        var times = 0;
        Task<Worked<string>>[] callers = [.. Enumerable.Range(0, 8).Select(_ => shared.RunAsync("key", token =>
        {
            Interlocked.Increment(ref times);
            _mayEnd.Wait(token);
            return "result";
        }, TestContext.Current.CancellationToken))];
        _mayEnd.Set();
        Assert.All(await Task.WhenAll(callers), worked => Assert.Equal(new(WorkOutcome.Done, "result"), worked));
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Shared_work_goes_on_while_one_still_waits_and_stops_when_the_last_has_left()
    {
        var shared = new SharedWork(_slots);
        using CancellationTokenSource first = new(), second = new();
        var begun = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<Worked<string>>[] callers = [shared.RunAsync("key", Work, first.Token), shared.RunAsync("key", Work, second.Token)];
        var wanted = await begun.Task;
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => callers[0]);
        Assert.False(wanted.IsCancellationRequested);
        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => callers[1]);
        await stopped.Task;

        string Work(CancellationToken token)
        {
            begun.SetResult(token);
            token.Register(stopped.SetResult);
            _mayEnd.Wait(token);
            return "";
        }
    }

    private Task<Worked<int>> BeginAsync() => Task.Run(() => _slots.RunAsync(
        token =>
        {
            _begun.Signal();
            _mayEnd.Wait(token);
            return 1;
        },
        TestContext.Current.CancellationToken));
}
