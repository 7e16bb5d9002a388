using System.Net;
using YouthCity.Core;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Findings;

/// <summary>Each mistake alone in a file: found once, where it is, and nothing else with it.</summary>
public sealed class EachErrorTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("unique-error", 3, "B3", "1.1", "osh,1.1,,5", "osh,1.1,,6")]
    [InlineData("unique-error", 4, "B4", "1.1", "osh,1.1,,5", "", "Ош,1.1,,5")]
    [InlineData("constraint-error", 2, "D2", "101", "osh,1.2,,101")]
    [InlineData("constraint-error", 2, "C2", "-1", "osh,1.2,-1,5")]
    [InlineData("unknown-indicator", 2, "B2", "9.9", "osh,9.9,,5")]
    [InlineData("date-for-indicator", 2, "B2", "02.янв", "osh,02.янв,,5")]
    [InlineData("date-for-indicator", 2, "B2", "2026-01-02", "osh,2026-01-02,,5")]
    [InlineData("unknown-city", 2, "A2", "Ошш", "Ошш,1.1,,5")]
    [InlineData("unknown-city", 2, "A2", "Atlantis", "Atlantis,1.1,,5")]
    [InlineData("ambiguous-city", 2, "A2", "КараКөл", "КараКөл,1.1,,5")]
    [InlineData("ambiguous-city", 2, "A2", "Кара-Кол", "Кара-Кол,1.1,,5")]
    [InlineData("lost-letters", 2, "A2", "Кара-К?л", "Кара-К?л,1.1,,5")]
    [InlineData("lost-letters", 2, "A2", "?зг?н", "?зг?н,1.1,,5")]
    [InlineData("lost-letters", 2, "A2", "\uFFFDзг\uFFFDн", "\uFFFDзг\uFFFDн,1.1,,5")]
    [InlineData("type-error", 2, "D2", "many", "osh,1.1,,many")]
    [InlineData("percent-for-number", 2, "D2", "5 %", "osh,1.1,,5 %")]
    [InlineData("type-error", 2, "D2", "% 5", "osh,1.2,,% 5")]
    [InlineData("formula-error", 2, "D2", "#DIV/0!", "osh,1.1,,#DIV/0!")]
    [InlineData("formula-error", 2, "D2", "#Н/Д", "osh,1.1,,#Н/Д")]
    [InlineData("not-a-count", 2, "E2", "40 %", "osh,1.4,,50,40 %")]
    [InlineData("type-error", 2, "D2", "NaN", "osh,1.1,,NaN")]
    [InlineData("date-for-number", 2, "D2", "01.02.2026", "osh,1.1,,01.02.2026")]
    [InlineData("date-for-number", 2, "D2", "1-2", "osh,1.1,,1-2")]
    [InlineData("date-for-number", 2, "C2", "3.май", "osh,1.1,3.май,5")]
    [InlineData("date-for-number", 2, "D2", "Jan-26", "osh,1.1,,Jan-26")]
    [InlineData("ambiguous-number", 2, "D2", "1.234", "osh,1.1,,1.234")]
    [InlineData("ambiguous-number", 2, "D2", "1,234", "osh,1.1,,\"1,234\"")]
    [InlineData("number-too-large", 2, "D2", "1e16", "osh,1.1,,1e16")]
    [InlineData("not-a-count", 2, "E2", "12.5", "osh,1.4,,50,12.5")]
    [InlineData("not-a-count", 2, "E2", "-3", "osh,1.4,,50,-3")]
    [InlineData("not-a-count", 2, "E2", "some", "osh,1.4,,50,some")]
    [InlineData("extra-cell", 2, "H2", "oops", "osh,1.1,,5,,,,oops")]
    [InlineData("missing-cell", 2, "A2", null, ",1.1,,5")]
    [InlineData("missing-cell", 2, "B2", null, "osh,,,5")]
    public async Task A_mistake_in_a_row_is_found_in_its_cell(string code, int row, string cell, string? value, params string[] rows) =>
        await AssertFoundAsync(AFile.Of(rows), code, row, cell, value);

    [Theory]
    [InlineData("missing-label", null, null, "city,value\nosh,5\n", "indicator")]
    [InlineData("missing-label", null, null, "indicator,value\n1.1,5\n", "city")]
    [InlineData("missing-label", null, null, "city,indicator,baseline\nosh,1.1,5\n", "value")]
    [InlineData("unknown-label", "D1", "colour", "city,indicator,value,colour\nosh,1.1,5,red\n", "colour")]
    [InlineData("duplicate-label", "D1", "маани", "city,indicator,value,маани\nosh,1.1,5,6\n", "маани")]
    [InlineData("duplicate-label", "D1", "Value", "city,indicator,value,Value\nosh,1.1,5,6\n", "Value")]
    public async Task A_mistake_in_the_header_is_found_in_row_1(string code, string? cell, string? value, string file, string column)
    {
        var error = await AssertFoundAsync(file, code, 1, cell, value);
        Assert.Equal(column, error.Column);
    }

    [Theory]
    [InlineData("unique-error", 3, "A3", "Ош", "city,1.1\nosh,5\nОш,6\n")]
    [InlineData("constraint-error", 2, "C2", "-2", "city,1.1,1.2\nosh,5,-2\n")]
    [InlineData("unknown-indicator", 1, "C1", "9.9", "city,1.1,9.9\nosh,5,6\n")]
    [InlineData("unknown-city", 2, "A2", "Ошш", "city,1.1\nОшш,5\n")]
    [InlineData("type-error", 2, "B2", "many", "city,1.1\nosh,many\n")]
    [InlineData("extra-cell", 2, "C2", "6", "city,1.1\nosh,5,6\n")]
    [InlineData("duplicate-label", 1, "C1", "1.1", "city,1.1,1.1\nosh,5,6\n")]
    [InlineData("missing-cell", 2, "A2", null, "city,1.1\n,5\n")]
    public async Task A_mistake_in_a_wide_file_is_found_too(string code, int row, string cell, string? value, string file) =>
        await AssertFoundAsync(file, code, row, cell, value);

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    [InlineData(" \n,,,\n")]
    public async Task A_file_without_a_header_is_empty(string file) => await AssertFoundAsync(file, "empty-file", null, null, null);

    [Theory]
    [InlineData("Windows-1251")]
    [InlineData("KOI8-R")]
    public async Task A_header_whose_letters_an_encoding_lost_says_how_to_save_it(string encoding)
    {
        var reply = await service.Agency.ApplyAsync(new AFile { Encoding = encoding, Language = "ky", Rows = [["Ош", "1.1", "4", "5"]] }.Bytes);
        var lost = reply.Errors.Where(error => error.Code == "lost-letters").ToList();
        Assert.Equal(["B1", "G1"], lost.Select(error => error.Cell));
        Assert.Contains("көрсөткүч", lost[0].Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", lost[0].Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Маалымат\n\n2026-жыл\ncity,indicator,value\nosh,1.1,5\n", "4")]
    [InlineData("Отчёт,за,год\ncity,1.1,1.2\nosh,5,6\n", "2")]
    public async Task A_title_above_the_header_is_named_with_the_row_of_the_header(string file, string row)
    {
        var error = await AssertFoundAsync(file, "header-not-first", 1, null, null);
        Assert.Contains($"row {row}", error.Message, StringComparison.Ordinal);
        Assert.Contains($"above row {row}", error.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_above_the_header_is_named_in_workbooks_and_files_of_every_kind()
    {
        var book = new AWorkbook().With("Барак", [["Отчёт"], [], ["Город", "Показатель", "Значение"], ["Ош", "1.1", 5]]).Bytes();
        Assert.Equal("header-not-first", Assert.Single((await service.Agency.ApplyAsync(book)).Errors).Code);
        foreach (var (act, text) in new[] { ("social-orders", "МСЗ 2026\ncity,amount,theme\nosh,5,a\n"), ("surveys", "Сурамжылоо\ncity,1.4\nosh,yes\n") })
        {
            var reply = await service.Agency.SendFileAsync($"/api/contests/2020/{act}", System.Text.Encoding.UTF8.GetBytes(text));
            Assert.Equal("header-not-first", Assert.Single(reply.Errors).Code);
        }
    }

    /// <summary>What most of the file has counts as its separator: then it is the header that differs.</summary>
    [Theory]
    [InlineData("city,indicator,value\nosh;1.1;5\ntalas;1.1;6\n", ",", ";", "A1")]
    [InlineData("city;indicator;value\nosh,1.1,5\ntalas,1.1,6\n", ";", ",", "A1")]
    [InlineData("city\tindicator\tvalue\nosh;1.1;5\ntalas;1.1;6\n", "Tab", ";", "A1")]
    [InlineData("sep=,\ncity,indicator,value\nosh;1.1;5\ntalas;1.1;6\n", ",", ";", "A3 A4")]
    public async Task Separators_that_differ_are_both_named(string file, string header, string rows, string cells)
    {
        var reply = await service.Agency.ApplyAsync(file);
        Assert.All(reply.Errors, error => Assert.Equal("separator-differs", error.Code));
        Assert.Equal(cells, string.Join(' ', reply.Errors.Select(error => error.Cell)));
        Assert.Contains($"by “{header}”, the rows by “{rows}”", reply.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_lost_letters_is_not_missing_too()
    {
        var reply = await service.Agency.ApplyAsync("Шаар;К?рс?тк?ч;Маани\nОш;1.1;5\n");
        Assert.Equal("lost-letters", Assert.Single(reply.Errors).Code);
    }

    [Fact]
    public async Task Of_an_unknown_column_the_names_are_those_of_the_headers_language()
    {
        var error = Assert.Single((await service.Agency.ApplyAsync("Город;Показатель;Значение;Цвет неба\nОш;1.1;5;синий\n")).Errors);
        Assert.Contains("Примечание", error.Message + error.Expected + error.Fix, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("ky", "маани")]
    [InlineData("ru", "значение")]
    [InlineData("en", "value")]
    public async Task Of_a_header_in_no_language_of_ours_the_names_are_those_of_the_reader(string language, string name)
    {
        var reply = await service.Agency.ApplyAsync("Stadt;Kennzahl;Wert\nosh;1.1;5\n", $"?lang={language}");
        Assert.All(reply.Errors.Where(error => error.Code == "unknown-label"), error => Assert.Contains($", {name}, ", error.Expected, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(3, reply.Errors.Count(error => error.Code == "unknown-label"));
    }

    [Theory]
    [InlineData("Гoрoд;Показатель;Знaчение", "look-alike-letters", "A1 C1")]
    [InlineData("Шаар;Кёрсётк=ч;Маани", "old-font-letters", "B1")]
    public async Task A_header_in_letters_that_look_alike_is_understood_with_a_notice(string header, string code, string cells)
    {
        var reply = (await service.Agency.ApplyAsync($"{header}\nОш;1.1;5\n", "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(cells, string.Join(' ', reply.Findings.Where(found => (found.Severity, found.Code) == ("notice", code)).Select(found => found.Cell)));
        Assert.NotNull(reply.Json.GetProperty("form").GetProperty("language").GetString());
    }

    [Fact]
    public async Task Of_a_column_called_by_an_id_and_words_the_id_is_suggested()
    {
        var error = Assert.Single((await service.Agency.ApplyAsync("city,1.1 Meetings,1.2\nosh,5,6\n")).Errors);
        Assert.Equal(("unknown-indicator", "B1", "One of: 1.1."), (error.Code, error.Cell, error.Expected));
    }

    [Fact]
    public async Task Two_headers_that_mean_the_same_are_not_said_to_be_spelt_the_same()
    {
        var error = Assert.Single((await service.Agency.ApplyAsync("city,indicator,value,маани\nosh,1.1,5,6\n")).Errors);
        Assert.Equal("The header “маани” stands for the same thing as that of column C.", error.Message);
    }

    [Fact]
    public async Task Of_a_number_that_its_comma_split_the_first_advice_is_not_to_remove_a_piece()
    {
        var reply = await service.Agency.ApplyAsync("city,indicator,value\nosh,1.2,45,5\n");
        Assert.StartsWith("If a decimal comma split a number", Assert.Single(reply.Errors).Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("н/д")]
    [InlineData("нет данных")]
    public async Task What_stands_for_no_value_is_refused_and_may_be_left_out(string value)
    {
        var error = await AssertFoundAsync(AFile.Of($"osh,1.1,,{value}"), "type-error", 2, "D2", value);
        Assert.Contains("leave the cell empty", error.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city,indicator,value\n")]
    [InlineData("city,1.1\n\n,\n")]
    public async Task A_header_without_rows_says_nothing(string file) => await AssertFoundAsync(file, "no-rows", 1, null, null);

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 }, "broken-workbook")]
    [InlineData(new byte[] { 0x50, 0x4B, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "broken-workbook")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0, 0 }, "old-workbook")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13 }, "not-a-table")]
    public async Task A_file_that_cannot_be_read_as_a_table_is_named_so(byte[] file, string code)
    {
        var reply = await service.Agency.ApplyAsync(file);
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(code, Assert.Single(reply.Findings).Code);
    }

    [Fact]
    public async Task A_byte_that_no_text_has_is_named_with_its_line() =>
        await AssertFoundAsync("city,indicator,value\nosh,1.1,5\ntalas,1.1,\0\n", "not-a-table", 3, null, "file.csv");

    [Fact]
    public async Task Where_a_column_shows_both_decimal_signs_it_settles_nothing()
    {
        var file = new AFile { Separator = ';', Rows = [["osh", "1.1", "", "1.234"], ["talas", "1.1", "", "12.5"], ["naryn", "1.1", "", "12,5"]] };
        await AssertFoundAsync(file.Text, "ambiguous-number", 2, "D2", "1.234");
    }

    [Fact]
    public async Task A_city_that_could_be_two_is_refused_with_both()
    {
        var error = await AssertFoundAsync(AFile.Of("Кара-Кол,1.1,,5"), "ambiguous-city", 2, "A2", "Кара-Кол");
        Assert.Contains("Karakol (karakol)", error.Message, StringComparison.Ordinal);
        Assert.Contains("Kara-Köl (kara-kol)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Кара-Көл", "Kara-Köl (kara-kol)")]
    [InlineData("Өзгөн", "Özgön (ozgon)")]
    [InlineData("Таш-Көмүр", "Tash-Kömür (tash-komur)")]
    public async Task Letters_that_an_encoding_lost_are_named_with_the_city_they_come_from(string city, string suggestion)
    {
        var reply = await service.Agency.ApplyAsync(new AFile { Encoding = "Windows-1251", Rows = [[city, "1.1", "", "5"]] }.Bytes);
        var error = Assert.Single(reply.Errors);
        Assert.Equal(("lost-letters", "A2"), (error.Code, error.Cell));
        Assert.Contains(suggestion, error.Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", error.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_that_is_no_more_than_misspelt_comes_with_a_suggestion()
    {
        var error = await AssertFoundAsync(AFile.Of("Бишкекк,1.1,,5"), "unknown-city", 2, "A2", "Бишкекк");
        Assert.Contains("Bishkek (bishkek)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ky", "«көрсөткүч»")]
    [InlineData("ru", "«показатель»")]
    [InlineData("en", "“indicator”")]
    public async Task A_column_that_is_not_there_is_called_as_the_readers_template_calls_it(string language, string column)
    {
        var error = Assert.Single((await service.Agency.ApplyAsync("city,value\nosh,5\n", $"?lang={language}")).Errors);
        Assert.Contains(column, error.Message, StringComparison.Ordinal);
        Assert.Contains("көрсөткүч / показатель / indicator", error.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(';', "0,45", "45,5")]
    [InlineData(',', "0.45", "45.5")]
    public async Task A_suspicious_number_is_shown_with_the_decimal_sign_of_the_file(char separator, string small, string usual)
    {
        string[][] rows = [["osh", "1.2", "", small], ["talas", "1.2", "", usual], ["naryn", "1.2", "", usual], ["batken", "1.2", "", usual]];
        var warning = Assert.Single((await service.Agency.ApplyAsync(new AFile { Separator = separator, Rows = rows }.Text, "?dryRun=true")).Findings, found => found.Severity == "warning");
        Assert.Equal(("unit-mix-up", "D2", small), (warning.Code, warning.Cell, warning.Value));
        Assert.Contains($"{small} %", warning.Message, StringComparison.Ordinal);
    }

    private async Task<Found> AssertFoundAsync(string file, string code, int? row, string? cell, string? value)
    {
        var reply = await service.Agency.ApplyAsync(file);
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        var error = Assert.Single(reply.Errors);
        Assert.Equal((code, row, cell, value), (error.Code, error.Row, error.Cell, error.Value));
        Assert.NotEmpty(error.Message);
        Assert.Equal(1, reply.Json.GetProperty("counts").GetProperty("errors").GetInt32());
        return error;
    }
}
