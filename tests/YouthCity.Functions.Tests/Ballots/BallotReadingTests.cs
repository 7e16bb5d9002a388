using System.Net;
using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Ballots;

public sealed class BallotReadingTests : ServiceTest
{
    [Fact]
    public async Task A_juror_sees_only_the_own_ballots_and_the_agency_all()
    {
        var (one, other) = (await Service.JurorAsync("Айгүл", "talas"), await Service.JurorAsync("Бакыт"));
        await one.MarkAsync("osh,1,7,secret-of-one");
        await other.MarkAsync("osh,1,4,secret-of-other");

        foreach (var query in new[] { "", "?format=csv" })
        {
            var (ones, others, all) = (await ReadAsync(one.Client, query), await ReadAsync(other.Client, query), await ReadAsync(Service.Agency, query));
            Assert.Equal((true, false), (ones.Contains("secret-of-one", StringComparison.Ordinal), ones.Contains("secret-of-other", StringComparison.Ordinal)));
            Assert.Equal((false, true), (others.Contains("secret-of-one", StringComparison.Ordinal), others.Contains("secret-of-other", StringComparison.Ordinal)));
            Assert.Equal((true, true), (all.Contains("secret-of-one", StringComparison.Ordinal), all.Contains("secret-of-other", StringComparison.Ordinal)));
        }

        var lines = (await Service.Agency.ReadOfAsync("ballots")).Json.GetProperty("jurors").EnumerateArray().Select(juror =>
            (juror.GetProperty("juror").GetString()!, juror.GetProperty("name").GetString()!, juror.GetProperty("city").GetString()));
        Assert.Equal(new[] { (one.Id, "Айгүл", "talas"), (other.Id, "Бакыт", (string?)null) }.OrderBy(juror => juror.Item1, StringComparer.Ordinal), lines);
    }

    [Fact]
    public async Task What_was_cached_for_one_juror_is_never_taken_for_anothers()
    {
        var (one, other) = (await Service.JurorAsync(), await Service.JurorAsync());
        await one.MarkAsync("osh,1,7");
        var (ones, others) = (await one.Client.ReadOfAsync("ballots"), await other.Client.ReadOfAsync("ballots"));
        Assert.NotEqual(ones.ETag, others.ETag);
        Assert.Equal(HttpStatusCode.OK, (await other.Client.ReadOfAsync("ballots", ("If-None-Match", ones.ETag!))).Status);
        Assert.Equal(HttpStatusCode.NotModified, (await one.Client.ReadOfAsync("ballots", ("If-None-Match", ones.ETag!))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&excel=ru")]
    public async Task A_jurors_own_export_can_be_sent_again_and_changes_nothing(string query)
    {
        var juror = await Service.JurorAsync(city: "naryn");
        await juror.MarkAsync("osh,1,7.5,\"=1+1; \"\"quoted\"\"\"", "osh,2,0", "talas,1,3", "talas,2,10");
        var before = await juror.MarkAsync("talas,,,,yes");

        var export = await juror.Client.ReadOfAsync($"ballots?format=csv{query}");
        var reply = (await juror.SendAsync(Encoding.UTF8.GetString(export.Content))).AssertStatus(HttpStatusCode.OK);

        Assert.True(reply.Json.GetProperty("unchanged").GetBoolean());
        Assert.Equal(before.Version, reply.Version);
    }

    [Fact]
    public async Task Before_any_ballot_a_juror_finds_every_city_and_group_to_fill_in()
    {
        var juror = await Service.JurorAsync("Айгүл", "osh");
        var line = Assert.Single((await juror.Client.ReadOfAsync("ballots")).Json.GetProperty("jurors").EnumerateArray());
        Assert.Equal("Айгүл", line.GetProperty("name").GetString());
        Assert.Equal(18, line.GetProperty("ballots").GetArrayLength());
        Assert.All(line.GetProperty("ballots").EnumerateArray(), ballot => Assert.Equal(6, ballot.GetProperty("marks").GetArrayLength()));
        Assert.Equal("own-city", (await juror.BallotAsync("osh")).GetProperty("conflict").GetString());
        Assert.Equal(18 * 6, CsvText.Parse((await juror.Client.ReadOfAsync("ballots?format=csv")).Text).Count - 1);
    }

    [Fact]
    public async Task Nobody_else_sees_a_mark_anywhere()
    {
        await Service.FillAsync();
        var juror = await Service.JurorAsync("Айгүл");
        await juror.MarkAsync("osh,1,9.7,very-good");
        foreach (var client in new[] { Service.Anyone, Service.City })
        {
            foreach (var what in new[] { "summary", "cities/osh/status", "social-orders", "template", "ballots", "jury", "audit", "uploads", "scores/osh" })
            {
                var text = (await client.ReadOfAsync(what)).Text;
                Assert.All(["very-good", "Айгүл", juror.Id], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task An_older_version_has_the_ballots_of_its_day()
    {
        var juror = await Service.JurorAsync();
        var first = await juror.MarkAsync("osh,1,7");
        await juror.MarkAsync("osh,1,8");
        Assert.Contains("osh,1,7,", (await juror.Client.ReadOfAsync($"ballots?format=csv&version={first.Version}")).Text, StringComparison.Ordinal);
        (await juror.Client.ReadOfAsync("jury?version=0")).AssertProblem(HttpStatusCode.NotFound, "unknown-version");
    }

    private static async Task<string> ReadAsync(HttpClient client, string query) =>
        (await client.ReadOfAsync($"ballots{query}")).AssertStatus(HttpStatusCode.OK).Text;
}
