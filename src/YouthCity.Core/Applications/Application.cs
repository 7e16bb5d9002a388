namespace YouthCity.Core.Applications;

/// <summary>One city's application: its entries by indicator id. Indicators that the rules no longer have stay in it and are not scored.</summary>
public sealed record Application(EntryDictionary Entries)
{
    public static Application Empty { get; } = new(EntryDictionary.Empty);

    /// <summary>This application with newer entries laid over it.</summary>
    public Application With(IEnumerable<KeyValuePair<string, ApplicationEntry>> newer)
    {
        if (Entries.Count == 0 && newer is EntryDictionary first)
            return new(first);
        var entries = new Dictionary<string, ApplicationEntry>(Entries, StringComparer.Ordinal);
        foreach (var (indicator, entry) in newer)
            entries[indicator] = entries.TryGetValue(indicator, out var older) ? entry.Over(older) : entry;
        return new(EntryDictionary.Of(entries, Entries));
    }

    /// <summary>This application without parts of its entries; an entry of which nothing is left is not there any more.</summary>
    public Application Without(IEnumerable<KeyValuePair<string, EntryPart>> parts)
    {
        var entries = new Dictionary<string, ApplicationEntry>(Entries, StringComparer.Ordinal);
        foreach (var (indicator, part) in parts)
        {
            if (!entries.TryGetValue(indicator, out var entry))
                continue;
            if (entry.Without(part) is var left && left == ApplicationEntry.Empty)
                entries.Remove(indicator);
            else
                entries[indicator] = left;
        }

        return new(EntryDictionary.Of(entries, Entries));
    }
}
