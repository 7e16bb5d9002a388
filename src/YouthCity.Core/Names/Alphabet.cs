namespace YouthCity.Core.Names;

/// <summary>
/// The order of names that people look them up in: by the Kyrgyz alphabet, of which the Russian one is a part (Ө after О), and by the Latin one, in any case. The
/// machine's locale plays no part.
/// </summary>
public sealed class Alphabet : IComparer<string>
{
    private const string Letters = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя";

    /// <summary>Signs and the letters of other alphabets stand before, as they stand in Unicode.</summary>
    private const int First = 0x2_0000;

    public static Alphabet Order { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (Rank(left[i]).CompareTo(Rank(right[i])) is not 0 and var difference)
                return difference;
        }

        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
    }

    private static int Rank(char letter)
    {
        var small = char.ToLowerInvariant(letter);
        return Letters.IndexOf(small, StringComparison.Ordinal) is >= 0 and var at ? First + at : small switch
        {
            'ö' => 'o',
            'ü' => 'u',
            _ => small,
        };
    }
}
