using System.Globalization;

namespace YouthCity.Core.Access;

/// <summary>How people write until when a key works.</summary>
public static class KeyUntil
{
    /// <summary>
    /// The first moment at which the key does not work any more. A day, such as <c>2026-12-31</c>, counts whole, in Asia/Bishkek; a moment,
    /// such as <c>2026-12-31T18:00+06:00</c>, has its offset. Null if the text is neither.
    /// </summary>
    public static DateTimeOffset? TryParse(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day == DateOnly.MaxValue ? null : Moments.StartOf(day.AddDays(1));
        return DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }
}
