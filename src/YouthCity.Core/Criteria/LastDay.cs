namespace YouthCity.Core.Criteria;

/// <summary>The last day of something, which ends at midnight in Asia/Bishkek.</summary>
public static class LastDay
{
    /// <param name="day">None where there is no last one.</param>
    public static bool IsOver(DateOnly? day, DateTimeOffset now) => day is { } last && DateOnly.FromDateTime(Moments.InBishkek(now).DateTime) > last;
}
