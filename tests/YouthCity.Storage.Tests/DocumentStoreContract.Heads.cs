using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>How heads move: what every store's compare-and-set has to do.</summary>
public abstract partial class DocumentStoreContract
{
    [Fact]
    public async Task A_head_that_was_never_moved_is_not_there() => Assert.Null(await Fresh().ReadHeadAsync("contest-2020", Cancellation));

    [Fact]
    public async Task The_first_move_makes_the_head()
    {
        var store = Fresh();
        Assert.True(await store.MoveHeadAsync("contest-2020", null, Hash("a"), Cancellation));
        Assert.Equal(Hash("a"), (await store.ReadHeadAsync("contest-2020", Cancellation))!.Target);
    }

    [Fact]
    public async Task A_first_move_is_refused_where_the_head_is_there()
    {
        var store = Fresh();
        var head = await MoveAsync(store, "head", null, "a");
        Assert.False(await store.MoveHeadAsync("head", null, Hash("b"), Cancellation));
        Assert.Equal(head, await store.ReadHeadAsync("head", Cancellation));
    }

    [Fact]
    public async Task A_head_moves_as_often_as_it_is_read_first()
    {
        var store = Fresh();
        Head? head = null;
        foreach (var target in (string[])["a", "b", "c"])
        {
            head = await MoveAsync(store, "head", head, target);
            Assert.Equal(Hash(target), head.Target);
        }
    }

    [Fact]
    public async Task A_move_from_a_stale_head_is_refused_and_changes_nothing()
    {
        var store = Fresh();
        var stale = await MoveAsync(store, "head", null, "a");
        var now = await MoveAsync(store, "head", stale, "b");
        Assert.False(await store.MoveHeadAsync("head", stale, Hash("c"), Cancellation));
        Assert.Equal(now, await store.ReadHeadAsync("head", Cancellation));
    }

    [Fact]
    public async Task A_head_that_went_away_and_came_back_is_still_another_one()
    {
        var store = Fresh();
        var first = await MoveAsync(store, "head", null, "a");
        var second = await MoveAsync(store, "head", first, "b");
        var third = await MoveAsync(store, "head", second, "a");
        Assert.NotEqual(first.ETag, third.ETag);
        Assert.False(await store.MoveHeadAsync("head", first, Hash("c"), Cancellation));
    }

    [Fact]
    public async Task Moving_a_head_to_where_it_points_is_a_move()
    {
        var store = Fresh();
        var first = await MoveAsync(store, "head", null, "a");
        var second = await MoveAsync(store, "head", first, "a");
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_move_is_refused_where_the_expected_head_is_another_one()
    {
        var store = Fresh();
        var head = await MoveAsync(store, "one", null, "a");
        Assert.False(await store.MoveHeadAsync("other", head, Hash("b"), Cancellation));
        Assert.Null(await store.ReadHeadAsync("other", Cancellation));
    }

    [Theory]
    [InlineData("keys", "key")]
    [InlineData("contest-2020", "contest-2021")]
    [InlineData("contest-a.b", "contest-a-b")]
    [InlineData("contest-a_b", "contest-a.b")]
    [InlineData("contest-0123456789012345678901234567890123456789012345678901234567890123", "contest-")]
    public async Task Heads_of_different_names_move_apart(string one, string other)
    {
        var store = Fresh();
        var (first, second) = (await MoveAsync(store, one, null, "a"), await MoveAsync(store, other, null, "b"));
        Assert.Equal(Hash("a"), first.Target);
        Assert.Equal(Hash("b"), second.Target);
        Assert.Equal(first, await store.ReadHeadAsync(one, Cancellation));
    }

    [Fact]
    public async Task A_head_may_point_to_a_document_that_is_not_there()
    {
        var store = Fresh();
        var head = await MoveAsync(store, "head", null, "nowhere");
        Assert.Empty(await store.ReadAsync([head.Target], Cancellation));
    }

    [Fact]
    public async Task Another_store_over_the_same_data_sees_the_move_and_can_move_on()
    {
        var one = Fresh();
        var other = Again(one);
        var head = await MoveAsync(one, "head", null, "a");
        Assert.Equal(head, await other.ReadHeadAsync("head", Cancellation));
        var moved = await MoveAsync(other, "head", head, "b");
        Assert.False(await one.MoveHeadAsync("head", head, Hash("c"), Cancellation));
        Assert.Equal(moved, await one.ReadHeadAsync("head", Cancellation));
    }

    [Fact]
    public async Task Of_twenty_who_move_at_once_exactly_one_wins_every_round()
    {
        var one = Fresh();
        IDocumentStore[] stores = [one, Again(one)];
        for (var round = 0; round < 10; round++)
        {
            var before = await one.ReadHeadAsync("head", Cancellation);
            using var start = new Barrier(20);
            var won = await Task.WhenAll(Enumerable.Range(0, 20).Select(mover => OnAThreadOfItsOwn(() =>
            {
                start.SignalAndWait(Cancellation);
                return stores[mover % 2].MoveHeadAsync("head", before, Hash($"{round} {mover}"), Cancellation);
            })));
            var winner = Assert.Single(Enumerable.Range(0, 20), mover => won[mover]);
            Assert.Equal(Hash($"{round} {winner}"), (await stores[round % 2].ReadHeadAsync("head", Cancellation))!.Target);
        }
    }

    private static Task<bool> OnAThreadOfItsOwn(Func<Task<bool>> move) =>
        Task.Factory.StartNew(move, Cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    private static async Task<Head> MoveAsync(IDocumentStore store, string name, Head? expected, string target)
    {
        Assert.True(await store.MoveHeadAsync(name, expected, Hash(target), Cancellation));
        return (await store.ReadHeadAsync(name, Cancellation))!;
    }

    private static ContentHash Hash(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text));
}
