using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Storage;

namespace YouthCity.Functions.Contests;

/// <summary>Rules and their hash, as they were in force at a version of the contest.</summary>
public sealed record KnownContest(Contest Rules, ContentHash RulesHash)
{
    public ContestVersion Version { get; init; } = ContestVersion.Initial;
}

/// <summary>
/// The contests that there are: those of the store, and those installed beside the program that nothing was sent for yet. The rules of a contest are those that its newest
/// version names. A version from before rules were documents names none: then the installed ones are in force, as they were then.
/// </summary>
public sealed partial class ContestCatalog(InstalledContests installed, ContestHistory history, RuleDocuments documents, ILogger<ContestCatalog> log)
{
    private readonly ConcurrentDictionary<string, KnownContest> _newest = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The contest with this id, in any case, at its newest version; null if there is none. Where its head has not moved, one read of the head is all it takes.</summary>
    /// <exception cref="InvalidDataException">A document of the newest version is missing or damaged.</exception>
    public async Task<KnownContest?> FindAsync(string id, CancellationToken cancellation)
    {
        if (!Identifier.IsValid(id))
            return null;
        var known = _newest.GetValueOrDefault(id);
        var version = await history.ReadAsync(id, known?.Version, cancellation);
        if (known is not null && ReferenceEquals(version, known.Version))
            return known;
        if (await RulesAsync(id, version, cancellation) is not { } found)
            return null;
        return _newest[id] = found;
    }

    /// <summary>The id as the contest spells it; null if there is no such contest. It reads no document, so it finds contests whose documents are damaged.</summary>
    public async Task<string?> FindIdAsync(string id, CancellationToken cancellation) =>
        (await ListIdsAsync(cancellation)).FirstOrDefault(known => known.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The id of a city of any contest, as the newest rules of that contest spell it; null if none has the city.</summary>
    public async Task<string?> FindCityAsync(string city, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).Select(contest => contest.Rules.SpellCity(city)).FirstOrDefault(id => id is not null);

    /// <summary>The ids of all contests, in their order.</summary>
    public async Task<IReadOnlyList<string>> ListIdsAsync(CancellationToken cancellation)
    {
        var ids = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var id in history.ListContestsAsync(cancellation))
            ids[id] = _newest.TryGetValue(id, out var known) ? known.Rules.Id : installed.Find(id)?.Rules.Id ?? id;
        foreach (var id in installed.All.Keys)
            ids.TryAdd(id, id);
        return [.. ids.Values];
    }

    /// <summary>All contests at their newest versions, in the order of their ids.</summary>
    public async Task<IReadOnlyList<KnownContest>> ListAsync(CancellationToken cancellation)
    {
        var all = new List<KnownContest>();
        foreach (var id in await ListIdsAsync(cancellation))
        {
            if (await FindAsync(id, cancellation) is { } known)
                all.Add(known);
        }

        return all;
    }

    private async Task<KnownContest?> RulesAsync(string id, ContestVersion version, CancellationToken cancellation)
    {
        if (version.Manifest.Rules is not { } hash)
            return installed.Find(id) is { } own ? own with { Version = version } : null;
        if (installed.Find(id) is { } other && other.RulesHash != hash && !_newest.ContainsKey(id))
            StoreCounts(log, id, other.RulesHash.Hex, hash.Hex);
        return await documents.FindAsync(hash, cancellation) is { } rules
            ? new(rules, hash) { Version = version }
            : throw new InvalidDataException($"Document {hash} is missing.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Contest {Contest} has other rules in the store ({Stored}) than in the installed files ({Installed}): those of the store count")]
    private static partial void StoreCounts(ILogger log, string contest, string installed, string stored);
}
