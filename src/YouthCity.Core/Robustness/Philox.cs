namespace YouthCity.Core.Robustness;

/// <summary>
/// Philox 4x64-10, a counter-based generator: a number follows from its key and its place alone, whoever asks for it and in whatever order.
/// </summary>
/// <remarks>Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3 (2011).</remarks>
public static class Philox
{
    /// <summary>The name by which results say where their numbers come from.</summary>
    public const string Name = "philox4x64-10";

    private const int Rounds = 10;
    private const ulong FirstFactor = 0xD2E7470EE14C6C93, SecondFactor = 0xCA5A826395121157;
    private const ulong FirstStep = 0x9E3779B97F4A7C15, SecondStep = 0xBB67AE8584CAA73B;

    /// <summary>The four numbers of 64 bits that stand at a place.</summary>
    public static (ulong A, ulong B, ulong C, ulong D) At((ulong A, ulong B) key, (ulong A, ulong B, ulong C, ulong D) place)
    {
        var (a, b, c, d) = place;
        var (first, second) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var (high, otherHigh) = (Math.BigMul(FirstFactor, a, out var low), Math.BigMul(SecondFactor, c, out var otherLow));
            (a, b, c, d) = (otherHigh ^ b ^ first, otherLow, high ^ d ^ second, low);
            (first, second) = unchecked((first + FirstStep, second + SecondStep));
        }

        return (a, b, c, d);
    }
}
