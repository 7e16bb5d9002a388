using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>Rules as a workbook: it goes out filled in, and comes back from whatever program changed it.</summary>
public sealed class RuleWorkbookTests
{
    public static TheoryData<Language> Languages { get; } = [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_comes_back_unchanged_changes_nothing(Language language)
    {
        foreach (var contest in (Contest[])[RuleSet.Reference, RuleSet.EverySetting])
        {
            foreach (var file in (byte[][])[RuleWorkbook.Write(contest, language, TestContext.Current.CancellationToken), new RuleSheets(contest, language).Bytes()])
            {
                var (upload, findings, _) = RuleSet.Read(file);
                Assert.Equal([], findings.All.Select(finding => finding.OnOneLine(Language.En)));
                Assert.Equal(RuleSet.Hash(contest), RuleSet.Hash(upload!.Rules));
                Assert.Equal(RuleSet.Hash(contest), RuleSet.Hash(RuleSet.Contest(RuleArchive.Write(upload.Files))));
            }
        }
    }

    /// <summary>Line ends of Windows, signs that XML does not know, and what looks like one of them.</summary>
    [Theory]
    [InlineData("a\r\nb")]
    [InlineData("a\u0001b")]
    [InlineData("_x0041_ _x000D_")]
    [InlineData("\uFFFEa")]
    public void A_name_comes_back_as_it_is_whatever_signs_it_has(string name)
    {
        var contest = new RuleSet().With("groups.csv", "Youth participation in decision-making", $"\"{name}\"").Contest();
        Assert.Equal(RuleSet.Hash(contest), RuleSet.Hash(RuleSet.Contest(RuleWorkbook.Write(contest, Language.Ky, TestContext.Current.CancellationToken))));
    }

    [Fact]
    public void Sheets_and_headers_are_in_the_language_asked_for()
    {
        Assert.Equal(["Contest", "Groups", "Indicators", "Cities"], new RuleSheets().Names);
        Assert.Equal(["Конкурс", "Группы", "Показатели", "Города"], new RuleSheets(language: Language.Ru).Names);
        Assert.Equal(["Сынак", "Топтор", "Көрсөткүчтөр", "Шаарлар"], new RuleSheets(language: Language.Ky).Names);
    }

    [Fact]
    public void Languages_may_be_mixed_and_settings_named_by_their_path()
    {
        var book = new RuleSheets().Renamed("Cities", "шаарлар").Renamed("Groups", "Группы").With("Contest", "A1", "Параметр").With("Contest", "B1", "мааниси").With("Группы", "B1", "вес");
        book.With("Contest", $"A{book.RowOf("scoring.progressShare")}", "scoring.progressShare");
        Assert.Equal(RuleSet.Hash(RuleSet.Reference), RuleSet.Hash(book.Contest()));
    }

    [Fact]
    public void Settings_are_changed_in_their_cells()
    {
        var contest = new RuleSheets()
            .Setting("id", "2027").Setting("edition", 2027.0).Setting("continues", "2020").Setting("contact.ky", "а").Setting("contact.ru", "б").Setting("contact.en", "c")
            .Setting("opensOn", AWorkbook.Date(46_400)).Setting("applicationsCloseOn", "01.03.2027").Setting("validUntil", "2027-12-31")
            .Setting("prizes.places.3", null).Setting("prizes.places.2", 2_500_000.0).Setting("scoring.normalisation", "z-score").Setting("scoring.missing", "available")
            .Setting("scoring.progressShare", AWorkbook.Percent(0.25)).Setting("scoring.minimumAvailability", "0,75").Setting("scoring.ties", "group:2; coverage").Setting("jury.trim", "0,2")
            .Setting("scoring.winsorise.skewness", 2.0).Setting("scoring.winsorise.kurtosis", 3.5).Setting("scoring.winsorise.maxPoints", 5.0).Contest();
        Assert.Equal(("2027", 2027, "2020", new LocalName("а", "б", "c")), (contest.Id, contest.Edition, contest.Continues, contest.Contact));
        Assert.Equal((new DateOnly(2027, 1, 13), new DateOnly(2027, 3, 1), new DateOnly(2027, 12, 31)), (contest.OpensOn, contest.ApplicationsCloseOn, contest.ValidUntil));
        Assert.Equal([3_000_000m, 2_500_000m], contest.Prizes.Places.Select(place => place.Som));
        Assert.Equal((Normalisation.ZScore, 0.25, 0.75, new Winsorising(2, 3.5, 5)), (contest.Scoring.Normalisation, contest.Scoring.ProgressShare, contest.Scoring.MinimumAvailability, contest.Scoring.Winsorise));
        Assert.Equal([TieBreaker.OfGroup(1), TieBreaker.Coverage], contest.Scoring.Ties);
        Assert.Equal(0.2, contest.Jury.Trim);
    }

    [Theory]
    [InlineData("prizes.fund", "much", "wrong-type")]
    [InlineData("prizes.fund", null, "missing-key")]
    [InlineData("scoring.normalisation", "min-max-min", "unknown-value")]
    [InlineData("scoring.progressShare", "1,234", "ambiguous-number")]
    [InlineData("scoring.progressShare", 2.0, "wrong-type")]
    [InlineData("scoring.ties", "group:9", "bad-tie-breaker")]
    [InlineData("scoring.ties", "lot", "unknown-value")]
    [InlineData("validUntil", "31/12/2027", "wrong-type")]
    [InlineData("prizes.places.3", 2_500_000.0, "places-rise", "places-above-fund")]
    [InlineData("prizes.places.1", null, "wrong-type")]
    [InlineData("id", 1.1, "number-for-id")]
    [InlineData("legalBasis.ky", null, "missing-key")]
    [InlineData("jury.minimumBallots", 2.5, "wrong-type")]
    public void A_setting_that_cannot_be_is_named_by_its_cell(string path, object? value, params string[] codes)
    {
        var book = new RuleSheets().Setting(path, value);
        Assert.Equal(codes.Order(StringComparer.Ordinal), book.Errors().Select(error => error.Split(' ')[1]).Order(StringComparer.Ordinal));
        Assert.All(book.Errors(), error => Assert.StartsWith("Contest!B", error, StringComparison.Ordinal));
        if (!path.StartsWith("prizes.places", StringComparison.Ordinal))
            Assert.All(book.Errors(), error => Assert.StartsWith($"Contest!B{book.RowOf(path)} ", error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_setting_is_called_in_a_message_what_the_sheet_calls_it()
    {
        var finding = Assert.Single(RuleSet.Read(new RuleSheets().Setting("scoring.progressShare", 2.0).Bytes()).Findings.All);
        Assert.Equal("“Share of progress” cannot be 2.", finding.In(Language.En).Message);
        Assert.Equal("В «Доля прогресса» не может стоять 2.", finding.In(Language.Ru).Message);
    }

    [Fact]
    public void A_setting_that_nothing_is_known_of_is_answered_with_the_one_that_was_meant_and_twice_is_refused()
    {
        var book = new RuleSheets();
        var row = book.RowOf("validUntil");
        book.With("Contest", $"A{row}", "Prize found").With("Contest", $"A{row + 40}", "validUntil").With("Contest", $"A{row + 41}", "Действует до").With("Contest", $"B{row + 42}", "x");
        Assert.Equal([$"Contest!A{row} unknown-key", $"Contest!A{row + 41} duplicate-key", $"Contest!A{row + 42} missing-cell"], book.Errors());
        Assert.Contains("Prize fund", RuleSet.Read(book.Bytes()).Findings.All[0].In(Language.En).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_became_dates_or_numbers_are_asked_for()
    {
        var book = new RuleSheets().With("Indicators", "A2", 1.1).With("Indicators", "A3", AWorkbook.Date(44_562)).With("Groups", "A2", 1.0).With("Indicators", "B4", 1.0)
            .With("Indicators", "B5", AWorkbook.Formula("B4", null)).With("Cities", "A2", AWorkbook.Percent(0.5));
        Assert.Equal(["Indicators!A2 number-for-id", "Indicators!A3 date-for-id", "Indicators!B5 formula-error", "Cities!A2 bad-id"], book.Errors());
    }

    [Fact]
    public void Numbers_of_tables_are_read_as_everywhere()
    {
        Assert.Equal(
            ["Groups!B2 type-error", "Groups!B3 formula-error", "Groups!B4 date-for-number", "Groups!B5 weight-not-above-zero"],
            new RuleSheets().With("Groups", "B2", AWorkbook.Percent(0.5)).With("Groups", "B3", AWorkbook.Error("#DIV/0!")).With("Groups", "B4", AWorkbook.Date(44_562)).With("Groups", "B5", 0.0).Errors());
        Assert.Equal(2.5, new RuleSheets().With("Groups", "B2", "2,5").Contest().Groups[0].Weight);
    }

    [Fact]
    public void Sheets_that_are_missing_hidden_or_there_twice_are_named_and_the_others_read()
    {
        Assert.Equal(
            ["! missing-sheet", "! hidden-sheet", "Cities!G2 bad-map-point"],
            new RuleSheets().Without("Groups").Hidden("Indicators").With("Cities", "G2", 100.0).Errors());
        Assert.Equal(["! repeated-sheet", "! missing-sheet"], new RuleSheets().Renamed("Cities", "топтор").Errors());
    }

    [Fact]
    public void A_workbook_of_something_else_is_no_rules()
    {
        var findings = RuleSet.Read(new AWorkbook().With("Sheet1", [["city", "indicator"], ["Ош", "1.1"]]).Bytes()).Findings;
        Assert.Equal("not-rules", Assert.Single(findings.All).Code);
    }

    [Fact]
    public void Rows_may_be_taken_away_and_added()
    {
        var contest = new RuleSheets().WithoutRow("Cities", 2).With("Cities", "A30", "new").With("Cities", "B30", "Жаңы").With("Cities", "C30", "Новый").With("Cities", "D30", "New").Contest();
        Assert.Equal(18, contest.Cities.Count);
        Assert.Equal(("batken", "new"), (contest.Cities[0].Id, contest.Cities[^1].Id));
    }

    [Fact]
    public void Hidden_rows_and_blank_ones_are_said()
    {
        var (upload, findings, _) = RuleSet.Read(new RuleSheets().With("Cities", "A30", AWorkbook.Inline("")).Bytes());
        Assert.NotNull(upload);
        Assert.Empty(findings.All);
    }
}
