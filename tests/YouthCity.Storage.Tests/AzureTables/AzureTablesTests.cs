using Azure.Data.Tables;
using YouthCity.Storage.AzureTables;

namespace YouthCity.Storage.Tests.AzureTables;

public sealed class AzureTablesDocumentStoreTests(Azurite azurite) : DocumentStoreContract
{
    private readonly TablesOf _tables = new(azurite);

    protected override IDocumentStore Fresh() => _tables.Fresh();

    protected override IDocumentStore Again(IDocumentStore store) => _tables.Again(store);
}

public sealed class AzureTablesAwayTests
{
    [Fact]
    public async Task An_account_that_does_not_answer_is_said_to_be_away()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = TimeSpan.FromSeconds(2) } };
        const string Nobody = "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:9/nobody;";
        var store = new AzureTablesDocumentStore(new TableServiceClient(Nobody, options), "away");
        await Assert.ThrowsAsync<StoreAwayException>(() => store.ReadHeadAsync("contest-2020", TestContext.Current.CancellationToken));
    }
}

/// <summary>Stores with tables of their own in the one emulator.</summary>
internal sealed class TablesOf(Azurite azurite)
{
    private static int s_next;
    private readonly Dictionary<IDocumentStore, string> _names = [];

    public IDocumentStore Fresh() => Open($"t{Interlocked.Increment(ref s_next)}x");

    public IDocumentStore Again(IDocumentStore store) => Open(_names[store]);

    private IDocumentStore Open(string tables)
    {
        var store = StoreChoice.Open(azurite.Connection, tables);
        _names[store] = tables;
        return store;
    }
}
