using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace YouthCity.Core.Applications;

/// <summary>
/// A city's entries by indicator id, in the ordinal order of the ids. A large contest keeps a million of them, so the numbers stand side by side, what only some entries have is
/// kept for those alone, and an entry is made when it is asked for.
/// </summary>
public sealed class EntryDictionary : IReadOnlyDictionary<string, ApplicationEntry>
{
    private readonly string[] _ids;

    /// <summary>Baseline and value of each entry by turns; NaN is a gap, as no accepted number is.</summary>
    private readonly double[] _numbers;

    /// <summary>Of each entry; null where no entry has any.</summary>
    private readonly Remarks?[]? _remarks;

    private EntryDictionary(string[] ids, double[] numbers, Remarks?[]? remarks) => (_ids, _numbers, _remarks) = (ids, numbers, remarks);

    public static EntryDictionary Empty { get; } = new([], [], null);

    public int Count => _ids.Length;

    public IEnumerable<string> Keys => _ids;

    public IEnumerable<ApplicationEntry> Values => Enumerable.Range(0, Count).Select(At);

    /// <exception cref="KeyNotFoundException">The city reports nothing for the indicator.</exception>
    public ApplicationEntry this[string key] => TryGetValue(key, out var entry) ? entry : throw new KeyNotFoundException($"There is no entry {key}.");

    /// <param name="entries">Each indicator once, in any order.</param>
    /// <param name="like">Another city's: ids and remarks that are the same are held once for both.</param>
    /// <exception cref="ArgumentException">An indicator comes twice.</exception>
    public static EntryDictionary Of(IEnumerable<KeyValuePair<string, ApplicationEntry>> entries, EntryDictionary? like = null)
    {
        like ??= Empty;
        KeyValuePair<string, ApplicationEntry>[] sorted = [.. entries];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var (ids, numbers) = (new string[sorted.Length], new double[2 * sorted.Length]);
        Remarks?[]? remarks = null;
        var last = Array.FindLast(like._remarks ?? [], said => said is not null);
        for (var i = 0; i < sorted.Length; i++)
        {
            var (id, entry) = sorted[i];
            if (i > 0 && ids[i - 1] == id)
                throw new ArgumentException($"The indicator {id} comes twice.", nameof(entries));
            ids[i] = like.Find(id) is >= 0 and var known ? like._ids[known] : id;
            (numbers[2 * i], numbers[(2 * i) + 1]) = (entry.Baseline ?? double.NaN, entry.Value ?? double.NaN);
            if (Remarks.Of(entry) is { } said)
                (remarks ??= new Remarks?[sorted.Length])[i] = last = said == last ? last : said;
        }

        return new(ids.AsSpan().SequenceEqual(like._ids) ? like._ids : ids, numbers, remarks);
    }

    public bool ContainsKey(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out ApplicationEntry value)
    {
        var at = Find(key);
        value = at < 0 ? null : At(at);
        return at >= 0;
    }

    public IEnumerator<KeyValuePair<string, ApplicationEntry>> GetEnumerator() => _ids.Select((id, i) => KeyValuePair.Create(id, At(i))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string id) => Array.BinarySearch(_ids, id, StringComparer.Ordinal);

    private ApplicationEntry At(int position)
    {
        var remarks = _remarks?[position];
        return new(
            Present(_numbers[2 * position]), Present(_numbers[(2 * position) + 1]),
            remarks?.Respondents, remarks?.Source, remarks?.Note, remarks?.BaselineRespondents);
    }

    private static double? Present(double number) => double.IsNaN(number) ? null : number;

    /// <summary>What an entry has beside its numbers.</summary>
    private sealed record Remarks(int? Respondents, string? Source, string? Note, int? BaselineRespondents)
    {
        /// <summary>Null if there is nothing.</summary>
        public static Remarks? Of(ApplicationEntry entry) => entry is { Respondents: null, Source: null, Note: null, BaselineRespondents: null }
            ? null
            : new(entry.Respondents, entry.Source, entry.Note, entry.BaselineRespondents);
    }
}
