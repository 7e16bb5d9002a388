using System.Globalization;
using System.Text.Json;
using YouthCity.Core.Access;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Ballots;

/// <summary>What comes of the jury's marks. The valley has three cities; play weighs 1, health 3, and levels alone count.</summary>
public sealed class JuryTests
{
    private static readonly string[] s_groups = ["play", "health"];

    private const string Values = "city,indicator,value\nnorth,parks,10\nnorth,clubs,10\nnorth,wait,0\nsouth,parks,5\nsouth,clubs,5\nsouth,wait,50\neast,parks,0\neast,clubs,0\neast,wait,100\n";

    [Fact]
    public async Task Without_a_share_ballots_inform_and_change_no_total()
    {
        await using var valley = await StartAsync("null");
        var before = (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json.GetProperty("cities").GetRawText();
        await MarkAsync(valley, [(0, 5, 10), (0, 5, 10), (0, 5, 10)]);

        var jury = await JuryAsync(valley);

        Assert.Equal((0, false), (jury.GetProperty("share").GetDouble(), jury.GetProperty("counts").GetBoolean()));
        Assert.Equal([("north", 0, 3, 100, 1), ("south", 50, 2, 50, 2), ("east", 100, 1, 0, 3)], Places(jury.GetProperty("cities")));
        Assert.False((await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json.TryGetProperty("jury", out _));
        Assert.Equal(before, (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json.GetProperty("cities").GetRawText());
    }

    [Fact]
    public async Task An_observer_sees_the_jury_and_no_single_juror()
    {
        await using var valley = await StartAsync("null");
        await MarkAsync(valley, [(0, 5, 10)]);
        var observer = valley.Service.Of(Role.Observer);
        var (seen, jurors) = (await observer.ReadAsync("/api/contests/valley/jury"), (await JuryAsync(valley)).GetProperty("jurors"));
        Assert.Equal(1, jurors.GetArrayLength());
        Assert.Empty(seen.Json.GetProperty("jurors").EnumerateArray());
        Assert.Empty(seen.Json.GetProperty("withoutJuror").EnumerateArray());
        Assert.All(
            seen.Json.GetProperty("cities").EnumerateArray().SelectMany(city => city.GetProperty("groups").EnumerateArray()),
            group => Assert.Equal(JsonValueKind.Null, group.GetProperty("mean").ValueKind));
    }

    [Fact]
    public async Task With_a_share_the_jurys_score_enters_every_total_once_all_cities_have_their_ballots()
    {
        await using var valley = await StartAsync("""{ "share": 0.5, "minimumBallots": 2 }""");
        var jurors = await MarkAsync(valley, [(0, 5, 10), (2, 5, 10)]);
        var scores = (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json;
        Assert.Equal(
            [("north", 55.0, 1), ("south", 50, 2), ("east", 50, 2)],
            scores.GetProperty("cities").EnumerateArray().Select(city => (city.GetProperty("city").GetString()!, city.GetProperty("score").GetDouble(), city.GetProperty("rank").GetInt32())));
        Assert.True(scores.GetProperty("jury").GetProperty("counts").GetBoolean());
        var north = (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores/north")).Json;
        Assert.Equal((0.5, 10, 5, 2), Line(north.GetProperty("jury")));
        Assert.Equal(55, 5 + north.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("points").GetDouble()), 1e-9);
        Assert.Contains("\nnorth,(jury),,0.5,,,,,10,5", (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores/north?format=csv")).Text, StringComparison.Ordinal);
        var prizes = (await valley.Service.Jury.ReadAsync("/api/contests/valley/prizes")).Json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("prizeIfItStayedSo").GetDouble());
        Assert.Equal([600, 150, 150], prizes.Take(3));
        Assert.Equal(scores.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("score").GetDouble()), Places((await JuryAsync(valley)).GetProperty("cities")).Select(city => city.Item4));

        await jurors[0].SendAsync("city,group,mark,conflict\nsouth,,,yes\n", contest: "valley");
        scores = (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json;
        Assert.False(scores.GetProperty("jury").GetProperty("counts").GetBoolean());
        Assert.Equal(["south"], scores.GetProperty("jury").GetProperty("lacking").EnumerateArray().Select(city => city.GetString()));
        Assert.Equal([100, 50, 0], scores.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("score").GetDouble()));
    }

    private static (double, double, double, int) Line(JsonElement line) =>
        (line.GetProperty("weight").GetDouble(), line.GetProperty("score").GetDouble(), line.GetProperty("points").GetDouble(), line.GetProperty("ballots").GetInt32());

    [Fact]
    public async Task Agreement_leniency_and_spread_are_those_of_the_marks()
    {
        await using var valley = await StartAsync("null");
        await MarkAsync(valley, [(4, 6, 8), (5, 8, 8), (3, 4, 5)]);

        var jury = await JuryAsync(valley);

        // Every mark stands once in each of two groups.
        var jurors = jury.GetProperty("jurors").EnumerateArray().OrderBy(juror => juror.GetProperty("name").GetString(), StringComparer.Ordinal).ToList();
        Near([6 - (17 / 3.0), 7 - (17 / 3.0), 4 - (17 / 3.0)], jurors.Select(juror => juror.GetProperty("leniency").GetDouble()));
        Near([6, 7, 4], jurors.Select(juror => juror.GetProperty("mean").GetDouble()));
        Near([Math.Sqrt(16 / 5.0), Math.Sqrt(12 / 5.0), Math.Sqrt(4 / 5.0)], jurors.Select(juror => juror.GetProperty("spread").GetDouble()));
        Assert.All(jurors, juror => Assert.Equal(6, juror.GetProperty("marks").GetInt32()));
        Near([Interval([[4, 5, 3], [6, 8, 4], [8, 8, 5], [4, 5, 3], [6, 8, 4], [8, 8, 5]])], [jury.GetProperty("agreement").GetProperty("interval").GetDouble()]);
        Assert.Equal(2, jury.GetProperty("agreement").GetProperty("groups").GetArrayLength());
    }

    [Fact]
    public async Task Before_any_ballot_there_is_nothing_to_say_and_nothing_is_made_up()
    {
        await using var valley = await StartAsync("""{ "share": 0.5 }""");
        var jury = await JuryAsync(valley);
        Assert.Equal(JsonValueKind.Null, jury.GetProperty("agreement").GetProperty("interval").ValueKind);
        Assert.Equal(["north", "south", "east"], jury.GetProperty("lacking").EnumerateArray().Select(city => city.GetString()));
        Assert.All(jury.GetProperty("cities").EnumerateArray(), city => Assert.Equal(JsonValueKind.Null, city.GetProperty("score").ValueKind));
    }

    [Fact]
    public async Task A_conflict_takes_the_juror_out_for_that_city_and_both_results_are_shown()
    {
        await using var valley = await StartAsync("""{ "minimumBallots": 2 }""");
        var jurors = await MarkAsync(valley, [(0, 5, 10), (0, 5, 10), (9, 5, 10)]);
        await jurors[2].SendAsync("city,group,mark,conflict\nnorth,,,yes\n", contest: "valley");

        var jury = await JuryAsync(valley);

        var north = jury.GetProperty("cities").EnumerateArray().Single(city => city.GetProperty("city").GetString() == "north");
        Assert.Equal((0, 2), (north.GetProperty("score").GetDouble(), north.GetProperty("ballots").GetInt32()));
        Assert.Equal(30, north.GetProperty("withConflicts").GetProperty("score").GetDouble(), 1e-9);
        var conflict = Assert.Single(jury.GetProperty("jurors").EnumerateArray().Single(juror => juror.GetProperty("juror").GetString() == jurors[2].Id).GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("north", "declared", 2), (conflict.GetProperty("city").GetString(), conflict.GetProperty("reason").GetString(), conflict.GetProperty("marks").GetInt32()));
    }

    [Fact]
    public async Task Without_one_juror_the_places_are_those_of_the_others()
    {
        await using var valley = await StartAsync("""{ "minimumBallots": 3, "trim": 0 }""");
        var jurors = await MarkAsync(valley, [(6, 5, 4), (6, 5, 4), (0, 5, 10)]);
        var without = (await JuryAsync(valley)).GetProperty("withoutJuror").EnumerateArray().ToDictionary(line => line.GetProperty("juror").GetString()!, line => Places(line.GetProperty("cities")));
        Assert.Equal([("north", 60, 1, 100, 1), ("south", 50, 2, 50, 2), ("east", 40, 3, 0, 3)], without[jurors[2].Id]);
        Assert.Equal([("north", 30, 3, 100, 1), ("south", 50, 2, 50, 2), ("east", 70, 1, 0, 3)], without[jurors[0].Id]);
    }

    [Fact]
    public async Task The_table_has_a_row_for_each_city_and_a_column_for_each_juror_left_out()
    {
        await using var valley = await StartAsync("null");
        var jurors = await MarkAsync(valley, [(6, 5, 4), (6, 5, 4), (0, 5, 10)]);
        var rows = CsvText.Parse((await valley.Service.Agency.ReadAsync("/api/contests/valley/jury?format=csv")).Text);
        Assert.Equal(4, rows.Count);
        Assert.All(jurors, juror => Assert.Contains($"rank without {juror.Id}", rows[0]));
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
    }

    [Fact]
    public async Task Where_the_rules_say_so_the_jury_parts_ties_and_the_result_names_it()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { ProgressShare = 0, Ties = """["jury"]""" });
        (await valley.Service.Agency.ApplyAsync("city,indicator,value\nnorth,parks,10\nnorth,wait,30\nsouth,parks,10\nsouth,wait,30\neast,parks,0\neast,wait,90\n", contest: "valley"))
            .AssertStatus(System.Net.HttpStatusCode.Created);
        var before = (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json;
        await MarkAsync(valley, [(4, 7, 9), (4, 7, 9), (4, 7, 9)]);

        var after = (await valley.Service.Jury.ReadAsync("/api/contests/valley/scores")).Json;

        Assert.Equal([("north", 1), ("south", 1), ("east", 3)], Ranks(before));
        Assert.Equal([("south", 1), ("north", 2), ("east", 3)], Ranks(after));
        var use = Assert.Single(after.GetProperty("tieBreaks").EnumerateArray());
        Assert.Equal(("jury", "south", "north"), (use.GetProperty("by").GetString(), use.GetProperty("ahead")[0].GetString(), use.GetProperty("behind")[0].GetString()));
        Assert.False(after.TryGetProperty("jury", out _));
        Assert.NotEqual(before.GetProperty("inputsSha256").GetString(), after.GetProperty("inputsSha256").GetString());

        var page = await valley.Service.Anyone.ReadAsync("/contests/valley/jury?lang=en", ("Cookie", await valley.Service.SignInAsync("jury")));
        Assert.Contains("decide between cities", page.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<(string?, int)> Ranks(JsonElement scores) =>
        scores.GetProperty("cities").EnumerateArray().Select(city => (city.GetProperty("city").GetString(), city.GetProperty("rank").GetInt32()));

    private static Task<ValleyService> StartAsync(string jury) => StartAsync(new Rules { Jury = jury, ProgressShare = 0 });

    private static async Task<ValleyService> StartAsync(Rules rules)
    {
        var valley = await ValleyService.StartAsync(rules);
        (await valley.Service.Agency.ApplyAsync(Values, contest: "valley")).AssertStatus(System.Net.HttpStatusCode.Created);
        return valley;
    }

    /// <param name="marks">For each juror what north, south and east get in both groups.</param>
    private static async Task<List<Juror>> MarkAsync(ValleyService valley, (double North, double South, double East)[] marks)
    {
        var jurors = new List<Juror>();
        foreach (var (north, south, east) in marks)
        {
            jurors.Add(await valley.Service.JurorAsync($"Juror {jurors.Count + 1}"));
            var rows = new[] { ("north", north), ("south", south), ("east", east) }
                .SelectMany(city => s_groups.Select(group => string.Create(CultureInfo.InvariantCulture, $"{city.Item1},{group},{city.Item2}\n")));
            (await jurors[^1].SendAsync("city,group,mark\n" + string.Concat(rows), contest: "valley")).AssertStatus(System.Net.HttpStatusCode.Created);
        }

        return jurors;
    }

    private static async Task<JsonElement> JuryAsync(ValleyService valley) => (await valley.Service.Jury.ReadAsync("/api/contests/valley/jury")).Json;

    private static IEnumerable<(string?, double, int, double, int)> Places(JsonElement cities) => cities.EnumerateArray().Select(city => (
        city.GetProperty("city").GetString(), Math.Round(city.GetProperty("score").GetDouble(), 9), city.GetProperty("juryRank").GetInt32(),
        city.GetProperty("total").GetDouble(), city.GetProperty("rank").GetInt32()));

    /// <summary>Krippendorff's alpha of complete data from the analysis of variance.</summary>
    private static double Interval(double[][] units)
    {
        var (all, m) = (units.SelectMany(unit => unit).ToList(), (double)units[0].Length);
        var within = units.Sum(unit => unit.Sum(mark => Math.Pow(mark - unit.Average(), 2)));
        return 1 - ((all.Count - 1) * m * within / ((m - 1) * all.Count * all.Sum(mark => Math.Pow(mark - all.Average(), 2))));
    }

    private static void Near(IReadOnlyList<double> expected, IEnumerable<double> actual)
    {
        var list = actual.ToList();
        Assert.Equal(expected.Count, list.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], list[i], 1e-9);
    }
}
