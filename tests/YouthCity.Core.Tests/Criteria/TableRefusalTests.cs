using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Criteria;

public sealed class TableRefusalTests
{
    [Theory]
    [InlineData("groups.csv", 2, "weight", "0", "weight-not-above-zero")]
    [InlineData("groups.csv", 3, "weight", "-1", "weight-not-above-zero")]
    [InlineData("groups.csv", 3, "weight", "heavy", "type-error")]
    [InlineData("groups.csv", 3, "weight", "1,5", "type-error")]
    [InlineData("groups.csv", 3, "weight", "NaN", "type-error")]
    [InlineData("groups.csv", 3, "weight", "1e999", "type-error")]
    [InlineData("groups.csv", 3, "weight", "", "missing-cell")]
    [InlineData("groups.csv", 2, "name_ky", "", "missing-name")]
    [InlineData("groups.csv", 2, "name_ru", " ", "missing-name")]
    [InlineData("groups.csv", 3, "name_en", "", "missing-name")]
    [InlineData("indicators.csv", 3, "id", "2.", "bad-id")]
    [InlineData("indicators.csv", 3, "id", "", "missing-cell")]
    [InlineData("indicators.csv", 2, "weight", "0", "weight-not-above-zero")]
    [InlineData("indicators.csv", 2, "weight", "-0.5", "weight-not-above-zero")]
    [InlineData("indicators.csv", 2, "weight", "one", "type-error")]
    [InlineData("indicators.csv", 2, "weight", "1.1e9", "weight-out-of-range")]
    [InlineData("groups.csv", 2, "weight", "9e-10", "weight-out-of-range")]
    [InlineData("indicators.csv", 2, "kind", "poll", "unknown-value")]
    [InlineData("indicators.csv", 2, "kind", "", "missing-cell")]
    [InlineData("indicators.csv", 3, "direction", "up", "unknown-value")]
    [InlineData("indicators.csv", 3, "direction", "", "missing-cell")]
    [InlineData("indicators.csv", 2, "minimum", "low", "type-error")]
    [InlineData("indicators.csv", 2, "maximum", "Infinity", "type-error")]
    [InlineData("indicators.csv", 2, "minimum", "100.5", "minimum-above-maximum")]
    [InlineData("indicators.csv", 3, "name_ru", "", "missing-name")]
    [InlineData("cities.csv", 2, "id", "ош", "bad-id")]
    [InlineData("cities.csv", 3, "name_ky", "", "missing-name")]
    [InlineData("cities.csv", 2, "latitude", "", "bad-map-point")]
    [InlineData("cities.csv", 2, "latitude", "90.5", "bad-map-point")]
    [InlineData("cities.csv", 2, "longitude", "-181", "bad-map-point")]
    [InlineData("cities.csv", 2, "longitude", "east", "type-error", "bad-map-point")]
    public void A_bad_cell_is_refused_with_its_file_line_and_code(string file, int line, string column, string cell, params string[] codes) =>
        Assert.Equal(codes.Select(code => $"{file}:{line} {code}"), new ARuleFolder().Cell(file, line, column, cell).Problems());

    [Theory]
    [InlineData("", "groups.csv:3 missing-cell")]
    [InlineData("2 2", "groups.csv:3 bad-id")]
    public void A_bad_id_of_a_group_is_refused_before_the_indicators_that_then_have_none(string id, string problem) =>
        Assert.Equal(problem, new ARuleFolder().Cell("groups.csv", 3, "id", id).Problems()[0]);

    [Fact]
    public void Groups_without_any_id_are_refused_like_other_faults()
    {
        Assert.Contains("groups.csv:2 missing-cell", new ARuleFolder().RenamedColumn("groups.csv", "id", "number").Problems());
        Assert.Contains("groups.csv:3 duplicate-id", new ARuleFolder().Cell("groups.csv", 3, "id", "1").Problems());
    }

    [Fact]
    public void A_minimum_that_equals_the_maximum_is_accepted() =>
        Assert.Equal(100, new ARuleFolder().Cell("indicators.csv", 2, "minimum", "100").Contest().Indicators[0].Minimum);

    [Fact]
    public void An_unknown_group_is_refused_and_leaves_its_own_group_empty()
    {
        var folder = new ARuleFolder().Cell("indicators.csv", 3, "group", "7");

        Assert.False(ContestParser.TryParse(folder.Text(), out _, out var problems));
        var unknown = Assert.Single(problems, problem => problem.Code == "unknown-group");
        Assert.Equal(("indicators.csv", 3), (unknown.File, unknown.Line));
        Assert.Equal(("7", "1, 2"), (unknown.Found, Assert.Single(unknown.Arguments)));
        Assert.Equal("2", Assert.Single(problems, problem => problem.Code == "empty-group").Found);
        Assert.Equal(2, problems.Count);
    }

    [Theory]
    [InlineData("groups.csv", "A", "a,1,х,у,z")]
    [InlineData("indicators.csv", "a.1", "A.1,1,1,admin,,+,,,,,х,у,z,")]
    public void A_duplicate_id_in_another_case_is_refused(string file, string first, string second)
    {
        var folder = new ARuleFolder().Cell(file, 2, "id", first).Cell("indicators.csv", 2, "group", "2").Row(file, second);
        if (file == "indicators.csv")
            folder.Cell("indicators.csv", 2, "group", "1");

        Assert.Contains($"{file}:4 duplicate-id", folder.Problems());
    }

    [Fact]
    public void A_duplicate_city_is_refused_in_another_case_too() =>
        Assert.Contains("cities.csv:4 duplicate-id", new ARuleFolder().Row("cities.csv", "OSH,а,б,в,,,,").Problems());

    [Theory]
    [InlineData("talas,Талас,Ош,Talas,,,,")]
    [InlineData("talas,Талас,Талас,Talas,ОШ,,,")]
    [InlineData("talas,Талас,Талас,Talas,Таласс|  нарын,,,")]
    [InlineData("talas,Талас,Талас,NARYN  CITY,,,,")]
    public void A_spelling_of_two_cities_is_refused_in_any_case(string city) =>
        Assert.Equal(["cities.csv:4 spelling-of-two-cities"], new ARuleFolder().Row("cities.csv", city).Problems());

    [Fact]
    public void A_city_may_not_be_called_by_the_id_of_another()
    {
        Assert.False(ContestParser.TryParse(new ARuleFolder().Row("cities.csv", "talas,Талас,Талас,Osh,,,,").Text(), out _, out var problems));
        var problem = Assert.Single(problems);
        Assert.Equal("Osh", problem.Found);
        Assert.Equal(["osh", "talas"], problem.Arguments);
    }

    [Fact]
    public void A_spelling_that_differs_only_in_how_a_letter_is_composed_is_the_same() =>
        Assert.Equal(
            ["cities.csv:5 spelling-of-two-cities"],
            new ARuleFolder().Row("cities.csv", "a,Кадамжай,б,в,,,,").Row("cities.csv", "b,Кадамжаи\u0306,г,д,,,,").Problems());

    [Fact]
    public void The_same_spelling_twice_within_one_city_is_fine() =>
        Assert.Equal(3, new ARuleFolder().Row("cities.csv", "talas,Талас,Талас,Talas,талас|Талас,,,").Contest().Cities.Count);

    [Theory]
    [InlineData("worst", "", "missing-goalposts")]
    [InlineData("best", "", "missing-goalposts")]
    [InlineData("worst", "10", "worst-equals-best")]
    [InlineData("worst", "5", "goalposts-against-direction")]
    [InlineData("worst", "far", "type-error", "missing-goalposts")]
    public void Goalposts_that_cannot_be_are_refused_where_the_rules_need_them(string column, string cell, params string[] codes) =>
        Assert.Equal(
            codes.Select(code => $"indicators.csv:3 {code}"),
            new ARuleFolder().Goalposts().Cell("indicators.csv", 3, column, cell).Problems());

    [Fact]
    public void A_row_may_end_before_the_last_blank_cells() =>
        Assert.Equal(3, new ARuleFolder().Row("cities.csv", "talas,Талас,Талас,Talas").Contest().Cities.Count);

    [Theory]
    [InlineData("cities.csv")]
    [InlineData("indicators.csv")]
    public void A_table_without_rows_is_refused(string file) =>
        Assert.Equal([$"{file}:1 no-rows"], new ARuleFolder().WithoutRows(file).Problems());

    [Fact]
    public void A_group_without_an_indicator_is_refused() =>
        Assert.Equal(["groups.csv:4 empty-group"], new ARuleFolder().Row("groups.csv", "3,1,а,б,в").Problems());

    [Fact]
    public void What_was_refused_before_is_not_refused_again_and_makes_no_contest()
    {
        var text = new ARuleFolder().Goalposts().Text();
        TextTable Refused(TextTable table) => table with { Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Select(_ => (string?)null)] })] };

        Assert.False(ContestParser.TryParse(text with { Groups = Refused(text.Groups!), Indicators = Refused(text.Indicators!), Cities = Refused(text.Cities!) }, out var contest, out var problems));
        Assert.Null(contest);
        Assert.Empty(problems);
    }

    [Fact]
    public void The_files_that_can_be_read_are_checked_though_others_cannot()
    {
        var text = new ARuleFolder().Cell("cities.csv", 2, "name_en", "").Json("[3000000, 2000000, 1000000]", "[1, 2]").Cell("indicators.csv", 2, "weight", "0").Text();

        Assert.False(ContestParser.TryParse(text with { Groups = null }, out _, out var problems));
        Assert.Equal(["places-rise", "weight-not-above-zero", "missing-name"], problems.Select(problem => problem.Code));
        Assert.False(ContestParser.TryParse(new(null, null, null, text.Cities), out _, out problems));
        Assert.Equal(["missing-name"], problems.Select(problem => problem.Code));
        Assert.False(ContestParser.TryParse(new(null, null, null, null), out _, out problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(
            ["contest.json:18 wrong-type", "groups.csv:2 weight-not-above-zero", "indicators.csv:3 type-error", "cities.csv:2 missing-name"],
            new ARuleFolder().Json("0.5", "2").Cell("groups.csv", 2, "weight", "0").Cell("indicators.csv", 3, "weight", "x")
                .Cell("cities.csv", 2, "name_en", "").Problems());
}
