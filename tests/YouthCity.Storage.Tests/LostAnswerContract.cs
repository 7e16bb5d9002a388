using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

/// <summary>What becomes of an act whose answer the store loses, on every store.</summary>
public abstract class LostAnswerContract
{
    private const string Contest = "2020";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Loss.BeforeTheMove)]
    [InlineData(Loss.AfterTheMove)]
    [InlineData(Loss.BeforeTheMove, Loss.BeforeTheMove)]
    [InlineData(Loss.BeforeTheMove, Loss.AfterTheMove)]
    public async Task An_act_whose_answer_was_lost_is_found_out_to_be_accepted_and_is_there_once(params Loss[] losses)
    {
        var store = Fresh();
        var lossy = Losing(store, losses);
        var commit = await AnAct.AppendAsync(new(lossy), Contest, ContestVersion.Initial, 1, Cancellation);
        Assert.NotNull(commit);
        Assert.Empty(lossy.Losses);
        Assert.Equal([commit.Value], await ChainAsync(store));
    }

    [Fact]
    public async Task It_is_found_out_also_when_others_have_built_on_it_since()
    {
        var store = Fresh();
        var others = new ContestHistory(store);
        var lossy = new LossyStore(store)
        {
            Meanwhile = async () =>
            {
                for (var number = 2; number <= 4; number++)
                    Assert.NotNull(await AnAct.AppendAsync(others, Contest, await others.ReadAsync(Contest, null, Cancellation), number, Cancellation));
            },
        };
        lossy.Losses.Enqueue(Loss.AfterTheMove);
        var commit = await AnAct.AppendAsync(new(lossy), Contest, ContestVersion.Initial, 1, Cancellation);
        var chain = await ChainAsync(store);
        Assert.Equal(4, chain.Count);
        Assert.Equal(chain[^1], commit);
    }

    [Fact]
    public async Task Where_another_was_faster_the_lost_act_is_known_not_to_be_accepted()
    {
        var store = Fresh();
        var others = new ContestHistory(store);
        var lossy = new LossyStore(store) { Meanwhile = () => AnAct.AppendAsync(others, Contest, ContestVersion.Initial, 2, Cancellation) };
        lossy.Losses.Enqueue(Loss.BeforeTheMove);
        Assert.Null(await AnAct.AppendAsync(new(lossy), Contest, ContestVersion.Initial, 1, Cancellation));
        Assert.Single(await ChainAsync(store));
    }

    [Theory]
    [InlineData(Loss.BeforeTheMove)]
    [InlineData(Loss.AfterTheMove)]
    public async Task Where_it_cannot_be_found_out_the_fault_names_the_commit_to_look_for(Loss loss)
    {
        var store = Fresh();
        var lossy = new LossyStore(store) { GoesAway = true };
        lossy.Losses.Enqueue(loss);
        var fault = await Assert.ThrowsAsync<OutcomeUnknownException>(() => AnAct.AppendAsync(new(lossy), Contest, ContestVersion.Initial, 1, Cancellation));
        Assert.Equal(loss == Loss.AfterTheMove ? [fault.Target] : [], await ChainAsync(store));
    }

    [Fact]
    public async Task Where_it_is_known_that_nothing_was_done_nothing_is_asked_again()
    {
        var store = new KnownFault();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.MoveHeadForCertainAsync("head", null, default, (_, _) => Task.FromResult(false), Cancellation));
        Assert.Equal(1, store.Moves);
    }

    [Theory]
    [InlineData(Loss.BeforeTheMove)]
    [InlineData(Loss.AfterTheMove)]
    public async Task A_key_whose_answer_was_lost_is_added_once_and_its_secret_is_given(Loss loss)
    {
        var store = Fresh();
        var lossy = Losing(store, loss);
        var secret = await new AccessKeys(lossy, Issuing.Secret).IssueAsync(Role.Agency, null, TimeProvider.System, Cancellation);
        var ring = await new AccessKeys(store, Issuing.Secret).ReadAsync(Cancellation);
        Assert.Equal(Assert.Single(ring.Keys), ring.Find(PresentedKey.Of(secret, Issuing.Secret)));
    }

    [Fact]
    public async Task Keys_added_at_the_same_moment_are_all_there()
    {
        var store = Fresh();
        var keys = new AccessKeys(store, Issuing.Secret);
        var secrets = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => keys.IssueAsync(Role.Jury, null, TimeProvider.System, Cancellation)));
        var ring = await keys.ReadAsync(Cancellation);
        Assert.Equal(secrets.Length, ring.Keys.Count);
        Assert.All(secrets, secret => Assert.NotNull(ring.Find(PresentedKey.Of(secret, Issuing.Secret))));
    }

    /// <summary>A store that holds nothing and that no other test sees.</summary>
    protected abstract IDocumentStore Fresh();

    private static LossyStore Losing(IDocumentStore store, params IEnumerable<Loss> losses)
    {
        var lossy = new LossyStore(store);
        foreach (var loss in losses)
            lossy.Losses.Enqueue(loss);
        return lossy;
    }

    private static async Task<List<ContentHash>> ChainAsync(IDocumentStore store)
    {
        var history = new ContestHistory(store);
        return await history.WalkAsync(await history.ReadAsync(Contest, null, Cancellation), Cancellation).Select(step => step.Hash).ToListAsync(Cancellation);
    }
}
