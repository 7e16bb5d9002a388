namespace YouthCity.Core.Criteria;

/// <summary>The last day of something, which ends at midnight in Asia/Bishkek.</summary>
internal static class LastDay
{
    /// <summary>Kyrgyzstan has kept UTC+6 all year since 2005; said here, so that no machine's table of time zones decides a deadline.</summary>
    private static readonly TimeSpan s_bishkek = TimeSpan.FromHours(6);

    /// <param name="day">None where there is no last one.</param>
    public static bool IsOver(DateOnly? day, DateTimeOffset now) => day is { } last && DateOnly.FromDateTime(now.ToOffset(s_bishkek).DateTime) > last;
}
