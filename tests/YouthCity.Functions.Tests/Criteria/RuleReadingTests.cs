using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>What it costs a request that rules are documents of the store.</summary>
[OwnProcess]
public sealed class RuleReadingTests : IDisposable
{
    private static readonly string[] s_asked = ["", "/rules", "/rules?format=xlsx", "/template", "/scores", "/scores/north", "/prizes", "/summary", "/cities/north/status"];

    private readonly CriteriaFolder _none = new();
    private readonly TestStore _data = TestStore.New();

    [Fact]
    public async Task The_newest_rules_are_read_from_the_store_once_by_each_instance_and_never_by_the_one_that_stored_them()
    {
        CountingStore first = null!, second = null!;
        await using var service = await Service.StartAsync(new ServiceSetup { Criteria = _none.Path, Store = _data, Around = own => first = new(own) });
        (await service.Agency.SendFileAsync("/api/contests", new Rules().Zip())).AssertStatus(HttpStatusCode.Created);
        (await service.Agency.ApplyAsync("city,parks,clubs,wait\nnorth,5,1,3\nsouth,6,2,9\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var (before, version) = (await AskAsync(service), await service.VersionAsync("valley"));
        (await service.Agency.ChangeRulesAsync(new Rules { Groups = ["play,3", "health,1"] }.Zip(), "?reason=r")).AssertStatus(HttpStatusCode.Created);
        var now = await AskAsync(service);
        Assert.NotEqual(before, now);
        Assert.Equal((0, 0), (first.ReadingsOf(before), first.ReadingsOf(now)));

        // Once all is known, a request reads no document at all.
        var read = first.Read.Count;
        await AskAsync(service);
        Assert.Equal(read, first.Read.Count);

        await using var another = await Service.StartAsync(new ServiceSetup { Criteria = _none.Path, Store = _data, Around = own => second = new(own) });
        for (var times = 0; times < 3; times++)
            await AskAsync(another);
        Assert.Equal((0, 1), (second.ReadingsOf(before), second.ReadingsOf(now)));
        for (var times = 0; times < 3; times++)
            (await another.Agency.ReadAsync($"/api/contests/valley/scores?version={version}")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal((1, 1), (second.ReadingsOf(before), second.ReadingsOf(now)));
    }

    public void Dispose()
    {
        _data.Dispose();
        _none.Dispose();
    }

    /// <summary>Asks for whatever follows from the rules; gives the hash of these.</summary>
    private static async Task<string> AskAsync(Service service)
    {
        foreach (var what in s_asked)
            (await service.Agency.ReadAsync($"/api/contests/valley{what}")).AssertStatus(HttpStatusCode.OK);
        return (await service.Agency.ReadAsync("/api/contests/valley/scores")).Json.GetProperty("rulesSha256").GetString()!;
    }
}
