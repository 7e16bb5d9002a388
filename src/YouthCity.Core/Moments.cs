using System.Globalization;

namespace YouthCity.Core;

/// <summary>Moments as tables carry them and as people in Kyrgyzstan read them.</summary>
public static class Moments
{
    /// <summary>Kyrgyzstan has kept UTC+6 all year since 2005; said here, so that no machine's table of time zones decides a deadline.</summary>
    private static readonly TimeSpan s_bishkek = TimeSpan.FromHours(6);

    /// <summary>UTC to the second, as ISO 8601 writes it.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Midnight in Asia/Bishkek, at which a day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, s_bishkek);

    /// <summary>The same moment on a clock in Asia/Bishkek.</summary>
    public static DateTimeOffset InBishkek(DateTimeOffset at) => at.ToOffset(s_bishkek);

    /// <summary>Noon of a day in Asia/Bishkek.</summary>
    public static DateTimeOffset NoonInBishkek(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), s_bishkek);
}
