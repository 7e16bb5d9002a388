using System.Collections.Immutable;

namespace YouthCity.Core.Applications;

/// <summary>One city's application: its entries by indicator id. Indicators that the rules no longer have stay in it and are not scored.</summary>
public sealed record Application(ImmutableSortedDictionary<string, ApplicationEntry> Entries)
{
    public static Application Empty { get; } = new(ImmutableSortedDictionary.Create<string, ApplicationEntry>(StringComparer.Ordinal));

    /// <summary>This application with newer entries laid over it.</summary>
    public Application With(IEnumerable<KeyValuePair<string, ApplicationEntry>> newer)
    {
        var entries = Entries.ToBuilder();
        foreach (var (indicator, entry) in newer)
            entries[indicator] = entries.TryGetValue(indicator, out var older) ? entry.Over(older) : entry;
        return new(entries.ToImmutable());
    }
}
