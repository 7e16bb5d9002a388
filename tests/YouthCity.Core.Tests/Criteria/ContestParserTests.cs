using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Scoring;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Criteria;

public sealed class ContestParserTests
{
    [Fact]
    public void A_good_contest_is_read_with_everything_it_says()
    {
        var contest = new ARuleFolder().Contest();

        Assert.Equal("trial", contest.Id);
        Assert.Equal(new LocalName("Сынак", "Проба", "Trial"), contest.Name);
        Assert.Equal(new LocalName("none", "none", "none"), contest.LegalBasis);
        Assert.Equal((null, null, null, null, null), (contest.Edition, contest.Continues, contest.Contact, contest.Notice, contest.OpensOn));
        Assert.Equal(new DateOnly(2026, 3, 31), contest.ApplicationsCloseOn);
        Assert.Null(contest.ValidUntil);
        Assert.Equal(Money.FromSom(6_000_000), contest.Prizes.Fund);
        Assert.Equal("KGS", contest.Prizes.Currency);
        Assert.Equal([3_000_000m, 2_000_000m, 1_000_000m], contest.Prizes.Places.Select(place => place.Som));
        Assert.Equal(
            new ScoringRules
            {
                Ties = contest.Scoring.Ties,
                Normalisation = Normalisation.MinMax,
                ProgressShare = 0.5,
                Indicators = Mean.Arithmetic,
                Groups = Mean.Arithmetic,
                Missing = MissingRule.Zero,
                MinimumAvailability = 0.6667,
                Floor = null,
            },
            contest.Scoring);
        Assert.Empty(contest.Scoring.Ties);
    }

    [Fact]
    public void What_only_some_contests_say_is_read_too()
    {
        var contest = new ARuleFolder().Extra("""
            "edition": 2026, "continues": "2020", "opensOn": "2026-01-15", "contact": "aimak@example.kg", "notice": { "ky": "а", "ru": "б", "en": "c" }
            """).Contest();

        Assert.Equal((2026, "2020", new DateOnly(2026, 1, 15)), (contest.Edition, contest.Continues, contest.OpensOn));
        Assert.Equal(new LocalName("aimak@example.kg", "aimak@example.kg", "aimak@example.kg"), contest.Contact);
        Assert.Equal(new LocalName("а", "б", "c"), contest.Notice);
    }

    [Fact]
    public void A_legal_basis_may_be_given_in_each_language() => Assert.Equal(
        new LocalName("а", "б", "c"), new ARuleFolder().Json("\"none\"", "{ \"ky\": \"а\", \"ru\": \"б\", \"en\": \"c\" }").Contest().LegalBasis);

    [Fact]
    public void Groups_and_cities_keep_the_order_of_their_files()
    {
        var contest = new ARuleFolder().Contest();

        Assert.Equal([new("1", 1, new("Катышуу", "Участие", "Eligibility")), new("2", 2, new("Эс алуу", "Отдых", "Leisure"))], contest.Groups);
        Assert.Equal(["osh", "naryn"], contest.Cities.Select(city => city.Id));
        Assert.Equal(["Naryn city", "Нарин"], contest.Cities[1].Aliases);
        Assert.Equal(("Osh city", (40.5283, 72.7985)), (contest.Cities[0].Region, contest.Cities[0].MapPoint));
        Assert.Null(contest.Cities[1].MapPoint);
        Assert.Equal("Ош (osh)", contest.Cities[0].In(Language.Ky));
    }

    [Fact]
    public void Indicators_are_read_with_their_bounds_and_blank_cells_are_none()
    {
        var contest = new ARuleFolder().Contest();

        Assert.Equal(
            new Indicator
            {
                Id = "1.1",
                Group = 0,
                Weight = 1,
                Kind = IndicatorKind.Admin,
                Direction = 1,
                Name = new("Биринчи", "Первый", "First"),
                Unit = "%",
                Minimum = 0,
                Maximum = 100,
                Source = "records",
            },
            contest.Indicators[0]);
        Assert.Equal(
            new Indicator
            {
                Id = "2.1",
                Group = 1,
                Weight = 3,
                Kind = IndicatorKind.Survey,
                Direction = -1,
                Name = new("Экинчи", "Второй", "Second"),
            },
            contest.Indicators[1]);
    }

    [Fact]
    public void Ids_are_found_in_any_case()
    {
        var contest = new ARuleFolder().Cell("indicators.csv", 2, "id", "a.b").Contest();

        Assert.Equal((0, 1, 1), (contest.FindIndicator("A.B"), contest.FindCity("NARYN"), contest.FindGroup("2")));
        Assert.Equal((null, null, null), (contest.FindIndicator("a"), contest.FindCity("Ош"), contest.FindGroup("3")));
    }

    [Fact]
    public void An_indicator_may_name_its_group_in_another_case() =>
        Assert.Equal(0, new ARuleFolder().Cell("groups.csv", 2, "id", "a").Cell("indicators.csv", 2, "group", "A").Contest().Indicators[0].Group);

    [Theory]
    [InlineData("groups.csv")]
    [InlineData("cities.csv")]
    public void Columns_may_stand_in_any_order(string file)
    {
        var text = new ARuleFolder().Text();
        TextTable Turned(TextTable table) => table.File != file ? table : table with
        {
            Columns = [.. table.Columns.Reverse()],
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. row.Cells.Reverse()] })],
        };

        Assert.True(ContestParser.TryParse(text with { Groups = Turned(text.Groups!), Cities = Turned(text.Cities!) }, out var contest, out _));
        Assert.Equal(["1", "2"], contest.Groups.Select(group => group.Id));
        Assert.Equal("Ош", contest.Cities[0].Name.Ky);
    }

    [Fact]
    public void Optional_columns_may_be_absent()
    {
        var text = new ARuleFolder().Text();
        var bare = text.Indicators! with
        {
            Columns = ["id", "group", "weight", "kind", "direction", "name_ky", "name_ru", "name_en"],
            Rows = [new(2, ["1.1", "1", "1", "admin", "+", "а", "б", "в"]), new(3, ["2.1", "2", "1", "admin", "-", "г", "д", "е"])],
        };

        Assert.True(ContestParser.TryParse(text with { Indicators = bare }, out var contest, out _));
        Assert.Null(contest.Indicators[0].Minimum);
        Assert.Equal("", contest.Indicators[0].Unit);
    }

    [Fact]
    public void A_byte_order_mark_before_the_settings_is_accepted() =>
        Assert.Equal("trial", new ARuleFolder().Json(bytes => [0xEF, 0xBB, 0xBF, .. bytes]).Contest().Id);

    [Fact]
    public void Settings_that_may_be_left_out_have_their_usual_values()
    {
        var contest = new ARuleFolder()
            .Json("    \"minimumAvailability\": 0.6667,\n    \"floor\": null,\n    \"winsorise\": null\n", "    \"floor\": 1\n")
            .Json("  \"legalBasis\": \"none\",\n  \"applicationsCloseOn\": \"2026-03-31\",\n  \"validUntil\": null,\n", "")
            .Contest();

        Assert.Equal((0.6667, 1.0), (contest.Scoring.MinimumAvailability, contest.Scoring.Floor));
        Assert.Equal((null, null, null), (contest.LegalBasis, contest.ApplicationsCloseOn, contest.ValidUntil));
    }

    [Fact]
    public void Goalposts_are_read_where_the_rules_normalise_by_them()
    {
        var contest = new ARuleFolder().Goalposts().Contest();

        Assert.Equal((0, 100), (contest.Indicators[0].Worst, contest.Indicators[0].Best));
        Assert.Equal((50, 10), (contest.Indicators[1].Worst, contest.Indicators[1].Best));
    }

    [Fact]
    public void Goalposts_are_not_even_looked_at_otherwise()
    {
        var contest = new ARuleFolder().Cell("indicators.csv", 2, "worst", "later").Cell("indicators.csv", 3, "best", "").Contest();

        Assert.All(contest.Indicators, indicator => Assert.Equal((null, null), (indicator.Worst, indicator.Best)));
    }

    [Fact]
    public void The_rules_of_2020_are_accepted()
    {
        var contest = ReferenceRules.Contest;

        Assert.Equal((6, 26, 18), (contest.Groups.Count, contest.Indicators.Count, contest.Cities.Count));
        Assert.Equal([5, 5, 5, 4, 4, 3], contest.Groups.Select((_, group) => contest.Indicators.Count(indicator => indicator.Group == group)));
        Assert.Equal("Жаштардын эс алуусу, маданияты жана өнүгүүсү", contest.Groups[1].Name.Ky);
        Assert.Equal(6_000_000m, contest.Prizes.Fund.Som);
    }
}
