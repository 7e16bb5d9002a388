using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>What every store has to do. A store's own test class inherits it and says how a fresh store is made.</summary>
public abstract partial class DocumentStoreContract
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A second store over the same data, as another process would open it.</summary>
    protected abstract IDocumentStore Again(IDocumentStore store);

    /// <summary>A store that holds nothing and that no other test sees.</summary>
    protected abstract IDocumentStore Fresh();

    [Fact]
    public async Task A_document_reads_back_as_it_was_written()
    {
        var store = Fresh();
        var document = Text("Кара-Көл");
        await store.WriteAsync([document], Cancellation);
        Assert.Equal(document.Content, await ReadAsync(store, document.Hash));
    }

    [Fact]
    public async Task Every_byte_survives()
    {
        var store = Fresh();
        var document = Document.Of([.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        await store.WriteAsync([document], Cancellation);
        Assert.Equal(document.Content, await ReadAsync(store, document.Hash));
    }

    [Fact]
    public async Task Writing_the_same_document_again_changes_nothing()
    {
        var store = Fresh();
        var (document, other) = (Text("once"), Text("other"));
        await store.WriteAsync([document], Cancellation);
        await store.WriteAsync([document, other, document], Cancellation);
        Assert.Equal(document.Content, await ReadAsync(store, document.Hash));
        Assert.Equal(Sorted([document.Hash, other.Hash]), Sorted(await ListAsync(store)));
    }

    [Fact]
    public async Task An_empty_document_is_there_and_empty()
    {
        var store = Fresh();
        var empty = Document.Of([]);
        await store.WriteAsync([empty], Cancellation);
        Assert.Empty(await ReadAsync(store, empty.Hash));
        Assert.Equal([empty.Hash], await ListAsync(store));
    }

    [Fact]
    public async Task Writing_or_reading_nothing_is_fine()
    {
        var store = Fresh();
        await store.WriteAsync([], Cancellation);
        Assert.Empty(await store.ReadAsync([], Cancellation));
        Assert.Empty(await ListAsync(store));
    }

    [Theory]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_048_576)]
    [InlineData(20_000_000)]
    public async Task A_large_document_reads_back_whole(int size)
    {
        var store = Fresh();
        var content = new byte[size];
        new Random(size).NextBytes(content);
        var document = Document.Of(content);
        await store.WriteAsync([document], Cancellation);
        var read = await ReadAsync(store, document.Hash);
        Assert.True(read.AsSpan().SequenceEqual(content));
    }

    [Fact]
    public async Task Two_thousand_documents_go_in_and_come_out_at_once()
    {
        var store = Fresh();
        var documents = Enumerable.Range(0, 2_000).Select(number => Text($"document {number}")).ToList();
        await store.WriteAsync(documents, Cancellation);
        var read = await store.ReadAsync([.. documents.Select(document => document.Hash)], Cancellation);
        Assert.Equal(2_000, read.Count);
        Assert.All(documents, document => Assert.Equal(document.Content, read[document.Hash]));
        Assert.Equal(Sorted(documents.Select(document => document.Hash)), Sorted(await ListAsync(store)));
    }

    [Fact]
    public async Task A_document_that_was_never_written_is_missing_from_the_answer()
    {
        var store = Fresh();
        var (there, missing) = (Text("there"), Text("missing"));
        await store.WriteAsync([there], Cancellation);
        var read = await store.ReadAsync([missing.Hash, there.Hash], Cancellation);
        Assert.Equal([there.Hash], read.Keys);
    }

    [Fact]
    public async Task Reading_one_missing_document_is_a_fault_that_names_it()
    {
        var missing = Text("missing").Hash;
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => Fresh().ReadOneAsync(missing, Cancellation));
        Assert.Contains(missing.Hex, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_store_lists_nothing() => Assert.Empty(await ListAsync(Fresh()));

    [Fact]
    public async Task Another_store_over_the_same_data_sees_what_was_written()
    {
        var one = Fresh();
        var other = Again(one);
        var (document, answer) = (Text("from one"), Text("from the other"));
        await one.WriteAsync([document], Cancellation);
        await other.WriteAsync([answer], Cancellation);
        Assert.Equal(document.Content, await ReadAsync(other, document.Hash));
        Assert.Equal(answer.Content, await ReadAsync(one, answer.Hash));
    }

    [Fact]
    public async Task Writing_at_the_same_time_loses_nothing()
    {
        var one = Fresh();
        IDocumentStore[] stores = [one, Again(one)];
        var documents = Enumerable.Range(0, 40).Select(number => Text($"document {number}")).ToList();
        await Task.WhenAll(documents.Select((document, number) =>
            Task.Run(() => stores[number % 2].WriteAsync([document, Text("shared")], Cancellation), Cancellation)));
        Assert.Equal(Sorted(documents.Append(Text("shared")).Select(document => document.Hash)), Sorted(await ListAsync(one)));
    }

    [Fact]
    public async Task What_is_cancelled_before_it_begins_does_not_happen()
    {
        var store = Fresh();
        var (cancelled, document) = (new CancellationToken(canceled: true), Text("never"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync([document], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadAsync([document.Hash], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ReadHeadAsync("head", cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.MoveHeadAsync("head", null, document.Hash, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ListAsync(cancelled).GetAsyncEnumerator(cancelled).MoveNextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.ListHeadsAsync(cancelled).GetAsyncEnumerator(cancelled).MoveNextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.DeleteAsync([], cancelled));
        Assert.Empty(await ListAsync(store));
        Assert.Null(await store.ReadHeadAsync("head", Cancellation));
    }

    protected static Document Text(string text) => Document.Of(Encoding.UTF8.GetBytes(text));

    private static async Task<byte[]> ReadAsync(IDocumentStore store, ContentHash hash) =>
        (await store.ReadAsync([hash], Cancellation))[hash];

    private static async Task<List<ContentHash>> ListAsync(IDocumentStore store)
    {
        var all = new List<ContentHash>();
        await foreach (var document in store.ListAsync(Cancellation))
            all.Add(document.Hash);
        return all;
    }

    private static IEnumerable<string> Sorted(IEnumerable<ContentHash> hashes) => hashes.Select(hash => hash.Hex).Order(StringComparer.Ordinal);
}
