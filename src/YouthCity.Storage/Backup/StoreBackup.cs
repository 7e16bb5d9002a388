using System.Collections.Immutable;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Backup;

/// <param name="Documents">How many documents the backup holds.</param>
/// <param name="Bytes">How many bytes they have.</param>
public sealed record BackupSize(int Heads, int Documents, long Bytes);

/// <summary>Moves a whole installation from one store to another, without a changed byte: every document that a head leads to, then the heads.</summary>
public sealed class StoreBackup(IDocumentStore store)
{
    private const string DocumentFolder = "documents/";
    private const int AtOnce = 16;

    private readonly ContestHistory _history = new(store);

    /// <summary>Writes the store into files. What others add meanwhile may be in it or not; what is in it is whole.</summary>
    /// <exception cref="InvalidDataException">A chain of commits is broken, or a document is missing or damaged: then there is no backup to be had of this store.</exception>
    public async Task<BackupSize> ExportAsync(BackupFiles to, CancellationToken cancellation)
    {
        var heads = await HeadsAsync(cancellation);
        var stored = await store.ListAsync(cancellation).Select(document => document.Hash).ToHashSetAsync(cancellationToken: cancellation);
        var reachable = await new ReachableDocuments(store, _history).FindAsync(stored, cancellation);
        var bytes = 0L;
        foreach (var some in reachable.OrderBy(hash => hash.Hex, StringComparer.Ordinal).Chunk(AtOnce))
        {
            var documents = await store.ReadAsync(some, cancellation);
            foreach (var hash in some)
            {
                var content = documents.GetValueOrDefault(hash) ?? throw new InvalidDataException($"Document {hash} is missing.");
                to.Add($"{DocumentFolder}{hash.Hex[..2]}/{hash.Hex}", content);
                bytes += content.Length;
            }
        }

        // Last, so that a backup that was cut off has none.
        to.Add(BackupHeads.FileName, new BackupHeads(heads).Write());
        return new(heads.Count, reachable.Count, bytes);
    }

    /// <summary>Brings a backup into a store that holds nothing, or nothing but this backup: an import that was cut off can be repeated.</summary>
    /// <returns>The heads that stand in the way, each pointing elsewhere; then nothing was changed. Null if the backup is in.</returns>
    /// <exception cref="InvalidDataException">The backup is not whole, or something in it is not what its name says: then no head was moved.</exception>
    public async Task<(BackupSize? Size, IReadOnlyList<string> InTheWay)> ImportAsync(BackupFiles from, CancellationToken cancellation)
    {
        var heads = BackupHeads.Read(from.Read(BackupHeads.FileName) ?? throw new InvalidDataException($"The backup has no {BackupHeads.FileName}: it was cut off, or is none."));
        var now = await HeadsAsync(cancellation);
        var others = now.Where(head => heads.Targets.GetValueOrDefault(head.Key) != head.Value).Select(head => head.Key).ToList();
        if (others.Count > 0)
            return (null, others);
        var (count, bytes) = (0, 0L);
        foreach (var some in from.Names.Where(name => name != BackupHeads.FileName).Chunk(AtOnce))
        {
            var documents = some.Select(name => Read(from, name)).ToList();
            await store.WriteAsync(documents, cancellation);
            count += documents.Count;
            bytes += documents.Sum(document => (long)document.Content.Length);
        }

        foreach (var (name, target) in heads.Targets)
            await CheckAsync(name, target, cancellation);
        foreach (var (name, target) in heads.Targets.Where(head => !now.ContainsKey(head.Key)))
        {
            if (!await store.MoveHeadForCertainAsync(name, expected: null, target, (newest, _) => Task.FromResult(newest == target), cancellation))
                throw new InvalidDataException($"Somebody else wrote to {name} while the backup came in.");
        }

        return (new(heads.Targets.Count, count, bytes), []);
    }

    private async Task<ImmutableSortedDictionary<string, ContentHash>> HeadsAsync(CancellationToken cancellation)
    {
        var heads = ImmutableSortedDictionary.CreateBuilder<string, ContentHash>(StringComparer.Ordinal);
        await foreach (var name in store.ListHeadsAsync(cancellation))
        {
            if (await store.ReadTargetAsync(name, cancellation) is { } newest)
                heads[name] = newest.Head.Target;
        }

        return heads.ToImmutable();
    }

    private static Document Read(BackupFiles from, string name)
    {
        var parts = name.Split('/');
        if (parts is not [_, var folder, var hex] || !name.StartsWith(DocumentFolder, StringComparison.Ordinal) || ContentHash.TryParse(hex) is not { } hash || folder != hex[..2])
            throw new InvalidDataException($"{name} is not of a backup.");
        var content = from.Read(name)!;
        return ContentHash.Of(content) == hash ? new(hash, content) : throw new InvalidDataException($"{name} is damaged: its bytes have another hash.");
    }

    /// <summary>Sees that everything that a head leads to has come: the chain of commits, and whatever they name.</summary>
    /// <exception cref="InvalidDataException">Something is missing.</exception>
    private async Task CheckAsync(string name, ContentHash target, CancellationToken cancellation)
    {
        _ = await store.ReadOneAsync(target, cancellation);
        if (!ContestHistory.IsHead(name))
            return;
        var seen = new HashSet<ContentHash>();
        await foreach (var (_, commit) in _history.WalkAsync(await _history.ReadAsync(target, cancellation), cancellation))
        {
            var manifest = await _history.ReadManifestAsync(commit.Manifest, cancellation);
            foreach (var some in manifest.Documents.Concat(commit.File is { } file ? [file] : []).Where(seen.Add).Chunk(AtOnce))
            {
                var there = await store.ReadAsync(some, cancellation);
                foreach (var missing in some.Where(hash => !there.ContainsKey(hash)))
                    throw new InvalidDataException($"Document {missing} is missing.");
            }
        }
    }
}
