using System.Security.Cryptography;

namespace YouthCity.Storage.Documents;

/// <summary>Waiting between tries, longer each time and never equally long, so that those who got in each other's way do not do so again.</summary>
public static class Backoff
{
    /// <summary>After so many tries at one thing others are always faster: that is no accident any more.</summary>
    public const int MostTries = 30;

    private const int Shortest = 4, Longest = 500;

    /// <param name="tries">How many were made.</param>
    public static Task WaitAsync(int tries, CancellationToken cancellation) => Task.Delay(Milliseconds(tries), cancellation);

    /// <summary>At least 1, at most twice as many as after the try before, and never more than half a second.</summary>
    internal static int Milliseconds(int tries) => RandomNumberGenerator.GetInt32(1, Math.Min(Longest, Shortest << Math.Min(tries, 10)) + 1);
}
