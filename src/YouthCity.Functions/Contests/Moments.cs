using System.Globalization;

namespace YouthCity.Functions.Contests;

/// <summary>Moments as tables carry them.</summary>
internal static class Moments
{
    /// <summary>UTC to the second, as ISO 8601 writes it.</summary>
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
