using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Contests;

/// <summary>Rules by their hash. They never change, so what was read is kept until memory asks for it back.</summary>
public sealed class RuleDocuments(IDocumentStore store, InstalledContests installed) : IDisposable
{
    /// <summary>Bytes of the documents of all rules that are kept: those of 18 cities have 20 000, of 38 462 cities 9 million.</summary>
    private const long MostKept = 32_000_000;

    private readonly MemoryCache _read = new(new MemoryCacheOptions { SizeLimit = MostKept });

    /// <summary>Null if they are neither in the store nor installed.</summary>
    /// <exception cref="InvalidDataException">The document is damaged.</exception>
    public async Task<Contest?> FindAsync(ContentHash rules, CancellationToken cancellation)
    {
        // The installed ones are in memory whether anyone asks or not: rules of a large contest are not held twice.
        if (installed.Find(rules) is { } same)
            return same;
        if (_read.TryGetValue<Contest>(rules, out var known))
            return known;
        return (await store.ReadAsync([rules], cancellation)).GetValueOrDefault(rules) is { } content
            ? _read.Set(rules, Read(rules, content), new MemoryCacheEntryOptions { Size = content.Length })
            : null;
    }

    /// <summary>Rules that were just stored need not be read.</summary>
    /// <param name="length">Bytes of their document.</param>
    public void Keep(ContentHash hash, Contest rules, int length) => _read.Set(hash, rules, new MemoryCacheEntryOptions { Size = length });

    public void Dispose() => _read.Dispose();

    private static Contest Read(ContentHash rules, byte[] content)
    {
        try
        {
            return ContestJson.Read(content);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"Document {rules} is damaged: {fault.Message}", fault);
        }
    }
}
