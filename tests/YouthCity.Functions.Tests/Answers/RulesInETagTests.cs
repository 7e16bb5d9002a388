using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Answers;

public sealed class RulesInETagTests
{
    /// <summary>The version is the same on both, so the rules alone tell the answers apart.</summary>
    [Fact]
    public async Task An_answer_under_other_rules_is_another_answer()
    {
        using var store = TestStore.New();
        using var light = new CriteriaFolder(new Rules());
        using var heavy = new CriteriaFolder(new Rules { Groups = ["play,3", "health,1"] });
        await using var before = await Service.StartAsync(new ServiceSetup { Store = store, Criteria = light.Path });
        (await before.Agency.ApplyAsync("city,parks,clubs,wait\nnorth,5,1,3\nsouth,6,2,9\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        await using var after = await Service.StartAsync(new ServiceSetup { Store = store, Criteria = heavy.Path });

        var first = (await before.Jury.ReadAsync("/api/contests/valley/scores")).AssertStatus(HttpStatusCode.OK);
        var second = (await after.Jury.ReadAsync("/api/contests/valley/scores", ("If-None-Match", first.ETag!))).AssertStatus(HttpStatusCode.OK);

        Assert.NotEqual(first.ETag, second.ETag);
        Assert.NotEqual(first.Text, second.Text);
        Assert.Equal(first.ETag![..20], second.ETag![..20]);
    }
}
