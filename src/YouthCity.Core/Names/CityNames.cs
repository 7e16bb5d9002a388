using System.Runtime.InteropServices;
using System.Text;

namespace YouthCity.Core.Names;

/// <summary>
/// Finds a city by what people write. Only a spelling of the rules is ever accepted, in any case; letters may be read as what they
/// were meant to be (look-alikes, old fonts), but nothing is transliterated and no hyphen is dropped: Каракол and Кара-Көл are two cities.
/// </summary>
public sealed class CityNames
{
    private const int MostSuggestions = 3;

    /// <summary>An id and three names, each name with the id behind it once more, and an alias.</summary>
    private const int SpellingsOfCity = 8;

    /// <summary>Nobody mistypes a name into something longer.</summary>
    private const int LongestGuess = 64;

    /// <summary>What more words than these speak of is not a city but a place in or around one.</summary>
    private const int MostWords = 3;

    private readonly Dictionary<string, int> _spellings;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Lazy<ILookup<string, int>> _loose;
    private readonly Lazy<(string Spelling, int City)[]> _upper;

    /// <param name="cities">How many there will be, about.</param>
    internal CityNames(int cities)
    {
        _spellings = new(cities * SpellingsOfCity, StringComparer.OrdinalIgnoreCase);
        _lookup = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
        _loose = new(() => _spellings.ToLookup(pair => Loose(pair.Key), pair => pair.Value, StringComparer.Ordinal));
        _upper = new(() => [.. _spellings.Select(pair => (pair.Key.ToUpperInvariant(), pair.Value))]);
    }

    /// <summary>The city at a position may be written so. Where another may be already, it stays that one's: its position is given back.</summary>
    internal int Add(string spelling, int city)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_spellings, Key(spelling), out var exists);
        return exists ? known : known = city;
    }

    /// <summary>How many spellings a guess has to be compared with.</summary>
    public int Spellings => _spellings.Count;

    /// <summary>Position of the city that the rules spell exactly so, in any case; null if there is none. One lookup, nothing is read as something else.</summary>
    public int? FindExact(ReadOnlySpan<char> written) => _lookup.TryGetValue(written, out var city) ? city : null;

    /// <summary>What a spelling stands for: a city and how it was recognised, or no city and up to three suggestions.</summary>
    /// <param name="guess">Whether to look for what a spelling that stands for no city may have meant, which is work in large contests.</param>
    public CityMatch Find(ReadOnlySpan<char> written, bool guess = true)
    {
        if (FindExact(written) is { } spelt)
            return new(CityMatchKind.Exact, spelt, []);
        var text = Key(written.ToString());
        if (_spellings.TryGetValue(text, out var city))
            return new(CityMatchKind.Exact, city, []);
        foreach (var (kind, reading) in Readings(text))
        {
            if (_spellings.TryGetValue(reading, out city))
                return new(kind, city, []);
        }

        return guess ? Refuse(text) : new(CityMatchKind.Unknown, null, []);
    }

    /// <summary>What a text says once letters are read as what they were meant to be: look-alikes first, then old fonts; empty if that changes nothing.</summary>
    public static IEnumerable<(CityMatchKind Kind, string Reading)> Readings(string text)
    {
        var looksAlike = Letters.ReadLookAlikes(text);
        if (looksAlike != text)
            yield return (CityMatchKind.LookAlike, looksAlike);
        var oldFont = Letters.ReadOldFont(looksAlike);
        if (oldFont != looksAlike)
            yield return (CityMatchKind.OldFont, oldFont);
    }

    /// <summary>A spelling as it is compared: composed (NFC), trimmed, white space folded, hyphens of all kinds alike, without signs that nobody sees.</summary>
    internal static string Key(string spelling)
    {
        if (IsKey(spelling))
            return spelling;

        // Half a letter, or what is no letter at all, cannot be composed; it becomes the mark for one that is not known.
        var whole = Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(spelling)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD');
        var composed = Letters.ReadSigns(whole.Normalize(NormalizationForm.FormC));
        return string.Join(' ', composed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether a spelling is compared as it stands: of letters that are composed already, with single blanks between its words. Nearly all are.</summary>
    private static bool IsKey(string spelling)
    {
        for (var at = 0; at < spelling.Length; at++)
        {
            var letter = spelling[at];
            var isBetweenWords = letter == ' ' && at > 0 && at < spelling.Length - 1 && spelling[at - 1] != ' ';
            if (!isBetweenWords && !Letters.IsPlain(letter))
                return false;
        }

        return true;
    }

    private CityMatch Refuse(string text)
    {
        if (LostLetters.Are(text) && Fitting(text) is { Count: > 0 } fitting)
            return new(CityMatchKind.LostLetters, null, fitting);
        var near = _loose.Value[Loose(text)].Distinct().Order().ToList();
        return near.Count > 1
            ? new(CityMatchKind.Ambiguous, null, near)
            : new(CityMatchKind.Unknown, null, near.Count == 1 ? near : Within(text) is { Count: > 0 } within ? within : Nearest(text));
    }

    /// <summary>The cities that some of the words name, as in «г. Ош» or «Ош шаары»: longer names first.</summary>
    private List<int> Within(string text)
    {
        var words = text.Split([' ', '.', ',', '(', ')', '«', '»', '"'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords || text.Length > LongestGuess)
            return [];
        return [.. (from length in Enumerable.Range(1, words.Length).Reverse()
                    from start in Enumerable.Range(0, words.Length - length + 1)
                    from city in _loose.Value[Loose(string.Join(' ', words[start..(start + length)]))]
                    select city).Distinct().Take(MostSuggestions)];
    }

    /// <summary>The cities of which a spelling fits when every <c>?</c> may be any one of the letters that get lost.</summary>
    private List<int> Fitting(string text) =>
        [.. _spellings.Where(pair => LostLetters.Fits(text, pair.Key)).Select(pair => pair.Value).Distinct().Order()];

    /// <summary>The closest spellings by edit distance, at most a third of the letters away.</summary>
    private List<int> Nearest(string text)
    {
        if (text.Length > LongestGuess)
            return [];
        var upper = text.ToUpperInvariant();
        var most = Math.Max(1, upper.Length / 3);
        return [.. _upper.Value
            .Where(pair => Math.Abs(pair.Spelling.Length - upper.Length) <= most)
            .Select(pair => (pair.City, Distance: EditDistance.Between(upper, pair.Spelling)))
            .Where(near => near.Distance <= most)
            .OrderBy(near => near.Distance).ThenBy(near => near.City)
            .Select(near => near.City).Distinct().Take(MostSuggestions)];
    }

    /// <summary>A spelling without what people leave out or confuse; for suggestions only, never to accept.</summary>
    private static string Loose(string spelling)
    {
        var letters = new StringBuilder(spelling.Length);
        foreach (var letter in Letters.ReadOldFont(Letters.ReadLookAlikes(spelling)).ToUpperInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                letters.Append(Letters.WithoutKyrgyz(letter));
        }

        return letters.ToString();
    }
}
