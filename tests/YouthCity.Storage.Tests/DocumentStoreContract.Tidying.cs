using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>How documents are listed with their age and removed: what every store has to do for a tidying.</summary>
public abstract partial class DocumentStoreContract
{
    [Fact]
    public async Task What_is_listed_says_when_it_was_written_by_the_stores_clock()
    {
        var store = Fresh();
        var before = DateTimeOffset.UtcNow;
        await store.WriteAsync([Text("a")], Cancellation);
        var listed = Assert.Single(await StoredAsync(store));
        Assert.InRange(listed.Written, before.AddSeconds(-2), DateTimeOffset.UtcNow.AddSeconds(2));
    }

    [Fact]
    public async Task Writing_again_what_is_there_makes_it_young_again()
    {
        var store = Fresh();
        await store.WriteAsync([Text("a"), Text("b")], Cancellation);
        var before = (await StoredAsync(store)).ToDictionary(document => document.Hash);
        await Task.Delay(20, Cancellation);
        await store.WriteAsync([Text("a")], Cancellation);
        var after = (await StoredAsync(store)).ToDictionary(document => document.Hash);
        Assert.True(after[Text("a").Hash].Written > before[Text("a").Hash].Written);
        Assert.Equal(before[Text("b").Hash].Written, after[Text("b").Hash].Written);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2_000_000)]
    public async Task What_is_removed_is_gone_and_can_be_written_again(int size)
    {
        var store = Fresh();
        var (document, other) = (Document.Of(new byte[size]), Text("other"));
        await store.WriteAsync([document, other], Cancellation);
        var listed = (await StoredAsync(store)).Where(found => found.Hash == document.Hash).ToList();
        Assert.Equal([document.Hash], await store.DeleteAsync(listed, Cancellation));
        Assert.Equal([other.Hash], (await store.ReadAsync([document.Hash, other.Hash], Cancellation)).Keys);
        Assert.Equal([other.Hash], await ListAsync(store));
        Assert.Empty(await store.DeleteAsync(listed, Cancellation));

        await store.WriteAsync([document], Cancellation);
        Assert.Equal(size, (await ReadAsync(store, document.Hash)).Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2_000_000)]
    public async Task What_was_written_again_since_it_was_listed_is_not_removed(int size)
    {
        var store = Fresh();
        var document = Document.Of(new byte[size]);
        await store.WriteAsync([document], Cancellation);
        var listed = await StoredAsync(store);
        await Again(store).WriteAsync([document], Cancellation);
        Assert.Empty(await store.DeleteAsync(listed, Cancellation));
        Assert.Equal(size, (await ReadAsync(store, document.Hash)).Length);
    }

    [Fact]
    public async Task Many_are_removed_at_once_and_no_others()
    {
        var store = Fresh();
        var documents = Enumerable.Range(0, 300).Select(number => Text($"document {number}")).ToList();
        await store.WriteAsync(documents, Cancellation);
        var listed = await StoredAsync(store);
        var gone = await store.DeleteAsync([.. listed.Take(200)], Cancellation);
        Assert.Equal(Sorted(listed.Take(200).Select(document => document.Hash)), Sorted(gone));
        Assert.Equal(Sorted(listed.Skip(200).Select(document => document.Hash)), Sorted(await ListAsync(store)));
    }

    [Fact]
    public async Task A_document_that_is_removed_and_written_at_once_is_whole_or_gone_and_whole_if_the_writer_came_last()
    {
        var store = Fresh();
        for (var round = 0; round < 10; round++)
        {
            var document = Document.Of([.. BitConverter.GetBytes(round), .. new byte[1_500_000]]);
            await store.WriteAsync([document], Cancellation);
            var listed = await StoredAsync(store);
            var removing = Task.Run(() => store.DeleteAsync(listed, Cancellation), Cancellation);
            await Task.Run(() => Again(store).WriteAsync([document], Cancellation), Cancellation);
            await removing;
            Assert.Equal(document.Content.Length, (await ReadAsync(store, document.Hash)).Length);
            await store.DeleteAsync(await StoredAsync(store), Cancellation);
        }
    }

    [Fact]
    public async Task All_heads_are_listed_by_their_names()
    {
        var store = Fresh();
        Assert.Empty(await store.ListHeadsAsync(Cancellation).ToListAsync(Cancellation));
        foreach (var name in (string[])["keys", "contest-2020", "contest-a.b_c"])
            await MoveAsync(store, name, null, name);
        await MoveAsync(store, "keys", await store.ReadHeadAsync("keys", Cancellation), "on");
        Assert.Equal(["contest-2020", "contest-a.b_c", "keys"], (await store.ListHeadsAsync(Cancellation).ToListAsync(Cancellation)).Order(StringComparer.Ordinal));
    }

    private static async Task<List<StoredDocument>> StoredAsync(IDocumentStore store) => await store.ListAsync(Cancellation).ToListAsync(Cancellation);
}
