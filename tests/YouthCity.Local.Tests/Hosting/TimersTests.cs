using System.Reflection;
using Cronos;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Local.Tests.Hosting;

public sealed class TimersTests
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Six fields, the first for seconds, as the Functions host reads them.</summary>
    [Fact]
    public void Every_timer_function_has_a_schedule_that_is_understood_here_and_comes_once_a_day()
    {
        var schedules = FunctionMethods.All.SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).OfType<TimerTriggerAttribute>().Select(trigger => trigger.Schedule).ToList();
        Assert.NotEmpty(schedules);
        Assert.All(schedules, schedule =>
            Assert.Single(CronExpression.Parse(schedule, CronFormat.IncludeSeconds).GetOccurrences(s_start, s_start.AddDays(1), TimeZoneInfo.Utc)));
    }
}
