using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Catalog;

/// <summary>A program that knows the first address alone finds everything else.</summary>
public sealed class ListingTests(FilledService filled) : IClassFixture<FilledService>
{
    private static readonly string[] s_lists = ["groups", "indicators", "cities"];

    [Fact]
    public async Task From_the_first_address_on_every_link_leads_somewhere()
    {
        var start = await LinksAsync("/api");
        Assert.Contains("contests", start.Keys);
        Assert.Contains("keys", start.Keys);
        var contest = (await JsonAsync(start["contests"])).GetProperty("contests").EnumerateArray().Select(line => line.GetProperty("self").GetString()!).Single(self => self.EndsWith("/2020", StringComparison.Ordinal));
        var links = await LinksAsync(contest);
        Assert.All(["applications", "audit", "publications", "robustness/settings", "rules", "scores", "social-orders/figures", "stage", "template"], what => Assert.Contains(what, links.Keys));
        foreach (var address in start.Values.Concat(links.Values))
            Assert.Equal((address, HttpStatusCode.OK), (address, (await filled.Service.Agency.ReadAsync(address)).Status));
    }

    [Fact]
    public async Task A_contest_says_its_stage_and_what_its_ids_are_called_in_three_languages()
    {
        await filled.Service.MoveAsync("judging");
        var contest = await JsonAsync("/api/contests/2020");
        Assert.Equal("judging", contest.GetProperty("stage").GetString());
        var line = (await JsonAsync("/api/contests")).GetProperty("contests").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "2020");
        Assert.Equal("judging", line.GetProperty("stage").GetString());
        Assert.Equal((6, 26, 18), (contest.GetProperty("groups").GetArrayLength(), contest.GetProperty("indicators").GetArrayLength(), contest.GetProperty("cities").GetArrayLength()));
        foreach (var named in s_lists.SelectMany(list => contest.GetProperty(list).EnumerateArray()))
            Assert.Equal(["ky", "ru", "en"], named.GetProperty("name").EnumerateObject().Where(name => name.Value.GetString()!.Length > 0).Select(name => name.Name));
    }

    private async Task<IReadOnlyDictionary<string, string>> LinksAsync(string address) =>
        (await JsonAsync(address)).GetProperty("links").EnumerateObject().ToDictionary(link => link.Name, link => link.Value.GetString()!, StringComparer.Ordinal);

    private async Task<JsonElement> JsonAsync(string address) => (await filled.Service.Anyone.ReadAsync(address)).AssertStatus(HttpStatusCode.OK).Json;
}
