using System.Globalization;

namespace YouthCity.Local.Hosting;

/// <summary>A timer's schedule of the form <c>second minute hour * * *</c>, in UTC: once a day. The functions use no other.</summary>
public sealed record DailySchedule(TimeSpan TimeOfDay)
{
    /// <exception cref="FormatException">The schedule is not daily.</exception>
    public static DailySchedule Parse(string schedule) =>
        schedule.Split(' ') is [var second, var minute, var hour, "*", "*", "*"]
            ? new(new TimeSpan(Number(hour, below: 24), Number(minute, below: 60), Number(second, below: 60)))
            : throw new FormatException($"“{schedule}” is not a daily schedule.");

    /// <summary>How long it is to the next time, never 0.</summary>
    public TimeSpan Until(DateTimeOffset now)
    {
        var wait = TimeOfDay - now.UtcDateTime.TimeOfDay;
        return wait > TimeSpan.Zero ? wait : wait + TimeSpan.FromDays(1);
    }

    private static int Number(string text, int below) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < below
            ? number
            : throw new FormatException($"“{text}” is not a whole number from 0 to {below - 1}.");
}
