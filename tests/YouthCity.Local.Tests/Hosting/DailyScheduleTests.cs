using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web;
using YouthCity.Local.Hosting;

namespace YouthCity.Local.Tests.Hosting;

public sealed class DailyScheduleTests
{
    private static readonly DailySchedule s_schedule = DailySchedule.Parse("0 30 21 * * *");

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "21:30:00")]
    [InlineData("2026-01-01T21:29:59Z", "00:00:01")]
    [InlineData("2026-01-01T21:30:00Z", "1.00:00:00")]
    [InlineData("2026-01-01T21:30:01Z", "23:59:59")]
    [InlineData("2026-12-31T23:00:00Z", "22:30:00")]
    public void It_waits_until_the_next_time_of_day_and_never_not_at_all(string now, string wait) =>
        Assert.Equal(Time(wait), s_schedule.Until(At(now)));

    [Fact]
    public void The_time_of_day_is_in_utc() => Assert.Equal(Time("21:30:00"), s_schedule.Until(At("2026-01-01T06:00:00+06:00")));

    [Fact]
    public void Seconds_minutes_and_hours_stand_in_this_order() => Assert.Equal(new TimeSpan(3, 2, 1), DailySchedule.Parse("1 2 3 * * *").TimeOfDay);

    [Theory]
    [InlineData("")]
    [InlineData("0 30 21 * *")]
    [InlineData("0 30 21 * * 1")]
    [InlineData("0 */5 * * * *")]
    [InlineData("0 -5 21 * * *")]
    [InlineData("0 60 21 * * *")]
    [InlineData("60 0 21 * * *")]
    [InlineData("0 0 24 * * *")]
    [InlineData("00:30:00")]
    public void A_schedule_that_is_not_daily_is_refused(string schedule) => Assert.Throws<FormatException>(() => DailySchedule.Parse(schedule));

    [Fact]
    public void Every_timer_function_has_a_schedule_that_is_understood_here()
    {
        var schedules = FunctionMethods.All.SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).OfType<TimerTriggerAttribute>().ToList();
        Assert.NotEmpty(schedules);
        Assert.All(schedules, trigger => DailySchedule.Parse(trigger.Schedule));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
