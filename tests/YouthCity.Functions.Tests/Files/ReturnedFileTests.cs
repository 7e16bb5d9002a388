using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Files;

/// <summary>A refused file comes back with what was found beside each row.</summary>
public sealed class ReturnedFileTests : ServiceTest
{
    private static readonly Encoding s_windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Fact]
    public async Task The_senders_own_cells_come_back_with_the_findings_beside_their_rows()
    {
        var reply = await Service.Agency.ApplyAsync("Шаар;Көрсөткүч;Маани;Эскертүү\nОш;1.2;250,5;\"а; б\"\nТалас;1.1;-0,5;=1+1\nБишкек;1.1;7;\n", "?format=csv&lang=en");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "text/csv"), (reply.Status, reply.MediaType));
        var rows = CsvText.Parse(reply.Text, ';');
        Assert.Equal(["Шаар", "Көрсөткүч", "Маани", "Эскертүү", "found"], rows[0]);
        Assert.Equal(["Ош", "1.2", "250,5", "а; б"], rows[1][..4]);
        Assert.Equal(["Талас", "1.1", "-0,5", "'=1+1"], rows[2][..4]);
        Assert.StartsWith("C2: 250,5 is outside", rows[1][4], StringComparison.Ordinal);
        Assert.StartsWith("C3: ", rows[2][4], StringComparison.Ordinal);
        Assert.Equal(4, rows.Count);
        Assert.Null(await Service.VersionAsync());
    }

    [Theory]
    [InlineData("ru", false)]
    [InlineData("ky", true)]
    public async Task An_encoding_that_lacks_a_letter_of_the_messages_gives_way_to_utf8(string language, bool isUtf8)
    {
        var file = s_windows1251.GetBytes("Город;Показатель;Значение\nОш;1.2;250\n");
        var reply = await Service.Agency.ApplyAsync(file, $"?format=csv&lang={language}");
        Assert.Equal(isUtf8, reply.Content.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var rows = CsvText.Parse((isUtf8 ? Encoding.UTF8 : s_windows1251).GetString(reply.Content), ';');
        Assert.Equal(["Ош", "1.2", "250"], rows[1][..3]);
        Assert.StartsWith("C2: ", rows[1][3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("ky")]
    public async Task The_file_mended_beside_its_findings_can_be_sent_as_it_is(string language)
    {
        var back = await Service.Agency.ApplyAsync("city,indicator,value,note\nosh,1.2,250,=x\ntalas,1.1,7,\n", $"?format=csv&lang={language}");
        var again = await Service.Agency.ApplyAsync(back.Content, $"?format=csv&lang={language}");
        Assert.Equal(back.Content, again.Content);
        (await Service.Agency.ApplyAsync(back.Text.Replace("1.2,250", "1.2,25", StringComparison.Ordinal))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal((25.0, "=x"), ((await Service.EntriesAsync("osh"))["1.2"].Value, (await Service.EntriesAsync("osh"))["1.2"].Note));
    }

    [Fact]
    public async Task What_is_about_the_header_stands_in_the_first_row_below_it()
    {
        var rows = CsvText.Parse((await Service.Agency.ApplyAsync("city,indicator,worth\nosh,1.2,25\ntalas,1.1,7\n", "?format=csv")).Text);
        Assert.Equal("found", rows[0][3]);
        Assert.Contains("C1: ", rows[1][3], StringComparison.Ordinal);
        Assert.Equal("", rows[2][3]);
    }

    [Fact]
    public async Task Social_orders_come_back_too()
    {
        var rows = CsvText.Parse((await Service.Agency.OrderAsync("city,amount,theme\nosh,much,A\n", "?format=csv")).Text);
        Assert.StartsWith("B2: ", rows[1][3], StringComparison.Ordinal);
    }

    /// <summary>The text file would be without the cell, and taken.</summary>
    [Fact]
    public async Task A_workbook_that_was_not_read_to_its_last_column_does_not_come_back_as_text()
    {
        var far = AWorkbook.Number(5).Replace("<c ", "<c r=\"XFD2\" ", StringComparison.Ordinal);
        var book = new AWorkbook().With("Sheet", [["city", "indicator", "value"], ["osh", "1.1", 5, far]]).Bytes();
        (await Service.Agency.ApplyAsync(book, "?format=csv")).AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
    }

    /// <summary>In the file that came back <c>"1"2</c> would be 12, and sent again unmended it would be taken.</summary>
    [Theory]
    [InlineData("osh,1.1,\"1\"2")]
    [InlineData("osh,1.1,\"12\n")]
    [InlineData("osh,1.1,5,\"a\" b")]
    public async Task What_a_stray_quotation_mark_means_is_not_settled_by_sending_the_file_back(string row)
    {
        foreach (var format in new[] { "csv", "xlsx" })
        {
            var reply = await Service.Agency.ApplyAsync($"city,indicator,value,note\n{row}\n", $"?format={format}");
            reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
            Assert.Contains(reply.Errors, error => error is { Code: "quote-error", Row: 2 });
        }
    }

    [Fact]
    public async Task A_right_file_is_answered_as_usual() =>
        Assert.True((await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.2,25\n", "?format=csv")).AssertStatus(HttpStatusCode.Created).Json.GetProperty("stored").GetBoolean());

    [Fact]
    public async Task A_format_that_is_not_there_is_400() =>
        (await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.2,25\n", "?format=pdf")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
}
