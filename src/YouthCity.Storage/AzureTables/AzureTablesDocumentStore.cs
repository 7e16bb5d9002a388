using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using YouthCity.Core.Documents;

namespace YouthCity.Storage.AzureTables;

/// <summary>Documents and heads in two Azure tables: the store of any number of instances. Failures are retried by the client's own policy.</summary>
public sealed class AzureTablesDocumentStore : IDocumentStore
{
    /// <summary>Requests under way at once for one call.</summary>
    private const int AtOnce = 16;

    private const int MostEntitiesInTransaction = 100;
    private const int MostBytesInTransaction = 3_000_000;

    private const string HeadRow = "head";
    private const string Target = "Target";

    private readonly TableClient _documents;
    private readonly TableClient _heads;
    private readonly Lazy<Task> _created;

    /// <param name="tables">What the names of the two tables start with: letters and digits, so that several installations can share an account.</param>
    public AzureTablesDocumentStore(TableServiceClient account, string tables)
    {
        _documents = account.GetTableClient($"{tables}documents");
        _heads = account.GetTableClient($"{tables}heads");
        _created = new(CreateAsync);
    }

    public async Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation)
    {
        await ReachAsync(async () =>
        {
            var batches = documents.DistinctBy(document => document.Hash).GroupBy(document => DocumentEntities.Partition(document.Hash)).SelectMany(Batches);
            await Parallel.ForEachAsync(batches, Options(cancellation), async (batch, stop) => await WriteAsync(batch, stop));
            return true;
        });
    }

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) =>
        ReachAsync<IReadOnlyDictionary<ContentHash, byte[]>>(async () =>
        {
            var found = new ConcurrentDictionary<ContentHash, byte[]>();
            await Parallel.ForEachAsync(hashes.Distinct(), Options(cancellation), async (hash, stop) =>
            {
                if (await ReadAsync(hash, stop) is { } content)
                    found[hash] = Document.Checked(hash, content);
            });
            return found;
        });

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => ReachAsync(async () =>
    {
        var head = await _heads.GetEntityIfExistsAsync<TableEntity>(name, HeadRow, cancellationToken: cancellation);
        return head.HasValue ? new Head(ContentHash.Parse(head.Value!.GetString(Target)), head.Value.ETag.ToString()) : null;
    });

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
        });

        // A move whose answer got lost is tried again by the client and then refused, though it was this move that took place.
        return moved || (expected?.Target != target && (await ReadHeadAsync(name, cancellation))?.Target == target);
    }

    public async IAsyncEnumerable<ContentHash> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await ReachAsync(() => Task.FromResult(true));
        await foreach (var entity in _documents.QueryAsync<TableEntity>(select: ["RowKey", "Entities"], cancellationToken: cancellation))
        {
            if (entity.GetInt32("Entities") is not null)
                yield return ContentHash.Parse(entity.RowKey.Split('-')[0]);
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

    private async Task<byte[]?> ReadAsync(ContentHash hash, CancellationToken cancellation)
    {
        var partition = DocumentEntities.Partition(hash);
        var first = await _documents.GetEntityIfExistsAsync<TableEntity>(partition, DocumentEntities.Row(hash, 0), cancellationToken: cancellation);
        if (!first.HasValue)
            return null;
        using var content = new MemoryStream();
        DocumentEntities.Read(first.Value!, content);
        for (var number = 1; number < DocumentEntities.CountOf(first.Value!); number++)
            DocumentEntities.Read(await _documents.GetEntityAsync<TableEntity>(partition, DocumentEntities.Row(hash, number), cancellationToken: cancellation), content);
        return content.ToArray();
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

    /// <exception cref="StoreAwayException">The account does not answer, says that it cannot now, or does not let us in.</exception>
    private async Task<T> ReachAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            await _created.Value;
            return await ask();
        }
        catch (Exception fault) when (IsAway(fault))
        {
            throw new StoreAwayException("The storage account does not answer, or does not let us in.", fault);
        }
    }

    private static bool IsAway(Exception fault) => fault switch
    {
        RequestFailedException { Status: 0 or 401 or 403 or 408 or 429 or >= 500 } => true,
        AggregateException all => all.InnerExceptions.Any(IsAway),
        _ => false,
    };

    private async Task CreateAsync()
    {
        await _documents.CreateIfNotExistsAsync();
        await _heads.CreateIfNotExistsAsync();
    }

    private static ParallelOptions Options(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

    private sealed record Batch(IEnumerable<TableEntity> Entities, bool Together);
}
