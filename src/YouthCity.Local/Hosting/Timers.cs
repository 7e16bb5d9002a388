using System.Reflection;
using Cronos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Local.Hosting;

/// <summary>Runs the timer functions on time, as the Functions host does.</summary>
public sealed class Timers(IServiceProvider services, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Being stopped while waiting is how a timer ends, not a fault.
        try
        {
            await Task.WhenAll(FunctionMethods.All.Select(method => RunAsync(method, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RunAsync(MethodInfo method, CancellationToken stopping)
    {
        if (method.GetParameters() is not [{ } parameter] || parameter.GetCustomAttribute<TimerTriggerAttribute>() is not { } trigger)
            return;
        var schedule = CronExpression.Parse(trigger.Schedule, CronFormat.IncludeSeconds);
        var last = clock.GetUtcNow();
        while (schedule.GetNextOccurrence(last, TimeZoneInfo.Utc) is { } next)
        {
            var wait = next - clock.GetUtcNow();
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, clock, stopping);
            await (Task)method.Invoke(ActivatorUtilities.GetServiceOrCreateInstance(services, method.DeclaringType!), [new TimerInfo()])!;

            // A clock that is a little behind when the wait ends does not bring the same time again.
            last = clock.GetUtcNow() is var now && now > next ? now : next;
        }
    }
}
