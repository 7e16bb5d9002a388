using System.Net;
using System.Text.Json;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Robustness;

public sealed class RobustnessTests(FilledService filled) : IClassFixture<FilledService>
{
    private static readonly string[] s_city =
        ["city", "rank", "meanRank", "rank05", "rankMedian", "rank95", "rankProbabilities", "prizeProbability", "prizeProbabilities", "centralWeights", "reason"];

    [Fact]
    public async Task The_members_of_the_design_are_all_there()
    {
        var sheet = await ReadAsync("robustness?draws=1000");
        Assert.Equal(("dirichlet", "all", 1000, 1), (Text(sheet, "method"), Text(sheet, "level"), sheet.GetProperty("draws").GetInt32(), sheet.GetProperty("seed").GetInt32()));
        Assert.Equal(("philox4x64-10", JsonValueKind.Null), (Text(sheet, "generator"), sheet.GetProperty("spread").ValueKind));
        Assert.Equal(18, Cities(sheet).Count);
        Assert.All(Cities(sheet), city => Assert.Equal(s_city, city.EnumerateObject().Select(member => member.Name)));
        Assert.All(Cities(sheet), city => Assert.Equal(18, city.GetProperty("rankProbabilities").GetArrayLength()));
    }

    [Fact]
    public async Task Cities_stand_as_in_the_scores_under_the_same_hashes()
    {
        var (sheet, scores) = (await ReadAsync("robustness"), await ReadAsync("scores"));
        Assert.Equal(Cities(scores).Select(city => Text(city, "city")), Cities(sheet).Select(city => Text(city, "city")));
        foreach (var hash in (string[])["rulesSha256", "inputsSha256"])
            Assert.Equal(Text(scores, hash), Text(sheet, hash));
    }

    [Fact]
    public async Task Probabilities_add_up_and_prizes_are_those_of_the_places()
    {
        foreach (var city in Cities(await ReadAsync("robustness?level=groups&draws=3000&seed=9")))
        {
            var ranks = city.GetProperty("rankProbabilities").EnumerateArray().Select(p => p.GetDouble()).ToList();
            var prizes = city.GetProperty("prizeProbabilities").EnumerateArray().ToList();
            Assert.Equal(1, ranks.Sum(), 1e-9);
            Assert.Equal([3_000_000, 2_000_000, 1_000_000], prizes.Select(prize => prize.GetProperty("prize").GetInt32()));
            Assert.Equal(ranks.Take(3), prizes.Select(prize => prize.GetProperty("probability").GetDouble()));
            Assert.Equal(ranks.Take(3).Sum(), city.GetProperty("prizeProbability").GetDouble(), 1e-9);
        }
    }

    [Fact]
    public async Task A_perturbation_of_nothing_leaves_every_place_as_it_is()
    {
        foreach (var city in Cities(await ReadAsync("robustness?method=perturb&spread=0&draws=10")))
            Assert.Equal(1, city.GetProperty("rankProbabilities")[city.GetProperty("rank").GetInt32() - 1].GetDouble());
    }

    [Fact]
    public async Task The_same_parameters_give_the_same_answer_and_others_another()
    {
        var first = await filled.Service.Jury.ReadOfAsync("robustness?seed=4&draws=500");
        var second = await filled.Service.Jury.ReadOfAsync("robustness?draws=500&seed=4&method=dirichlet");
        var other = await filled.Service.Jury.ReadOfAsync("robustness?draws=500&seed=5");
        Assert.Equal((first.Text, first.ETag), (second.Text, second.ETag));
        Assert.NotEqual(first.Text, other.Text);
        Assert.NotEqual(first.ETag, other.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await filled.Service.Jury.ReadOfAsync("robustness?seed=4&draws=500", ("If-None-Match", first.ETag!))).Status);
    }

    [Theory]
    [InlineData("method=guess", "dirichlet, perturb")]
    [InlineData("level=cities", "groups, all")]
    [InlineData("draws=0", "1 ... 100000")]
    [InlineData("draws=100001", "1 ... 100000")]
    [InlineData("draws=", "1 ... 100000")]
    [InlineData("draws=1e3", "1 ... 100000")]
    [InlineData("seed=-1", "0 ... 9007199254740991")]
    [InlineData("seed=9007199254740992", "0 ... 9007199254740991")]
    [InlineData("spread=-0.1&method=perturb", "0 ... 0.999")]
    [InlineData("spread=1&method=perturb", "0 ... 0.999")]
    [InlineData("spread=NaN&method=perturb", "0 ... 0.999")]
    public async Task A_parameter_that_cannot_be_is_refused_with_what_it_can_be(string query, string allowed)
    {
        var reply = await filled.Service.Jury.ReadOfAsync($"robustness?{query}");
        reply.AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        Assert.Contains(allowed, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_has_a_row_for_each_city_and_a_column_for_each_rank()
    {
        var rows = (await filled.Service.Jury.ReadOfAsync("robustness?draws=50&format=csv")).Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(19, rows.Length);
        Assert.StartsWith("rank,city,name,meanRank,rank05,rankMedian,rank95,prizeProbability,reason,probability of rank 1,", rows[0], StringComparison.Ordinal);
        Assert.All(rows, row => Assert.Equal(9 + 18 + 1, row.Split(',').Length));
    }

    [Fact]
    public async Task Each_group_and_each_indicator_is_left_out_once()
    {
        var sheet = await ReadAsync("robustness/leave-one-out");
        var without = sheet.GetProperty("without").EnumerateArray().ToList();
        Assert.Equal(6 + Seeds.Indicators, without.Count);
        Assert.Equal(6, without.Count(line => line.GetProperty("indicator").ValueKind == JsonValueKind.Null));
        Assert.All(without, line => Assert.Equal(18, line.GetProperty("ranks").GetArrayLength()));
        foreach (var city in Cities(sheet))
            Assert.True(city.GetProperty("bestRank").GetInt32() <= city.GetProperty("worstRank").GetInt32());
    }

    [Fact]
    public async Task Every_setting_stands_beside_the_one_that_decides()
    {
        var (sheet, scores) = (await ReadAsync("robustness/settings"), await ReadAsync("scores"));
        var settings = sheet.GetProperty("settings").EnumerateArray().ToList();
        var declared = Assert.Single(settings, line => line.GetProperty("declared").GetBoolean());
        Assert.Equal(("min-max", "arithmetic", "zero"), (Text(declared, "normalisation"), Text(declared, "groups"), Text(declared, "missing")));
        Assert.Equal(Cities(scores).Select(city => Text(city, "city")), declared.GetProperty("ranks").EnumerateArray().Select(line => Text(line, "city")));
        foreach (var (part, lines) in new[]
                 {
                     (sheet, settings.Where(line => Text(line, "missing") != "reject").ToList()),
                     (sheet.GetProperty("reject"), settings.Where(line => Text(line, "missing") == "reject").ToList()),
                 })
        {
            Assert.NotEmpty(lines);
            Assert.Equal(part.GetProperty("scored").GetInt32(), lines.Count(line => line.GetProperty("cannotScore").ValueKind == JsonValueKind.Null));
            Assert.Equal(part.GetProperty("rankings").GetInt32(), Rankings(lines));
            Assert.Equal(lines.Sum(line => line.GetProperty("winners").GetArrayLength()), Cities(part).Sum(city => city.GetProperty("firsts").GetInt32()));
        }
    }

    private static int Rankings(List<JsonElement> lines) => lines.Where(line => line.GetProperty("cannotScore").ValueKind == JsonValueKind.Null)
        .Select(line => string.Join(';', line.GetProperty("ranks").EnumerateArray().Select(rank => rank.GetRawText()).Order(StringComparer.Ordinal))).Distinct().Count();

    [Theory]
    [InlineData("leave-one-out", "without group 1")]
    [InlineData("settings", "min-max arithmetic arithmetic zero")]
    public async Task The_others_are_tables_too(string what, string column)
    {
        var rows = (await filled.Service.Jury.ReadOfAsync($"robustness/{what}?format=csv")).Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(19, rows.Length);
        Assert.Contains(column, rows[0].Split(','));
    }

    [Theory]
    [InlineData("city,parks\nnorth,5\n", 0)]
    [InlineData("city,parks,clubs,wait\nnorth,5,5,5\nsouth,5,5,5\n", 0)]
    [InlineData("city,parks\nnorth,5\nsouth,6\n", 2)]
    public async Task One_city_equal_cities_and_cities_without_data_get_an_honest_answer(string file, int ranked)
    {
        await using var valley = await ValleyService.StartAsync(new Rules { ProgressShare = 0 });
        (await valley.Service.Agency.ApplyAsync(file, contest: "valley")).AssertStatus(HttpStatusCode.Created);
        foreach (var what in (string[])["", "/leave-one-out", "/settings"])
        {
            var reply = (await valley.Service.Jury.ReadAsync($"/api/contests/valley/robustness{what}")).AssertStatus(HttpStatusCode.OK);
            Assert.DoesNotContain("NaN", reply.Text, StringComparison.Ordinal);
            Assert.Equal(ranked, Cities(reply.Json).Count(city => city.GetProperty("rank").ValueKind == JsonValueKind.Number));
            Assert.Equal(3, Cities(reply.Json).Count);
        }

        var unranked = Cities((await valley.Service.Jury.ReadAsync("/api/contests/valley/robustness")).Json).Where(city => city.GetProperty("rank").ValueKind == JsonValueKind.Null);
        Assert.All(unranked, city => Assert.Contains(Text(city, "reason"), (string[])["no-application", "nothing-to-compare"]));
        Assert.All(unranked, city => Assert.Equal(JsonValueKind.Null, city.GetProperty("rankProbabilities").ValueKind));
    }

    [Fact]
    public async Task Rules_that_cannot_score_what_was_sent_are_409()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Mean = "geometric" });
        (await valley.Service.Agency.ApplyAsync("city,parks\nnorth,5\nsouth,6\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        foreach (var what in (string[])["", "/leave-one-out", "/settings"])
            (await valley.Service.Jury.ReadAsync($"/api/contests/valley/robustness{what}")).AssertProblem(HttpStatusCode.Conflict, "cannot-score");
    }

    private async Task<JsonElement> ReadAsync(string what) => (await filled.Service.Jury.ReadOfAsync(what)).AssertStatus(HttpStatusCode.OK).Json;

    private static List<JsonElement> Cities(JsonElement sheet) => [.. sheet.GetProperty("cities").EnumerateArray()];

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
