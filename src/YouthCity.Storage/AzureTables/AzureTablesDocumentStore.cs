using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.AzureTables;

/// <summary>Documents and heads in two Azure tables: the store of any number of instances. Failures are retried by the client's own policy.</summary>
public sealed class AzureTablesDocumentStore : IDocumentStore
{
    /// <summary>Requests under way at once for one call.</summary>
    private const int AtOnce = 16;

    private const int MostEntitiesInTransaction = 100;

    /// <summary>Of 4 MiB on the wire, where bytes take a third more and every entity its headers.</summary>
    private const int MostBytesInTransaction = 2_700_000;

    private const string HeadRow = "head";
    private const string Target = "Target";

    private readonly TableClient _documents;
    private readonly TableClient _heads;
    private volatile bool _created;

    /// <param name="tables">What the names of the two tables start with: letters and digits, so that several installations can share an account.</param>
    public AzureTablesDocumentStore(TableServiceClient account, string tables)
    {
        _documents = account.GetTableClient($"{tables}documents");
        _heads = account.GetTableClient($"{tables}heads");
    }

    public Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation) => ReachAsync(async () =>
    {
        // What is there already is written again all the same: its new stamp keeps a tidying from removing it.
        var batches = documents.DistinctBy(document => document.Hash).GroupBy(document => DocumentEntities.Partition(document.Hash)).SelectMany(Batches);
        await Parallel.ForEachAsync(batches, Options(cancellation), async (batch, stop) => await WriteAsync(batch, stop));
        return true;
    }, cancellation);

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) =>
        ReachAsync<IReadOnlyDictionary<ContentHash, byte[]>>(async () =>
        {
            // First what says how many entities there are, then the others of all documents: however large one is, nothing is fetched one by one.
            var entities = new ConcurrentDictionary<ContentHash, TableEntity[]>();
            await Parallel.ForEachAsync(hashes.Distinct(), Options(cancellation), async (hash, stop) =>
            {
                var first = await _documents.GetEntityIfExistsAsync<TableEntity>(DocumentEntities.Partition(hash), DocumentEntities.Row(hash, 0), cancellationToken: stop);
                if (first.HasValue)
                    (entities[hash] = new TableEntity[DocumentEntities.CountOf(first.Value!)])[0] = first.Value!;
            });
            var others = entities.SelectMany(document => Enumerable.Range(1, document.Value.Length - 1), (document, number) => (document.Key, document.Value, number));
            await Parallel.ForEachAsync(others, Options(cancellation), async (other, stop) =>
            {
                var (hash, all, number) = other;
                var entity = await _documents.GetEntityIfExistsAsync<TableEntity>(DocumentEntities.Partition(hash), DocumentEntities.Row(hash, number), cancellationToken: stop);
                all[number] = entity.HasValue ? entity.Value! : throw new InvalidDataException($"Document {hash} is damaged: a part of it is missing.");
            });
            return entities.ToDictionary(document => document.Key, document => Document.Checked(document.Key, DocumentEntities.Read(document.Value)));
        }, cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => ReachAsync<Head?>(async () =>
    {
        try
        {
            TableEntity head = await _heads.GetEntityAsync<TableEntity>(name, HeadRow, cancellationToken: cancellation);
            return new Head(ContentHash.Parse(head.GetString(Target)), head.ETag.ToString());
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == TableErrorCode.ResourceNotFound)
        {
            // A table that is gone is another matter: it must not look like a store that holds nothing yet.
            return null;
        }
    }, cancellation);

    public async Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation)
    {
        var moved = await ReachAsync(async () =>
        {
            var head = new TableEntity(name, HeadRow) { [Target] = target.Hex };
            try
            {
                if (expected is null)
                    await _heads.AddEntityAsync(head, cancellation);
                else
                    await _heads.UpdateEntityAsync(head, new ETag(expected.ETag), TableUpdateMode.Replace, cancellation);
                return true;
            }
            catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
            {
                return false;
            }
        }, cancellation);

        // A move whose answer got lost is tried again by the client and then refused, though it was this move that took place.
        return moved || (expected?.Target != target && (await ReadHeadAsync(name, cancellation))?.Target == target);
    }

    public IAsyncEnumerable<string> ListHeadsAsync(CancellationToken cancellation) =>
        EntitiesAsync(_heads, ["PartitionKey"], cancellation).Select(head => head.PartitionKey);

    public async IAsyncEnumerable<StoredDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        // A table is listed in the order of its keys, so the entities of a document come one after another.
        StoredDocument? document = null;
        await foreach (var entity in EntitiesAsync(_documents, ["RowKey", "Timestamp"], cancellation))
        {
            var (hash, written) = (DocumentEntities.HashOf(entity.RowKey), entity.Timestamp!.Value);
            var part = new StoredPart(entity.RowKey, entity.ETag.ToString());
            if (document is not null && document.Hash == hash)
            {
                document = document with { Written = written > document.Written ? written : document.Written, Parts = [.. document.Parts, part] };
                continue;
            }

            if (document is not null)
                yield return document;
            document = new(hash, written, [part]);
        }

        if (document is not null)
            yield return document;
    }

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) =>
        ReachAsync<IReadOnlyCollection<ContentHash>>(async () =>
        {
            var gone = new ConcurrentBag<ContentHash>();
            await Parallel.ForEachAsync(listed, Options(cancellation), async (document, stop) =>
            {
                if (await DeleteAsync(document, stop))
                    gone.Add(document.Hash);
            });
            return gone;
        }, cancellation);

    /// <summary>The first entity goes first: without it there is no document. A part that was written again stays, and with it the rest.</summary>
    private async Task<bool> DeleteAsync(StoredDocument document, CancellationToken cancellation)
    {
        var partition = DocumentEntities.Partition(document.Hash);
        try
        {
            foreach (var parts in document.Parts.Chunk(MostEntitiesInTransaction))
            {
                await _documents.SubmitTransactionAsync(
                    parts.Select(part => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, part.Key), new ETag(part.Stamp))), cancellation);
            }

            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<TableEntity> EntitiesAsync(TableClient table, string[] properties, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var pages = table.QueryAsync<TableEntity>(select: properties, cancellationToken: cancellation).AsPages().GetAsyncEnumerator(cancellation);
        while (await ReachAsync(async () => await pages.MoveNextAsync(), cancellation))
        {
            foreach (var entity in pages.Current.Values)
                yield return entity;
        }
    }

    private async Task WriteAsync(Batch batch, CancellationToken cancellation)
    {
        if (batch.Together)
        {
            await _documents.SubmitTransactionAsync(batch.Entities.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)), cancellation);
            return;
        }

        foreach (var entity in batch.Entities)
            await _documents.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Small documents of one partition go together; a document of several entities goes by itself, its first entity last.</summary>
    private static IEnumerable<Batch> Batches(IEnumerable<Document> documents)
    {
        var together = new List<TableEntity>();
        var bytes = 0;
        foreach (var document in documents)
        {
            if (document.Content.Length > DocumentEntities.EntityLength)
            {
                yield return new(DocumentEntities.Write(document), Together: false);
                continue;
            }

            if (together.Count == MostEntitiesInTransaction || (together.Count > 0 && bytes + document.Content.Length > MostBytesInTransaction))
            {
                yield return new(together, Together: true);
                (together, bytes) = ([], 0);
            }

            together.AddRange(DocumentEntities.Write(document));
            bytes += document.Content.Length;
        }

        if (together.Count > 0)
            yield return new(together, Together: true);
    }

    /// <exception cref="StoreUnavailableException">The account does not answer, says that it cannot now, or does not let us in.</exception>
    private async Task<T> ReachAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            if (!_created)
                await CreateAsync(cancellation);
            return await ask();
        }
        catch (Exception fault) when (IsAway(fault) && !cancellation.IsCancellationRequested)
        {
            throw new StoreUnavailableException("The storage account does not answer, or does not let us in.", fault);
        }
    }

    /// <summary>Besides what the account says itself: no identity to enter with, and no answer in time, which the client reports as cancelled.</summary>
    private static bool IsAway(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 401 or 403 or 408 or 429 or >= 500 } => true,
        AuthenticationFailedException or OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.Any(IsAway),
        _ => false,
    };

    /// <summary>Once is enough, more often does no harm; a try that failed is made again by whoever comes next.</summary>
    private async Task CreateAsync(CancellationToken cancellation)
    {
        await _documents.CreateIfNotExistsAsync(cancellation);
        await _heads.CreateIfNotExistsAsync(cancellation);
        _created = true;
    }

    private static ParallelOptions Options(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

    private sealed record Batch(IEnumerable<TableEntity> Entities, bool Together);
}
