using System.Net;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Contests;

public sealed class SideBySideTests : IAsyncLifetime
{
    private ValleyService _valley = null!;

    private Service Service => _valley.Service;

    public async ValueTask InitializeAsync() =>
        _valley = await ValleyService.StartAsync(new Rules(), new Rules { Id = "Plain-2" }, new Rules { Id = "broken", Groups = ["play,0", "health,3"] });

    public ValueTask DisposeAsync() => _valley.DisposeAsync();

    [Fact]
    public async Task Contests_side_by_side_keep_apart()
    {
        (await Service.Agency.ApplyAsync("city,parks\nnorth,5\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        (await Service.Agency.ApplyAsync("city,parks\nnorth,6\n", contest: "plain-2")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(5, (await Service.EntriesAsync("north", "valley"))["parks"].Value);
        Assert.Equal(6, (await Service.EntriesAsync("north", "PLAIN-2"))["parks"].Value);
        Assert.NotEqual(await Service.VersionAsync("valley"), await Service.VersionAsync("plain-2"));
    }

    [Fact]
    public async Task A_contest_with_broken_rules_is_reported_and_the_others_are_served()
    {
        var problems = Assert.Single(Service.Services.GetRequiredService<InstalledContests>().Problems);
        Assert.EndsWith("broken", problems.Key, StringComparison.Ordinal);
        Assert.Equal(("groups.csv", 2, "weight-not-above-zero"), (problems.Value.All[0].File, problems.Value.All[0].Row, problems.Value.All[0].Code));
        (await Service.Anyone.ReadAsync("/api/contests/broken/summary")).AssertProblem(HttpStatusCode.NotFound, "unknown-contest");
        Assert.Equal(HttpStatusCode.OK, (await Service.Anyone.ReadAsync("/api/contests/valley/summary")).Status);
    }

    [Fact]
    public async Task The_home_page_lists_the_contests_that_are_served()
    {
        var links = (await Service.Anyone.ReadAsync("/")).Html().QuerySelectorAll("main .contests a").Select(link => link.GetAttribute("href"));
        Assert.Equal(["/contests/valley", "/contests/Plain-2"], links);
    }

    [Fact]
    public async Task A_contest_that_is_not_there_is_answered_with_those_that_are()
    {
        var detail = (await Service.Anyone.ReadAsync("/api/contests/2020/summary")).Json.GetProperty("detail").GetString();
        Assert.Contains("valley", detail, StringComparison.Ordinal);
        Assert.Contains("Plain-2", detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_folders_with_one_id_are_refused()
    {
        using var folder = new CriteriaFolder(new Rules());
        new Rules { Id = "VALLEY" }.WriteTo(Path.Combine(folder.Path, "zz"));
        var catalog = InstalledContests.Read(folder.Path);
        Assert.Equal(["valley"], catalog.All.Keys);
        Assert.Equal("duplicate-contest", Assert.Single(Assert.Single(catalog.Problems).Value.All).Code);
    }
}
