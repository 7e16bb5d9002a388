using System.IO.Compression;
using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Functions.Tests.Files;

/// <summary>A refused file comes back as a workbook, with marks on its cells.</summary>
public sealed class ReturnedWorkbookTests : ServiceTest
{
    private const string Error = "FFFFB3B8", Warning = "FFFFE699", Notice = "FFD6E6F8";

    private static readonly object?[] s_header = AFile.Headers("ru")[..5];

    [Theory]
    [InlineData("ky", "табылгандар", "YouthCity: ката: ")]
    [InlineData("ru", "найдено", "YouthCity: ошибка: ")]
    [InlineData("en", "found", "YouthCity: error: ")]
    public async Task Cells_with_findings_are_coloured_and_noted_and_named_beside_their_rows(string language, string column, string note)
    {
        var reply = await ReturnAsync(Book(["Ош", "1.2", 30, 250.5], ["Oш", "1.1", 1, 7], ["Талас", "1.1", 2, 3], ["Нарын", "1.1", 1, 30]), $"&lang={language}");
        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "2020-refused.xlsx", language),
            (reply.Status, reply.MediaType, reply.ContentHeaders.ContentDisposition!.FileName, Assert.Single(reply.ContentHeaders.ContentLanguage)));
        var sheet = ReturnedSheet.Of(reply);
        Assert.Equal((column, "250.5", "Ош"), (sheet.Cells["F1"], sheet.Cells["D2"], sheet.Cells["A2"]));
        Assert.StartsWith("D2: ", sheet.Cells["F2"], StringComparison.Ordinal);
        Assert.StartsWith("A3: ", sheet.Cells["F3"], StringComparison.Ordinal);
        Assert.False(sheet.Cells.ContainsKey("F4"));
        Assert.StartsWith(note, sheet.Notes["D2"], StringComparison.Ordinal);
        Assert.Equal((Error, Notice, Warning), (sheet.Colours["D2"], sheet.Colours["A3"], sheet.Colours["D5"]));
        Assert.Equal(sheet.Notes.Count, sheet.Boxes);
        Assert.Empty(sheet.Faults);
        Assert.Null(await Service.VersionAsync());
    }

    [Fact]
    public async Task What_is_about_the_header_or_the_whole_file_is_noted_in_the_header()
    {
        var sheet = ReturnedSheet.Of(await ReturnAsync(new AWorkbook().With("Данные", [["Город", "Показатель", "Значенье"], ["Ош", "1.2", 3]]).Bytes()));
        Assert.Equal(Error, sheet.Colours["C1"]);
        Assert.Contains("error: ", sheet.Notes["C1"], StringComparison.Ordinal);
        Assert.Contains("value", sheet.Notes["D1"], StringComparison.Ordinal);
        Assert.Contains("C1: ", sheet.Cells["D2"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_workbook_returned_again_is_marked_once_and_mended_not_at_all()
    {
        var first = await ReturnAsync(Book(["Ош", "1.2", 30, 250.5], ["Талас", "1.1", 2, -3]), "&lang=ru");
        var second = ReturnedSheet.Of(await ReturnAsync(first.Content, "&lang=ky"));
        Assert.Equal(["D2", "D3"], second.Colours.Keys.Order());
        Assert.Equal(["D2", "D3"], second.Notes.Keys.Order());
        Assert.Equal((2, "табылгандар"), (second.Boxes, second.Cells["F1"]));
        Assert.DoesNotContain("G1", second.Cells);
        Assert.Empty(second.Faults);

        var third = ReturnedSheet.Of(await ReturnAsync(Fix(first.Content, "D2", 25)));
        Assert.Equal(("D3", 1), (Assert.Single(third.Colours.Keys), third.Boxes));
        Assert.False(third.Cells.ContainsKey("F2"));

        (await Service.Agency.ApplyAsync(Fix(Fix(first.Content, "D2", 25), "D3", 3))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal((25.0, 30.0), ((await Service.EntriesAsync("osh"))["1.2"].Value, (await Service.EntriesAsync("osh"))["1.2"].Baseline));
    }

    [Fact]
    public async Task Everything_else_of_the_senders_workbook_stays()
    {
        var sent = WithNotes(
            new AWorkbook().With("Пояснение", [["Читать"]])
                .With("Данные", [s_header, ["Ош", "1.2", AWorkbook.Percent(0.3), AWorkbook.Formula("C2*9", 270)], ["Талас", "1.1", 2, -3]], merged: ["H1:H2"]).Bytes(),
            ("D3", "спросить у мэрии"), ("A2", "наш город"));
        var reply = await ReturnAsync(sent);
        var sheet = ReturnedSheet.Of(reply, "Данные");
        Assert.Equal("спросить у мэрии", sheet.Notes["D3"]);
        Assert.Equal("наш город", sheet.Notes["A2"]);
        Assert.StartsWith("YouthCity: ", sheet.Notes["D2"], StringComparison.Ordinal);
        Assert.Equal(Error, sheet.Colours["D3"]);
        Assert.StartsWith("D3: ", sheet.Cells["I3"], StringComparison.Ordinal);
        Assert.Equal(Part(sent, "xl/worksheets/sheet1.xml"), Part(reply.Content, "xl/worksheets/sheet1.xml"));
        Assert.Contains("<f>C2*9</f>", Part(reply.Content, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("mergeCell ref=\"H1:H2\"", Part(reply.Content, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        var again = ReturnedSheet.Of(await ReturnAsync(reply.Content), "Данные");
        Assert.Equal(sheet.Notes, again.Notes);
    }

    [Fact]
    public async Task A_cell_to_the_right_of_the_header_is_not_covered()
    {
        var book = Book(["Ош", "1.2", 30, 25, null, null, "лишнее"]);
        var sheet = ReturnedSheet.Of(await ReturnAsync(book));
        Assert.Equal(("лишнее", "found"), (sheet.Cells["G2"], sheet.Cells["H1"]));
        Assert.Equal(Error, sheet.Colours["G2"]);
    }

    [Theory]
    [InlineData("UTF-8", ';')]
    [InlineData("UTF-16 with mark", '\t')]
    [InlineData("Windows-1251", ',')]
    public async Task A_text_file_comes_back_as_a_workbook_of_texts(string encoding, char separator)
    {
        string[][] rows = [["Ош", "1.2", "1-2", "0012", "", "=1+1", "_x0041_"], ["Талас", "1.1", "1.10", "-3", "", "б\nв", ""]];
        var reply = await ReturnAsync(AFile.Encodings[encoding].Write(CsvText.Write(rows.Prepend(AFile.Headers("ru")), separator)));
        var sheet = ReturnedSheet.Of(reply);
        Assert.Equal(("Город", "found", "1-2", "0012", "=1+1"), (sheet.Cells["A1"], sheet.Cells["H1"], sheet.Cells["C2"], sheet.Cells["D2"], sheet.Cells["F2"]));
        Assert.Equal(("1.10", "б\nв"), (sheet.Cells["C3"], sheet.Cells["F3"]));
        Assert.Equal((Error, Error), (sheet.Colours["C2"], sheet.Colours["D3"]));
        Assert.Empty(sheet.Faults);
        var mended = Fix(Fix(reply.Content, "C2", 3), "D3", 3);
        (await Service.Agency.ApplyAsync(mended)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal((12.0, "=1+1", "_x0041_"), await EntryAsync("osh", "1.2"));
    }

    [Theory]
    [InlineData("en", ',', '.')]
    [InlineData("ru", ';', ',')]
    [InlineData("ky", ';', ',')]
    public async Task A_workbook_comes_back_as_text_that_an_office_of_the_language_opens(string language, char separator, char sign)
    {
        var book = new AWorkbook().With("Данные", [AFile.Headers("ru"), ["Ош", "1.1", 1.234, 2.5, null, "=не формула", 1.234], [], ["Талас", "1.2", AWorkbook.Percent(0.3), AWorkbook.Date(46054)]]).Bytes();
        var reply = await Service.Agency.ApplyAsync(book, $"?format=csv&lang={language}");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text/csv", true), (reply.Status, reply.MediaType, reply.Content.AsSpan().StartsWith(Encoding.UTF8.Preamble)));
        var rows = CsvText.Parse(reply.Text, separator);
        Assert.Equal(["Ош", "1.1", $"1{sign}2340", $"2{sign}5", "", "'=не формула", "1.234"], rows[1][..7]);
        Assert.Equal(["Талас", "1.2", "30 %", "2026-02-01"], rows[3][..4]);
        Assert.StartsWith("D4: ", rows[3][7], StringComparison.Ordinal);
        (await Service.Agency.ApplyAsync(reply.Text.Replace("2026-02-01", "7", StringComparison.Ordinal))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal((2.5, "=не формула", "1.234"), await EntryAsync("osh", "1.1"));
        Assert.Equal(1.234, (await Service.EntriesAsync("osh"))["1.1"].Baseline);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task What_was_not_read_as_a_table_is_answered_in_words(string format)
    {
        foreach (var file in (byte[][])[" \n"u8.ToArray(), "PK\x03\x04nothing"u8.ToArray(), [0xD0, 0xCF, 0x11, 0xE0], new AWorkbook().With("a", [["x"]]).With("b", [["y"]]).Bytes(), .. BrokenText()])
            (await Service.Agency.ApplyAsync(file, $"?format={format}")).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    /// <summary>The column of findings would go away with the title that the sender is told to delete, or hide what parted the columns.</summary>
    [Theory]
    [InlineData("Сведения города;;\n\nГород;Показатель;Значение\nОш;1.2;25\n")]
    [InlineData("Город;Показатель;Значение\nОш,1.2,25\nТалас,1.1,3\n")]
    public async Task Where_the_header_is_not_told_from_the_rows_nothing_is_written_beside_them(string file)
    {
        foreach (var format in (string[])["csv", "xlsx"])
            (await Service.Agency.ApplyAsync(file, $"?format={format}")).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    [Fact]
    public async Task A_text_that_the_rest_of_its_column_decides_comes_back_as_it_stands()
    {
        var reply = await Service.Agency.ApplyAsync(Book(["Ош", "1.2", 2, "12.5"], ["Талас", "1.2", 2, "1,234 %"], ["Атлантида", "1.2", 2, AWorkbook.Percent(0.45)]), "?format=csv");
        Assert.Contains("1,234 %", reply.Text, StringComparison.Ordinal);
        Assert.Contains("45 %", reply.Text, StringComparison.Ordinal);
    }

    /// <summary>What was moved would look right beside the column of findings.</summary>
    [Fact]
    public async Task A_row_with_a_separator_too_many_is_answered_in_words()
    {
        foreach (var format in (string[])["csv", "xlsx"])
            (await Service.Agency.ApplyAsync("city,indicator,baseline,value,respondents,note\nosh,1.1,7,5,12,,\n", $"?format={format}")).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    [Fact]
    public async Task What_only_a_workbook_leaves_open_is_not_decided_by_making_it_text() =>
        (await Service.Agency.ApplyAsync(Book(["Ош", "1.1", 2, "1,234"], ["Талас", "1.1", 2, 45.5]), "?format=csv"))
            .AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task Answers_of_people_never_come_back(string format)
    {
        var file = "city,age,1.4\nosh,17,sometimes\n"u8.ToArray();
        var reply = await Service.Agency.SendFileAsync($"/api/contests/2020/surveys?format={format}", file);
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.DoesNotContain("sometimes", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Social_orders_and_ballots_come_back_too_but_a_list_in_json_does_not()
    {
        var orders = ReturnedSheet.Of(await Service.Agency.OrderAsync("city,amount,theme\nosh,much,A\n", "?format=xlsx"));
        Assert.Equal(("much", Error), (orders.Cells["B2"], orders.Colours["B2"]));
        var juror = (await Service.JurorAsync()).Client;
        var ballots = ReturnedSheet.Of(await juror.SendFileAsync("/api/contests/2020/ballots?format=xlsx", "city,group,mark\nosh,1,11\n"u8.ToArray()));
        Assert.Equal(Error, ballots.Colours["C2"]);
        foreach (var format in (string[])["csv", "xlsx"])
            (await juror.SendFileAsync($"/api/contests/2020/ballots?format={format}", """{ "ballots": [ { "city": "atlantis" } ] }"""u8.ToArray())).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    [Fact]
    public async Task A_thousand_marks_and_a_text_longer_than_a_cell_are_a_workbook_still()
    {
        var header = string.Join(',', Enumerable.Range(0, 900).Select(column => $"столбец номер {column}"));
        var sheet = ReturnedSheet.Of(await ReturnAsync(Encoding.UTF8.GetBytes($"city,indicator,value,{header}\nosh,1.1,5\n")));
        Assert.Equal((900, 900), (sheet.Notes.Count, sheet.Boxes));
        Assert.InRange(sheet.Cells.Values.Max(text => text.Length), 30_000, 32_767);
        Assert.Empty(sheet.Faults);
    }

    [Fact]
    public async Task Ten_thousand_rows_come_back_with_as_many_marks_as_findings_are_kept()
    {
        var book = Book([.. Enumerable.Range(0, 10_000).Select(row => (object?[])["Ош", "1.2", 30, -1 - row, null])]);
        var sheet = ReturnedSheet.Of(await ReturnAsync(book));
        Assert.Equal((1000, 1000), (sheet.Colours.Count, sheet.Boxes));
        Assert.Equal("-10000", sheet.Cells["D10001"]);
    }

    [Fact]
    public async Task A_workbook_too_large_to_be_marked_is_answered_in_words()
    {
        using var large = new MemoryStream();
        large.Write(Book(["Ош", "1.2", 30, 250.5]));
        using (var archive = new ZipArchive(large, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("xl/media/zeros.bin", CompressionLevel.Fastest).Open();
            await part.WriteAsync(new byte[65_000_000], TestContext.Current.CancellationToken);
        }

        (await ReturnAsync(large.ToArray())).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    private static IEnumerable<byte[]> BrokenText() => [[.. Encoding.UTF8.GetBytes(AFile.Of("osh,1.1,4,5,,Шаардык мэриянын маалыматы,", "talas,1.1,4,5,,")), 0xCF, 0xEB, 0xE0, 0xED, (byte)'\n']];

    private static byte[] Book(params object?[][] rows) => new AWorkbook().With("Данные", [s_header, .. rows]).Bytes();

    private static string Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var part = new StreamReader(archive.GetEntry(name)!.Open());
        return part.ReadToEnd();
    }

    /// <summary>Types a number over a cell of the first sheet, as a person does.</summary>
    private static byte[] Fix(byte[] file, string place, double number)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var cell = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>().Single(cell => cell.CellReference == place);
            cell.RemoveAllChildren();
            (cell.DataType, cell.CellValue) = (null, new CellValue(number));
        }

        return stream.ToArray();
    }

    /// <summary>The last sheet with notes of a person on it.</summary>
    private static byte[] WithNotes(byte[] file, params (string Cell, string Text)[] notes)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var book = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = (WorksheetPart)book.WorkbookPart!.GetPartById(book.WorkbookPart.Workbook!.Descendants<Sheet>().Last().Id!);
            sheet.AddNewPart<WorksheetCommentsPart>().Comments = new(
                new Authors(new Author("Айгүл")),
                new CommentList(notes.Select(note => new Comment(new CommentText(new Run(new Text(note.Text)))) { Reference = note.Cell, AuthorId = 0 })));
        }

        return stream.ToArray();
    }

    private async Task<(double? Value, string? Source, string? Note)> EntryAsync(string city, string indicator)
    {
        var entry = (await Service.EntriesAsync(city))[indicator];
        return (entry.Value, entry.Source, entry.Note);
    }

    private Task<Reply> ReturnAsync(byte[] file, string query = "") => Service.Agency.ApplyAsync(file, $"?format=xlsx{query}");
}
