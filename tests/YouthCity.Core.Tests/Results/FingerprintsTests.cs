using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Results;

public sealed class FingerprintsTests
{
    private static readonly Contest s_contest = new ARuleFolder().Contest();

    [Fact]
    public void The_same_numbers_in_another_order_have_the_same_hash()
    {
        var (one, other) = (ApplicationTable.For(s_contest), ApplicationTable.For(s_contest));
        one.Put(0, 0, 1, 2);
        one.Put(1, 1, null, 3);
        other.Put(1, 1, null, 3);
        other.Put(0, 0, null, 2);
        other.Put(0, 0, 1, null);

        Assert.Equal(Fingerprints.OfInputs(s_contest, one), Fingerprints.OfInputs(s_contest, other));
    }

    [Fact]
    public void The_hash_of_the_numbers_does_not_depend_on_the_order_of_cities_and_indicators_in_the_rules()
    {
        var turned = new Contest(s_contest.Groups, [.. s_contest.Indicators.Reverse()], [.. s_contest.Cities.Reverse()])
        {
            Id = s_contest.Id,
            Name = s_contest.Name,
            Prizes = s_contest.Prizes,
            Scoring = s_contest.Scoring,
        };

        Assert.Equal(
            Fingerprints.OfInputs(s_contest, Sheets.Of([1, 2], [3, null])),
            Fingerprints.OfInputs(turned, Sheets.Of([null, 3], [2, 1])));
    }

    public static TheoryData<double?, double?> Changes => new() { { 1, 2.0000000000000004 }, { 1, null }, { null, 2 }, { 2, 1 }, { 0, 2 }, { null, null } };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_changed_value_or_baseline_has_another_hash(double? baseline, double? value) =>
        Assert.NotEqual(Inputs([[2, 9], [null, 3]], [[1, 8], [4, null]]), Inputs([[value, 9], [null, 3]], [[baseline, 8], [4, null]]));

    [Fact]
    public void The_same_number_in_another_cell_has_another_hash()
    {
        var hashes = new List<ContentHash>();
        for (var cell = 0; cell < 8; cell++)
        {
            var sheet = ApplicationTable.For(s_contest);
            sheet.Put(cell & 1, (cell >> 1) & 1, cell < 4 ? 5 : null, cell < 4 ? null : 5);
            hashes.Add(Fingerprints.OfInputs(s_contest, sheet));
        }

        Assert.Equal(8, hashes.Distinct().Count());
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal(Inputs([[0.0]], [[0.0]]), Inputs([[-0.0]], [[-0.0]]));

    [Fact]
    public void A_city_without_a_number_leaves_no_trace() =>
        Assert.Equal(
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            Fingerprints.OfInputs(s_contest, ApplicationTable.For(s_contest)).Hex);

    [Fact]
    public void Rules_with_the_same_content_have_the_same_hash_however_their_files_are_written()
    {
        var folder = new ARuleFolder().Json("0.5", "5e-1").Json("6000000", "6000000.00").Cell("groups.csv", 2, "weight", "1.0")
            .Cell("indicators.csv", 2, "maximum", "1e2").Cell("cities.csv", 3, "aliases", "Naryn city|Нарин");

        Assert.Equal(Fingerprints.OfRules(s_contest), Fingerprints.OfRules(folder.Contest()));
    }

    [Theory]
    [InlineData("\"trial\"", "\"trial2\"")]
    [InlineData("\"Trial\"", "\"Trail\"")]
    [InlineData("\"legalBasis\": \"none\"", "\"legalBasis\": \"\"")]
    [InlineData("\"2026-03-31\"", "null")]
    [InlineData("\"validUntil\": null", "\"validUntil\": \"2026-12-31\"")]
    [InlineData("6000000", "6000000.01")]
    [InlineData("KGS", "USD")]
    [InlineData("3000000, 2000000", "2999999, 2000000")]
    [InlineData("min-max", "rank")]
    [InlineData("\"progressShare\": 0.5", "\"progressShare\": 0.51")]
    [InlineData("\"indicators\": \"arithmetic\"", "\"indicators\": \"harmonic\"")]
    [InlineData("\"groups\": \"arithmetic\"", "\"groups\": \"geometric\"")]
    [InlineData("\"zero\"", "\"mean\"")]
    [InlineData("0.6667", "0.6666")]
    [InlineData("\"floor\": null", "\"floor\": 1")]
    [InlineData("\"winsorise\": null", "\"winsorise\": { \"skewness\": 2, \"kurtosis\": 3.5, \"maxPoints\": 5 }")]
    [InlineData("\"winsorise\": null", "\"ties\": [\"coverage\"]")]
    [InlineData("\"id\": \"trial\"", "\"id\": \"trial\", \"edition\": 2026")]
    [InlineData("\"id\": \"trial\"", "\"id\": \"trial\", \"continues\": \"2020\"")]
    [InlineData("\"id\": \"trial\"", "\"id\": \"trial\", \"opensOn\": \"2026-01-15\"")]
    [InlineData("\"id\": \"trial\"", "\"id\": \"trial\", \"contact\": \"aimak@example.kg\"")]
    [InlineData("\"id\": \"trial\"", "\"id\": \"trial\", \"notice\": \"provisional\"")]
    public void Any_other_setting_has_another_hash(string part, string replacement) =>
        Assert.NotEqual(Fingerprints.OfRules(s_contest), Fingerprints.OfRules(new ARuleFolder().Json(part, replacement).Contest()));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{ \"share\": 0, \"trim\": 0.1, \"minimumBallots\": 3, \"adjust\": \"none\", \"closesOn\": null }")]
    public void A_jury_that_only_informs_as_usual_leaves_the_hash_as_it_was(string jury) =>
        Assert.Equal(Fingerprints.OfRules(s_contest), Fingerprints.OfRules(new ARuleFolder().Jury(jury).Contest()));

    [Fact]
    public void Every_setting_of_the_jury_has_another_hash()
    {
        string[] settings = ["\"share\": 0.2", "\"trim\": 0.2", "\"minimumBallots\": 2", "\"adjust\": \"leniency\"", "\"closesOn\": \"2026-05-01\""];
        var hashes = settings.Select(setting => Fingerprints.OfRules(new ARuleFolder().Jury($"{{ {setting} }}").Contest())).Append(Fingerprints.OfRules(s_contest));
        Assert.Equal(settings.Length + 1, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData("2, \"kurtosis\": 3.5, \"maxPoints\": 5 }", "\"coverage\"]")]
    [InlineData("1, \"kurtosis\": 3.5, \"maxPoints\": 5 }", "\"group:1\"]")]
    [InlineData("1, \"kurtosis\": 3, \"maxPoints\": 5 }", "\"group:2\"]")]
    [InlineData("1, \"kurtosis\": 3.5, \"maxPoints\": 4 }", "\"group:1\", \"group:2\"]")]
    [InlineData("2, \"kurtosis\": 3.5, \"maxPoints\": 4 }", "\"group:2\", \"group:1\"]")]
    public void Every_limit_and_the_order_of_the_tie_breakers_is_in_the_hash(string limits, string ties)
    {
        string[] settings = ["\"winsorise\": { \"skewness\": 3, \"kurtosis\": 3.5, \"maxPoints\": 5 }, \"ties\": []",
            $"\"winsorise\": {{ \"skewness\": {limits}, \"ties\": []", $"\"ties\": [{ties}"];

        Assert.Equal(3, settings.Select(setting => Fingerprints.OfRules(new ARuleFolder().Json("\"winsorise\": null", setting).Contest())).Distinct().Count());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"share\"")]
    [InlineData("[]")]
    public void Settings_that_do_nothing_leave_the_hash_as_it_was_before_there_were_such_settings(string ties) => Assert.Equal(
        Fingerprints.OfRules(s_contest), Fingerprints.OfRules(new ARuleFolder().Json("\"winsorise\": null", $"\"ties\": {ties}").Contest()));

    [Theory]
    [InlineData("groups.csv", "weight", "7")]
    [InlineData("groups.csv", "name_ky", "х")]
    [InlineData("indicators.csv", "id", "1.9")]
    [InlineData("indicators.csv", "weight", "2")]
    [InlineData("indicators.csv", "kind", "survey")]
    [InlineData("indicators.csv", "unit", "m")]
    [InlineData("indicators.csv", "direction", "-")]
    [InlineData("indicators.csv", "minimum", "")]
    [InlineData("indicators.csv", "maximum", "99")]
    [InlineData("indicators.csv", "name_en", "x")]
    [InlineData("indicators.csv", "source", "")]
    [InlineData("cities.csv", "id", "osh2")]
    [InlineData("cities.csv", "aliases", "Ош шаары")]
    [InlineData("cities.csv", "region_en", "Osh")]
    [InlineData("cities.csv", "latitude", "41")]
    [InlineData("cities.csv", "name_ru", "х")]
    public void Any_other_cell_has_another_hash(string file, string column, string cell) =>
        Assert.NotEqual(Fingerprints.OfRules(s_contest), Fingerprints.OfRules(new ARuleFolder().Cell(file, 2, column, cell).Contest()));

    [Theory]
    [InlineData("worst", "1")]
    [InlineData("best", "99")]
    public void Goalposts_count_only_where_they_are_read(string column, string cell)
    {
        Assert.Equal(Fingerprints.OfRules(s_contest), Fingerprints.OfRules(new ARuleFolder().Cell("indicators.csv", 2, column, cell).Contest()));
        Assert.NotEqual(
            Fingerprints.OfRules(new ARuleFolder().Goalposts().Contest()),
            Fingerprints.OfRules(new ARuleFolder().Goalposts().Cell("indicators.csv", 2, column, cell).Contest()));
    }

    private static ContentHash Inputs(double?[][] values, double?[][] baselines)
    {
        var contest = AContest.Of(values[0].Length).Indicators(values.Length).Build();
        return Fingerprints.OfInputs(contest, Sheets.Of(values, baselines));
    }
}
