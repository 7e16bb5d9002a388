using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using YouthCity.Storage.AzureTables;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests.AzureTables;

public sealed class AzureTablesDocumentStoreTests(Azurite azurite) : DocumentStoreContract, IClassFixture<Azurite>
{
    private readonly TablesOf _tables = new(azurite);

    /// <summary>Documents of one partition travel together: as many, and as much, as one transaction takes.</summary>
    [Theory]
    [InlineData(250, 20)]
    [InlineData(150, 30_000)]
    [InlineData(6, 700_000)]
    public async Task Documents_of_one_partition_fit_into_transactions(int count, int size)
    {
        var documents = new List<Document>();
        var content = new byte[size];
        for (var number = 0; documents.Count < count; number++)
        {
            BitConverter.TryWriteBytes(content, number);
            if (Document.Of(content) is var document && document.Hash.Hex.StartsWith("aa", StringComparison.Ordinal))
                documents.Add(document with { Content = [.. content] });
        }

        var store = Fresh();
        await store.WriteAsync(documents, Cancellation);
        var read = await store.ReadAsync([.. documents.Select(document => document.Hash)], Cancellation);
        Assert.All(documents, document => Assert.Equal(document.Content, read[document.Hash]));
    }

    [Fact]
    public async Task What_a_killed_writer_left_half_written_is_no_document_and_is_tidied_away()
    {
        var store = Fresh();
        var document = Document.Of(new byte[2_000_000]);
        var table = _tables.Documents(store);
        await store.WriteAsync([document], Cancellation);
        var first = (await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation)).MinBy(entity => entity.RowKey, StringComparer.Ordinal)!;
        await table.DeleteEntityAsync(first, cancellationToken: Cancellation);
        Assert.Empty(await store.ReadAsync([document.Hash], Cancellation));

        var tidying = new GarbageCollector(store, new ContestHistory(store));
        var found = await tidying.FindAsync(DateTimeOffset.UtcNow.AddDays(1), Cancellation);
        Assert.Contains(document.Hash, await tidying.RemoveAsync(found, Cancellation));
        Assert.Empty(await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_document_without_one_of_its_parts_is_damaged_and_named()
    {
        var store = Fresh();
        var document = Document.Of(new byte[2_000_000]);
        await store.WriteAsync([document], Cancellation);
        var table = _tables.Documents(store);
        var last = (await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation)).MaxBy(entity => entity.RowKey, StringComparer.Ordinal)!;
        await table.DeleteEntityAsync(last, cancellationToken: Cancellation);
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => store.ReadAsync([document.Hash], Cancellation));
        Assert.Contains(document.Hash.Hex, fault.Message, StringComparison.Ordinal);
    }

    protected override IDocumentStore Fresh() => _tables.Fresh();

    protected override IDocumentStore Again(IDocumentStore store) => _tables.Again(store);
}

public sealed class AzureTablesTidyingTests(Azurite azurite) : GarbageCollectorContract, IClassFixture<Azurite>
{
    protected override IDocumentStore Fresh() => new TablesOf(azurite).Fresh();
}

public sealed class AzureTablesBackupTests(Azurite azurite) : StoreBackupContract, IClassFixture<Azurite>
{
    protected override IDocumentStore Fresh() => new TablesOf(azurite).Fresh();
}

public sealed class AzureTablesLostAnswerTests(Azurite azurite) : LostAnswerContract, IClassFixture<Azurite>
{
    protected override IDocumentStore Fresh() => new TablesOf(azurite).Fresh();
}

public sealed class AzureTablesAwayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_is_not_there_is_said_to_be_away() =>
        await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAt(port: 9).ReadHeadAsync("contest-2020", Cancellation));

    [Fact]
    public async Task An_account_that_takes_calls_and_never_answers_is_said_to_be_away()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => StoreAt(((IPEndPoint)silent.LocalEndpoint).Port, retries: 1).ReadHeadAsync("contest-2020", Cancellation));
    }

    [Fact]
    public async Task An_account_that_comes_back_is_used_again()
    {
        var emulator = new Azurite();
        var store = StoreChoice.Open(emulator.Connection, "back");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadHeadAsync("contest-2020", Cancellation));
        await emulator.InitializeAsync();
        await using (emulator)
            Assert.Null(await store.ReadHeadAsync("contest-2020", Cancellation));
    }

    private static AzureTablesDocumentStore StoreAt(int port, int retries = 0)
    {
        var options = new TableClientOptions { Retry = { MaxRetries = retries, NetworkTimeout = TimeSpan.FromSeconds(0.5) } };
        var nobody = FormattableString.Invariant($"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:{port}/nobody;");
        return new AzureTablesDocumentStore(new TableServiceClient(nobody, options), "away");
    }
}

/// <summary>Stores with tables of their own in an emulator.</summary>
internal sealed class TablesOf(Azurite azurite)
{
    private static int s_next;
    private readonly Dictionary<IDocumentStore, string> _names = [];

    public IDocumentStore Fresh() => Open($"t{Interlocked.Increment(ref s_next)}x");

    public IDocumentStore Again(IDocumentStore store) => Open(_names[store]);

    /// <summary>The table under a store, for tests that write into it past the store.</summary>
    public TableClient Documents(IDocumentStore store) => new(azurite.Connection, $"{_names[store]}documents");

    private IDocumentStore Open(string tables)
    {
        var store = StoreChoice.Open(azurite.Connection, tables);
        _names[store] = tables;
        return store;
    }
}
