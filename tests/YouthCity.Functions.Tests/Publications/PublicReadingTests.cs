using System.Net;
using YouthCity.Core.Documents;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Publications;

/// <summary>What anyone reads once a result is published.</summary>
public sealed class PublicReadingTests : ServiceTest
{
    private const string Correction = "city,indicator,value\nosh,1.1,12.5\n";

    public static readonly string[] Opened =
    [
        "scores", "scores?format=csv", "scores/osh", "scores/osh/compare/talas", "prizes", "robustness?draws=50", "robustness/leave-one-out", "robustness/settings",
    ];

    [Fact]
    public async Task Before_a_publication_nobody_reads_results_without_a_key()
    {
        await Service.FillAsync();
        foreach (var what in Opened)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Service.Anyone.ReadOfAsync(what)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await Service.City.ReadOfAsync(what)).Status);
        }
    }

    [Fact]
    public async Task After_it_everyone_reads_what_was_published_and_not_what_came_later()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var what in Opened)
            before[what] = (await Service.Jury.ReadOfAsync(what)).AssertStatus(HttpStatusCode.OK).Text;
        await Service.PublishAsync();
        await Service.ReviseAsync(Correction);
        foreach (var what in Opened)
        {
            var seen = (await Service.Anyone.ReadOfAsync(what)).AssertStatus(HttpStatusCode.OK);
            Assert.Equal(before[what], seen.Text);
            Assert.Equal("public, no-cache", seen.Headers.CacheControl!.ToString());
            Assert.Equal(before[what], (await Service.City.ReadOfAsync(what)).Text);
            Assert.Equal(HttpStatusCode.NotModified, (await Service.Anyone.ReadOfAsync(what, ("If-None-Match", seen.ETag!))).Status);
        }

        Assert.NotEqual(before["scores"], (await Service.Jury.ReadOfAsync("scores")).Text);
        Assert.Equal(before["scores"], (await Service.Jury.ReadOfAsync("scores?publication=latest")).Text);
    }

    [Fact]
    public async Task Each_publication_has_an_address_for_ever()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        await Service.PublishAsync();
        var first = await Service.Anyone.ReadOfAsync("scores?publication=1");
        await Service.ReviseAsync(Correction);
        (await Service.CorrectAsync()).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("public, max-age=31536000, immutable", first.Headers.CacheControl!.ToString());
        Assert.Equal(first.Text, (await Service.Anyone.ReadOfAsync("scores?publication=1")).Text);
        Assert.NotEqual(first.Text, (await Service.Anyone.ReadOfAsync("scores")).Text);
        Assert.Equal((await Service.Jury.ReadOfAsync("scores")).Text, (await Service.Anyone.ReadOfAsync("scores?publication=2")).Text);
        (await Service.Anyone.ReadOfAsync("scores?publication=3")).AssertProblem(HttpStatusCode.NotFound, "unknown-publication");
    }

    [Fact]
    public async Task An_older_version_is_no_way_round_the_publication()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        await Service.PublishAsync();
        await Service.ReviseAsync(Correction);
        var newest = await Service.VersionAsync();
        foreach (var what in (string[])["scores", "prizes", "summary", "social-orders", "action-plans", "cities/osh/status"])
            (await Service.Anyone.ReadOfAsync($"{what}?version={newest}")).AssertProblem(HttpStatusCode.NotFound, "unknown-version");
        (await Service.Jury.ReadOfAsync($"scores?version={newest}")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Service.Anyone.ReadOfAsync("jury")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Service.Anyone.ReadOfAsync("surveys")).Status);
    }

    [Fact]
    public async Task Summary_and_status_show_the_published_places()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        Assert.False((await Service.Anyone.ReadOfAsync("summary")).Json.GetProperty("cities")[0].TryGetProperty("rank", out _));
        var before = (await Service.Jury.ReadOfAsync("summary")).Text;
        await Service.PublishAsync();
        await Service.ReviseAsync(Correction);
        Assert.Equal(before, (await Service.Anyone.ReadOfAsync("summary")).Text);

        var prize = (await Service.Anyone.ReadOfAsync("cities/naryn/status")).Json.GetProperty("published");
        Assert.Equal((1, 1, 3000000), (prize.GetProperty("publication").GetInt32(), prize.GetProperty("rank").GetInt32(), prize.GetProperty("prize").GetInt32()));
        var own = (await Service.City.ReadOfAsync("cities/osh/status")).Json;
        Assert.Equal(12.5, own.GetProperty("entries")[0].GetProperty("value").GetDouble());
        Assert.NotEqual((await Service.Jury.ReadOfAsync("scores/osh")).Json.GetProperty("score").GetDouble(), own.GetProperty("published").GetProperty("score").GetDouble());
    }

    [Fact]
    public async Task An_accepted_file_is_answered_with_the_hash_of_each_document()
    {
        var answer = (await Service.Agency.ApplyAsync(Correction + "talas,1.1,3\n")).AssertStatus(HttpStatusCode.Created).Json.GetProperty("documents").EnumerateArray().ToList();
        Assert.Equal(["osh application", "talas application"], answer.Select(line => $"{line.GetProperty("city").GetString()} {line.GetProperty("kind").GetString()}"));
        var status = (await Service.City.ReadOfAsync("cities/osh/status")).Json.GetProperty("documents");
        Assert.Equal(answer[0].GetProperty("sha256").GetString(), Assert.Single(status.EnumerateArray()).GetProperty("sha256").GetString());
        var again = (await Service.Agency.ApplyAsync(Correction)).AssertStatus(HttpStatusCode.OK).Json.GetProperty("documents");
        Assert.Equal(answer[0].GetProperty("sha256").GetString(), again[0].GetProperty("sha256").GetString());
        Assert.Empty((await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,13\n", "?dryRun=true")).Json.GetProperty("documents").EnumerateArray());

        await Service.MoveAsync("decided");
        await Service.PublishAsync();
        var document = (await Service.Anyone.ReadOfAsync("publications/1")).Json.GetProperty("inputs").GetProperty("applications").GetProperty("osh");
        Assert.Equal(answer[0].GetProperty("sha256").GetString(), document.GetProperty("sha256").GetString());
        Assert.Equal(answer[0].GetProperty("sha256").GetString(), ContentHash.Of(CanonicalJson.Write(document.GetProperty("document"))).Hex);
    }
}
