using System.Text;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Criteria;

public sealed class SettingsRefusalTests
{
    [Theory]
    [InlineData("\"id\": \"trial\"", "\"id\": \"-trial\"", "2 bad-id")]
    [InlineData("\"id\": \"trial\"", "\"id\": 2020", "2 wrong-type")]
    [InlineData("\"id\": \"trial\"", "\"id\": \"\"", "2 missing-cell")]
    [InlineData("\"en\": \"Trial\"", "\"en\": \" \"", "6 missing-name")]
    [InlineData("\"applicationsCloseOn\": \"2026-03-31\"", "\"applicationsCloseOn\": \"31.03.2026\"", "9 wrong-type")]
    [InlineData("\"applicationsCloseOn\": \"2026-03-31\"", "\"applicationsCloseOn\": \"2026-02-29\"", "9 wrong-type")]
    [InlineData("\"fund\": 6000000", "\"fund\": -1", "12 wrong-type")]
    [InlineData("\"fund\": 6000000", "\"fund\": \"6000000\"", "12 wrong-type")]
    [InlineData("\"fund\": 6000000", "\"fund\": 6000000.005", "12 wrong-type")]
    [InlineData("\"fund\": 6000000", "\"fund\": 1e11", "12 wrong-type")]
    [InlineData("\"fund\": 6000000", "\"fund\": 5999999", "14 places-above-fund")]
    [InlineData("[3000000, 2000000, 1000000]", "[1000000, 2000000]", "14 places-rise")]
    [InlineData("[3000000, 2000000, 1000000]", "[]", "14 wrong-type")]
    [InlineData("[3000000, 2000000, 1000000]", "[3000000, \"2\"]", "14 wrong-type")]
    [InlineData("[3000000, 2000000, 1000000]", "3000000", "14 wrong-type")]
    [InlineData("\"normalisation\": \"min-max\"", "\"normalisation\": \"Min-Max\"", "17 unknown-value")]
    [InlineData("\"progressShare\": 0.5", "\"progressShare\": 1.01", "18 wrong-type")]
    [InlineData("\"progressShare\": 0.5", "\"progressShare\": -0.1", "18 wrong-type")]
    [InlineData("\"progressShare\": 0.5", "\"progressShare\": \"0.5\"", "18 wrong-type")]
    [InlineData("\"progressShare\": 0.5", "\"progressShare\": 1e999", "18 wrong-type")]
    [InlineData("\"groups\": \"arithmetic\"", "\"groups\": \"median\"", "21 unknown-value")]
    [InlineData("\"missing\": \"zero\"", "\"missing\": \"skip\"", "23 unknown-value")]
    [InlineData("\"minimumAvailability\": 0.6667", "\"minimumAvailability\": 66.67", "24 wrong-type")]
    [InlineData("\"floor\": null", "\"floor\": 0", "25 wrong-type")]
    [InlineData("\"floor\": null", "\"floor\": 100", "25 wrong-type")]
    [InlineData("\"winsorise\": null", "\"winsorise\": 5", "26 wrong-type")]
    [InlineData("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5 }", "26 missing-key")]
    [InlineData("\"winsorise\": null", "\"winsorise\": { \"skewness\": -2, \"kurtosis\": 3.5, \"maxPoints\": 5 }", "26 wrong-type")]
    [InlineData("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 0 }", "26 wrong-type")]
    [InlineData("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 1.5 }", "26 wrong-type")]
    [InlineData("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 5, \"side\": 1 }", "26 unknown-key")]
    [InlineData("\"winsorise\": null", "\"ties\": \"lot\"", "26 unknown-value")]
    [InlineData("\"winsorise\": null", "\"ties\": [\"group:1\", 2]", "26 wrong-type")]
    [InlineData("\"winsorise\": null", "\"ties\": [\"group:9\"]", "26 bad-tie-breaker")]
    [InlineData("\"winsorise\": null", "\"ties\": [\"coverage\", \"coverage\"]", "26 bad-tie-breaker")]
    [InlineData("\"floor\": null", "\"aggregation\": \"arithmetic\"", "25 duplicate-key")]
    public void A_setting_that_cannot_be_is_refused_with_its_line(string part, string replacement, string problem) =>
        Assert.Equal([$"contest.json:{problem}"], new ARuleFolder().Json(part, replacement).Problems());

    [Theory]
    [InlineData("  \"id\": \"trial\",\n", "1 missing-key")]
    [InlineData("    \"ru\": \"Проба\",\n", "3 missing-key")]
    [InlineData("    \"currency\": \"KGS\",\n", "11 missing-key")]
    [InlineData("    \"normalisation\": \"min-max\",\n", "16 missing-key")]
    [InlineData("    \"progressShare\": 0.5,\n", "16 missing-key")]
    [InlineData("      \"indicators\": \"arithmetic\",\n", "19 missing-key")]
    [InlineData("    \"missing\": \"zero\",\n", "16 missing-key")]
    public void A_missing_key_is_refused_on_the_line_of_its_object(string part, string problem) =>
        Assert.Equal([$"contest.json:{problem}"], new ARuleFolder().Json(part, "").Problems());

    [Theory]
    [InlineData("  \"legalBasis\"", "  \"legal\": 1,\n  \"legalBasis\"", 8)]
    [InlineData("    \"ru\"", "    \"kg\": \"Сынак\",\n    \"ru\"", 5)]
    [InlineData("    \"fund\"", "    \"Fund\": 1,\n    \"fund\"", 12)]
    [InlineData("    \"missing\"", "    \"missng\": \"zero\",\n    \"missing\"", 23)]
    [InlineData("      \"groups\"", "      \"group\": \"arithmetic\",\n      \"groups\"", 21)]
    public void An_unknown_key_is_refused_on_its_own_line_at_any_depth(string part, string replacement, int line) =>
        Assert.Equal([$"contest.json:{line} unknown-key"], new ARuleFolder().Json(part, replacement).Problems());

    [Theory]
    [InlineData("[2000000, 2000000, 2000000]")]
    [InlineData("[6000000]")]
    [InlineData("[1, 0]")]
    public void Places_may_be_equal_be_fewer_and_use_the_fund_up(string places) =>
        Assert.NotEmpty(new ARuleFolder().Json("[3000000, 2000000, 1000000]", places).Contest().Prizes.Places);

    [Theory]
    [InlineData("0.2", "wrong-type")]
    [InlineData("{ \"share\": 1.1 }", "wrong-type")]
    [InlineData("{ \"share\": \"0.2\" }", "wrong-type")]
    [InlineData("{ \"trim\": 0.5 }", "wrong-type")]
    [InlineData("{ \"minimumBallots\": 0 }", "wrong-type")]
    [InlineData("{ \"minimumBallots\": 2.5 }", "wrong-type")]
    [InlineData("{ \"adjust\": true }", "wrong-type")]
    [InlineData("{ \"adjust\": \"median\" }", "unknown-value")]
    [InlineData("{ \"closesOn\": \"1.5.2026\" }", "wrong-type")]
    [InlineData("{ \"shares\": 0.2 }", "unknown-key")]
    public void A_setting_of_the_jury_that_cannot_be_is_refused(string jury, string problem) =>
        Assert.Equal([$"contest.json:9 {problem}"], new ARuleFolder().Jury(jury).Problems());

    [Theory]
    [InlineData("\"edition\": 0", "wrong-type")]
    [InlineData("\"edition\": 2020.5", "wrong-type")]
    [InlineData("\"edition\": \"2020\"", "wrong-type")]
    [InlineData("\"continues\": \"a b\"", "bad-id")]
    [InlineData("\"continues\": \"TRIAL\"", "continues-itself")]
    [InlineData("\"opensOn\": \"15.01.2026\"", "wrong-type")]
    [InlineData("\"opensOn\": \"2026-04-01\"", "opens-after-closing")]
    [InlineData("\"contact\": 5", "wrong-type")]
    [InlineData("\"contact\": { \"ky\": \"а\", \"ru\": \"б\" }", "missing-key")]
    [InlineData("\"notice\": { \"ky\": \"а\", \"ru\": \"б\", \"en\": \"\" }", "missing-name")]
    public void What_only_some_contests_say_is_refused_where_it_cannot_be(string members, string problem) =>
        Assert.Equal([$"contest.json:9 {problem}"], new ARuleFolder().Extra(members).Problems());

    [Theory]
    [InlineData("z-score")]
    [InlineData("rank")]
    public void A_jury_has_no_share_of_totals_on_another_scale(string method)
    {
        var folder = new ARuleFolder().Json("min-max", method).Json("\"zero\"", "\"mean\"");
        Assert.Equal(0, folder.Jury("{ \"share\": 0 }").Contest().Jury.Share);
        Assert.Equal(["contest.json:9 share-off-scale"], folder.Json("{ \"share\": 0 }", "{ \"share\": 0.2 }").Problems());
    }

    [Fact]
    public void What_is_not_said_of_the_jury_is_as_usual()
    {
        var jury = new ARuleFolder().Jury("{ \"share\": 0.2, \"adjust\": \"leniency\", \"closesOn\": \"2026-05-01\" }").Contest().Jury;
        Assert.Equal(new JuryRules { Share = 0.2, Trim = 0.1, MinimumBallots = 3, Adjustment = JuryAdjustment.Leniency, ClosesOn = new(2026, 5, 1) }, jury);
    }

    [Theory]
    [InlineData("2026-05-01T17:59:59Z", true)]
    [InlineData("2026-05-01T18:00:00Z", false)]
    [InlineData("2026-04-30T23:59:59-12:00", true)]
    public void Ballots_close_at_midnight_in_bishkek(string now, bool open) =>
        Assert.Equal(open, new JuryRules { ClosesOn = new(2026, 5, 1) }.IsOpen(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Ballots_without_a_deadline_are_always_open() => Assert.True(JuryRules.Usual.IsOpen(DateTimeOffset.MaxValue.AddDays(-1)));

    [Fact]
    public void An_unknown_key_is_named_by_its_path()
    {
        var text = new ARuleFolder().Json("\"floor\"", "\"flor\": 1, \"floor\"").Text();

        Assert.False(ContestParser.TryParse(text, out _, out var problems));
        Assert.Equal("scoring.flor", Assert.Single(problems).Field);
    }

    [Fact]
    public void Windows_line_ends_are_counted_once() =>
        Assert.Equal(
            ["contest.json:25 wrong-type"],
            new ARuleFolder().Json("\"floor\": null", "\"floor\": 0")
                .Json(bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("\n", "\r\n", StringComparison.Ordinal))).Problems());

    [Fact]
    public void A_gap_may_not_score_the_mean() =>
        Assert.Equal(["contest.json:23 zero-with-z-score"], new ARuleFolder().Json("min-max", "z-score").Problems());

    [Theory]
    [InlineData("\"indicators\": \"arithmetic\"", "\"indicators\": \"geometric\"")]
    [InlineData("\"groups\": \"arithmetic\"", "\"groups\": \"harmonic\"")]
    public void Z_scores_have_no_geometric_or_harmonic_mean(string part, string replacement) =>
        Assert.Equal(
            ["contest.json:19 mean-with-z-score"],
            new ARuleFolder().Json("min-max", "z-score").Json("\"zero\"", "\"available\"").Json(part, replacement).Problems());

    [Theory]
    [InlineData("min-max", "standardised", "23 zero-with-standardised")]
    [InlineData("\"groups\": \"arithmetic\"", "\"groups\": \"mazziotta-pareto\"", "19 mazziotta-pareto-without-standardised")]
    public void A_setting_that_makes_no_sense_with_another_is_refused(string part, string replacement, string problem) =>
        Assert.Equal([$"contest.json:{problem}"], new ARuleFolder().Json(part, replacement).Problems());

    [Theory]
    [InlineData("rank")]
    [InlineData("percent-rank")]
    public void Ranks_have_no_outliers_to_pull_in(string method) =>
        Assert.Equal(
            ["contest.json:26 winsorise-with-ranks"],
            new ARuleFolder().Json("min-max", method).Json("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 5 }").Problems());

    [Fact]
    public void Standardised_scores_may_be_balanced_and_one_name_stands_for_both_means()
    {
        var rules = Balanced().Contest().Scoring;

        Assert.Equal((Normalisation.Standardised, Mean.MazziottaPareto, Mean.MazziottaPareto), (rules.Normalisation, rules.Indicators, rules.Groups));
    }

    [Fact]
    public void One_name_of_a_mean_that_is_not_known_is_refused_once() =>
        Assert.Equal(["contest.json:19 unknown-value"], Balanced("median").Problems());

    [Fact]
    public void Extreme_values_may_be_pulled_in() => Assert.Equal(
        new Winsorising(2, 3.5, 5),
        new ARuleFolder().Json("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 5 }").Contest().Scoring.Winsorise);

    [Theory]
    [InlineData("\"share\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[\"group:2\", \"coverage\", \"jury\", \"group:1\"]", "Group 1", "Coverage ", "Jury ", "Group 0")]
    public void Ties_are_shared_or_broken_by_a_chain(string ties, params string[] breakers) => Assert.Equal(
        breakers,
        new ARuleFolder().Json("\"winsorise\": null", $"\"winsorise\": null, \"ties\": {ties}").Contest().Scoring.Ties.Select(breaker => $"{breaker.Kind} {breaker.Group}"));

    [Theory]
    [InlineData("", 1)]
    [InlineData("[]", 1)]
    [InlineData("null", 1)]
    [InlineData("{", 1)]
    [InlineData("{\n  \"id\": \"trial\",\n  oops\n}", 3)]
    [InlineData("{\n  \"id\": \"trial\",\n}", 3)]
    [InlineData("{ }\n{ }", 2)]
    [InlineData("{\n// no comments\n}", 2)]
    public void What_is_not_a_json_object_is_refused_on_the_line_of_the_fault(string json, int line) =>
        Assert.Equal([$"contest.json:{line} not-json"], new ARuleFolder().Json(Encoding.UTF8.GetBytes(json)).Problems());

    [Theory]
    [InlineData("    \"missing\": \"zero\",\n", "    \"missing\": \"zero\",\n    \"missing\": \"mean\",\n", 24)]
    [InlineData("  \"legalBasis\"", "  \"id\": \"trial\",\n  \"legalBasis\"", 8)]
    public void A_key_that_comes_twice_is_refused_on_the_line_where_it_comes_again(string part, string replacement, int line) =>
        Assert.Equal([$"contest.json:{line} duplicate-key"], new ARuleFolder().Json(part, replacement).Problems());

    [Fact]
    public void A_file_in_windows_1251_is_refused() =>
        Assert.Equal(
            ["contest.json:5 encoding-error"],
            new ARuleFolder().Json(bytes => ReplaceOnce(bytes, "Проба"u8, [0xCF, 0xF0, 0xEE, 0xE1, 0xE0])).Problems());

    [Fact]
    public void Half_a_letter_is_refused() =>
        Assert.Equal(["contest.json:6 encoding-error"], new ARuleFolder().Json("\"Trial\"", "\"\\ud800\"").Problems());

    [Theory]
    [InlineData("min-max", Normalisation.MinMax)]
    [InlineData("goalposts", Normalisation.Goalposts)]
    [InlineData("rank", Normalisation.Rank)]
    [InlineData("percent-rank", Normalisation.PercentRank)]
    public void Every_other_normalisation_may_be_asked_for(string name, Normalisation expected) =>
        Assert.Equal(expected, new ARuleFolder().Json("min-max", name).Contest().Scoring.Normalisation);

    [Theory]
    [InlineData("available", MissingRule.Available)]
    [InlineData("mean", MissingRule.Mean)]
    [InlineData("reject", MissingRule.Reject)]
    public void Every_other_missing_rule_may_be_asked_for_with_z_scores_too(string name, MissingRule expected) =>
        Assert.Equal(expected, new ARuleFolder().Json("min-max", "z-score").Json("zero", name).Contest().Scoring.Missing);

    private static ARuleFolder Balanced(string mean = "mazziotta-pareto") => new ARuleFolder().Json("min-max", "standardised").Json("\"zero\"", "\"available\"")
        .Json("{\n      \"indicators\": \"arithmetic\",\n      \"groups\": \"arithmetic\"\n    }", $"\"{mean}\"");

    private static byte[] ReplaceOnce(byte[] bytes, ReadOnlySpan<byte> part, byte[] replacement)
    {
        var at = bytes.AsSpan().IndexOf(part);
        return [.. bytes[..at], .. replacement, .. bytes[(at + part.Length)..]];
    }
}
