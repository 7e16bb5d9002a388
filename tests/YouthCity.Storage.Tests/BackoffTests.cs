using YouthCity.Core.Access;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests;

public sealed class BackoffTests
{
    [Fact]
    public async Task A_head_at_which_others_are_always_faster_is_given_up_after_a_number_of_tries()
    {
        var store = new BusyHead();
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => new AccessKeys(store, Issuing.Secret).IssueAsync(Role.Jury, null, TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.True(fault.IsNothingDone);
        Assert.Equal(Backoff.MostTries, store.Moves);
    }
}
