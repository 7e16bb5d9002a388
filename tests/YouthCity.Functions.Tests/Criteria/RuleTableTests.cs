using System.Text;
using YouthCity.Core;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>Tables of rules as spreadsheets write them.</summary>
public sealed class RuleTableTests
{
    private const string Groups = "id;вес;название (кыргызский);название (русский);название (английский)\r\n";

    static RuleTableTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Russian_headers_semicolons_decimal_commas_and_windows_1251_are_understood()
    {
        var rows = string.Concat(Enumerable.Range(1, 6).Select(group => $"{group};0,5;Топ {group};Группа критериев {group};Group {group}\r\n"));
        var contest = new RuleSet().With("groups.csv", Encoding.GetEncoding(1251).GetBytes(Groups + rows)).Contest();
        Assert.Equal(Enumerable.Repeat(0.5, 6), contest.Groups.Select(group => group.Weight));
        Assert.Equal("Группа критериев 3", contest.Groups[2].Name.Ru);
    }

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16")]
    public void A_mark_before_the_text_says_its_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var set = new RuleSet();
        foreach (var table in (string[])["groups.csv", "indicators.csv", "cities.csv"])
            set.With(table, [.. encoding.GetPreamble(), .. encoding.GetBytes(set.Text(table))]);
        Assert.Equal(RuleSet.Hash(RuleSet.Reference), RuleSet.Hash(set.Contest()));
    }

    [Fact]
    public void Tabs_part_columns_too() => Assert.Equal(
        RuleSet.Hash(RuleSet.Reference),
        RuleSet.Hash(new RuleSet().With("cities.csv", new RuleSet().Text("cities.csv").Replace(',', '\t')).Contest()));

    [Fact]
    public void Letters_that_windows_1251_has_lost_are_asked_for()
    {
        var broken = Encoding.GetEncoding(1251).GetBytes(new RuleSet().Text("cities.csv").Replace("Chüy", "Chuy", StringComparison.Ordinal));
        Assert.Contains("cities.csv:10 lost-letters", new RuleSet().With("cities.csv", broken).Errors());
    }

    [Theory]
    [InlineData("01.янв", "date-for-id")]
    [InlineData("01.01.2001", "date-for-id")]
    [InlineData("2001-01-01", "date-for-id")]
    [InlineData("1-янв", "date-for-id")]
    [InlineData("\"1,1\"", "number-for-id")]
    [InlineData("1 1", "bad-id")]
    [InlineData("ош", "bad-id")]
    [InlineData("1.2", "duplicate-id")]
    public void An_id_that_a_spreadsheet_changed_is_asked_for_and_never_guessed(string id, string code) =>
        Assert.Equal(id == "1.2" ? "indicators.csv:3 duplicate-id" : $"indicators.csv:2 {code}", Assert.Single(new RuleSet().With("indicators.csv", "1.1,1,1", $"{id},1,1").Errors()));

    [Theory]
    [InlineData("1-2")]
    [InlineData("1.10")]
    [InlineData("2020")]
    public void An_id_that_looks_like_a_number_or_a_day_is_taken_as_it_stands(string id) =>
        Assert.Equal(id, new RuleSet().With("indicators.csv", "1.1,1,1", $"{id},1,1").Contest().Indicators[0].Id);

    [Fact]
    public void Look_alike_letters_of_ids_and_words_are_read_and_said()
    {
        var (upload, findings, _) = RuleSet.Read(new RuleSet().With("cities.csv", "\nosh,", "\nоsh,").With("indicators.csv", "1.1,1,1,admin", "1.1,1,1,аdmin").Zip());
        Assert.NotNull(upload?.Rules.FindCity("osh"));
        Assert.Equal("look-alike-letters", Assert.Single(findings.All).Code);
    }

    [Theory]
    [InlineData("\u2212")]
    [InlineData("\u2013")]
    [InlineData("'-")]
    public void A_minus_of_any_kind_is_a_direction(string minus) =>
        Assert.Equal(-1, new RuleSet().With("indicators.csv", "per year,+", $"per year,{minus}").Contest().Indicators[0].Direction);

    [Theory]
    [InlineData("\"1,234\"", "ambiguous-number")]
    [InlineData("50 %", "type-error")]
    [InlineData("1-2", "date-for-number")]
    [InlineData("#REF!", "formula-error")]
    [InlineData("1e300", "number-too-large")]
    [InlineData("many", "type-error")]
    public void A_weight_that_is_no_number_or_could_be_two_is_asked_for(string weight, string code) =>
        Assert.Equal([$"groups.csv:2 {code}"], new RuleSet().With("groups.csv", "1,1,", $"1,{weight},").Errors());

    [Fact]
    public void A_number_that_could_be_two_is_read_as_the_rest_of_its_column_is()
    {
        var contest = new RuleSet().With("groups.csv", "1,1,", "1,1.234,").With("groups.csv", "2,1,", "2,1.5,").Contest();
        Assert.Equal(1.234, contest.Groups[0].Weight);
    }

    [Fact]
    public void A_wrong_header_refuses_its_table_alone() => Assert.Equal(
        ["groups.csv:1 missing-label", "groups.csv:1 unknown-label", "cities.csv:2 bad-map-point"],
        new RuleSet().With("groups.csv", "id,weight", "id,wieght").With("cities.csv", "42.4602", "442.4602").Errors());

    [Fact]
    public void Headers_with_cyrillic_twins_are_understood() =>
        Assert.Equal(6, new RuleSet().With("groups.csv", "weight", "wеight").Contest().Groups.Count);

    [Fact]
    public void A_table_with_more_rows_than_there_are_cities_is_refused()
    {
        var cities = new StringBuilder("id,name_ky,name_ru,name_en\n");
        for (var i = 0; i <= 100_000; i++)
            cities.Append(System.Globalization.CultureInfo.InvariantCulture, $"c{i},а{i},б{i},n{i}\n");
        Assert.Equal(["cities.csv:100002 too-many-rows"], new RuleSet().With("cities.csv", cities.ToString()).Errors());
    }

    [Fact]
    public void A_broken_json_is_named_by_line_in_words()
    {
        var finding = Assert.Single(RuleSet.Read(new RuleSet().With("contest.json", "\"currency\": \"KGS\",", "\"currency\": \"KGS\"").Zip()).Findings.All);
        Assert.Equal(("contest.json", 24L, "not-json"), (finding.File, finding.Row, finding.Code));
        Assert.StartsWith("Файл не тот JSON", finding.In(Language.Ru).Message, StringComparison.Ordinal);
    }
}
