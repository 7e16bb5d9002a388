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

    /// <summary>This application without parts of its entries; an entry of which nothing is left is not there any more.</summary>
    public Application Without(IEnumerable<KeyValuePair<string, EntryPart>> parts)
    {
        var entries = Entries.ToBuilder();
        foreach (var (indicator, part) in parts)
        {
            if (!entries.TryGetValue(indicator, out var entry))
                continue;
            if (entry.Without(part) is var left && left == ApplicationEntry.Empty)
                entries.Remove(indicator);
            else
                entries[indicator] = left;
        }

        return new(entries.ToImmutable());
    }
}
