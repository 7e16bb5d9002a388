using System.Net;
using System.Net.Http.Headers;
using System.Text;
using YouthCity.Core;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Applications;

public sealed class GoodFileTests : ServiceTest
{
    /// <summary>Every encoding and separator with every language of headers that the encoding can write.</summary>
    public static TheoryData<string, char, string> EveryForm { get; } =
    [
        .. from encoding in AFile.Encodings.Keys
           from separator in new[] { ',', ';', '\t' }
           from language in new[] { "ky", "ru", "en" }
           where encoding is not ("Windows-1251" or "KOI8-R" or "IBM866") || language != "ky"
           select (encoding, separator, language),
    ];

    [Theory]
    [MemberData(nameof(EveryForm))]
    public async Task A_file_is_read_in_every_form_that_spreadsheets_write(string encoding, char separator, string language)
    {
        var file = new AFile
        {
            Encoding = encoding,
            Separator = separator,
            Language = language,
            Rows = [["Ош", "1.1", "1\u00A0234,5", "12\u00A0345,25"], ["Каракол", "1.4", "41,5", "44,1", "205", "сурамжылоо"], ["Бишкек", "2.1", "", "-0"]],
        };

        var reply = (await Service.Agency.ApplyAsync(file.Bytes)).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(AFile.Encodings[encoding].Recognised, reply.Json.GetProperty("form").GetProperty("encoding").GetString());
        Assert.Equal(separator.ToString(), reply.Json.GetProperty("form").GetProperty("separator").GetString());
        Assert.Equal("long", reply.Json.GetProperty("form").GetProperty("form").GetString());
        Assert.Equal(3, reply.Json.GetProperty("cells").GetInt32());
        Assert.Equal(new Entry("1.1", 1234.5, 12345.25, null, null, null), (await Service.EntriesAsync("osh"))["1.1"]);
        Assert.Equal(new Entry("1.4", 41.5, 44.1, 205, "сурамжылоо", null), (await Service.EntriesAsync("karakol"))["1.4"]);
        Assert.Equal(0, (await Service.EntriesAsync("bishkek"))["2.1"].Value);
    }

    [Theory]
    [InlineData("45.5", 45.5)]
    [InlineData("45,5", 45.5)]
    [InlineData("1\u202F234.5", 1234.5)]
    [InlineData("1\u2009234,5", 1234.5)]
    [InlineData("1 234 567", 1234567)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("1.234.567,5", 1234567.5)]
    [InlineData("1,5E+06", 1500000)]
    [InlineData(" 7 ", 7)]
    [InlineData("+7", 7)]
    [InlineData("0,125", 0.125)]
    public async Task A_number_is_read_however_it_is_written(string written, double number)
    {
        (await Service.Agency.ApplyAsync(new AFile { Separator = ';', Rows = [["osh", "1.1", "", written]] }.Bytes)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(number, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Theory]
    [InlineData("12.5", "1.234", 1.234)]
    [InlineData("12.5", "1,234", 1234)]
    [InlineData("12,5", "1.234", 1234)]
    [InlineData("12,5", "1,234", 1.234)]
    public async Task A_number_that_could_be_two_is_settled_by_the_rest_of_its_column(string telling, string ambiguous, double number)
    {
        var file = new AFile { Separator = ';', Rows = [["osh", "1.1", "", ambiguous], ["talas", "1.1", "", telling]] };
        var reply = await Service.Agency.ApplyAsync(file.Bytes);
        reply.AssertStatus(HttpStatusCode.Created);
        Assert.Equal(number, (await Service.EntriesAsync("osh"))["1.1"].Value);
        var notice = Assert.Single(reply.Findings, finding => finding.Code == "settled-numbers");
        Assert.Equal(("D2", ambiguous), (notice.Cell, notice.Value));
        Assert.Contains(number.ToString(System.Globalization.CultureInfo.InvariantCulture), notice.Message, StringComparison.Ordinal);
    }

    /// <summary>A decimal or thousands comma that parts columns moves everything behind it, and all that is seen of it is one cell more.</summary>
    [Theory]
    [InlineData("applications", "city,indicator,baseline,value,respondents,source,note\nosh,1.1,7,5,12,,,\n", "row has 8 cells and the header 7")]
    [InlineData("social-orders", "city,year,amount,theme,ngo\nosh,2020,250,000,Билим,\n", "row has 6 cells and the header 5")]
    [InlineData("surveys", "city,1.4,1.5\nosh,1,,0,\n", "row has 5 cells and the header 3")]
    public async Task A_row_with_more_cells_than_the_header_is_refused_even_if_those_are_empty(string what, string file, string words)
    {
        var error = Assert.Single((await Service.Agency.SendFileAsync($"/api/contests/2020/{what}", Encoding.UTF8.GetBytes(file))).Errors, error => error.Code is "extra-separator" or "extra-cell");
        Assert.Equal(2, error.Row);
        if (error.Code == "extra-separator")
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [OwnProcess]
    public async Task A_file_after_the_last_day_is_taken_for_a_reason_and_said_to_be_late()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { ApplicationsCloseOn = "\"2026-03-01\"" });
        Assert.DoesNotContain((await ApplyAsync(7)).Findings, finding => finding.Code == "after-closing");

        // It is noon in Bishkek when a service starts.
        valley.Service.Clock.Advance(TimeSpan.FromHours(12));
        (await valley.Service.Agency.ApplyAsync("city,indicator,value\nnorth,parks,8\n", "", "valley")).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        Assert.Contains("2026-03-01", Assert.Single((await ApplyAsync(8, "?reason=a%20late%20letter")).Findings, finding => finding.Code == "after-closing").Message, StringComparison.Ordinal);

        async Task<Reply> ApplyAsync(int value, string query = "") =>
            (await valley.Service.Agency.ApplyAsync($"city,indicator,value\nnorth,parks,{value}\n", query, "valley")).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_header_and_rows_that_end_in_separators_alike_are_taken() =>
        (await Service.Agency.ApplyAsync("city,indicator,value,,\nosh,1.1,7,,\n")).AssertStatus(HttpStatusCode.Created);

    [Fact]
    public async Task Digits_that_a_number_does_not_keep_are_told()
    {
        var reply = await Service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,12.34567890123456789\n");
        reply.AssertStatus(HttpStatusCode.Created);
        var notice = Assert.Single(reply.Findings, finding => finding.Code == "shortened-number");
        Assert.Equal(("C2", "12.34567890123456789"), (notice.Cell, notice.Value));
        Assert.Contains("12.345678901234567.", notice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kara-kol", "kara-kol")]
    [InlineData("KARA-KOL", "kara-kol")]
    [InlineData("Кара-Көл", "kara-kol")]
    [InlineData("Кара-Куль", "kara-kol")]
    [InlineData("каракуль", "kara-kol")]
    [InlineData("Kara-Köl", "kara-kol")]
    [InlineData("Каракол", "karakol")]
    [InlineData("Пржевальск", "karakol")]
    [InlineData("Karakol", "karakol")]
    [InlineData("ӨЗГӨН", "ozgon")]
    [InlineData("  Жалал-Абад ", "jalal-abad")]
    [InlineData("Жалал\u2011Абад", "jalal-abad")]
    [InlineData("Жалал\u2013Абад\u200B", "jalal-abad")]
    [InlineData("О\u00ADш", "osh")]
    public async Task A_city_is_found_by_id_name_or_alias_in_any_case(string written, string city)
    {
        var reply = (await Service.Agency.ApplyAsync(AFile.Of($"{written},1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(city, Assert.Single(reply.Json.GetProperty("cities").EnumerateArray()).GetString());
        Assert.DoesNotContain(reply.Findings, found => found.Row is not null && found.Code != "blank-baseline");
    }

    [Theory]
    [InlineData("Oш", "osh", "look-alike-letters")]
    [InlineData("Кapа-Көл", "kara-kol", "look-alike-letters")]
    [InlineData("Кара-Кёл", "kara-kol", "old-font-letters")]
    [InlineData("Ёзгён", "ozgon", "old-font-letters")]
    [InlineData("Таш-Кём=р", "tash-komur", "old-font-letters")]
    public async Task Changed_letters_are_understood_and_said_so(string written, string city, string code)
    {
        var reply = (await Service.Agency.ApplyAsync(AFile.Of($"{written},1.1,4,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(5, (await Service.EntriesAsync(city))["1.1"].Value);
        var notice = Assert.Single(reply.Findings, found => found.Row is not null);
        Assert.Equal(("notice", code, "A2", written), (notice.Severity, notice.Code, notice.Cell, notice.Value));
        Assert.Contains($"({city})", notice.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("city,1.1,1.1 baseline,2.1\nosh,5,4,3.5\nТалас,6,,\n")]
    [InlineData("шаар;1.1 баштапкы маани;1.1;2.1\nosh;4;5;3,5\nТалас;;6;\n")]
    [InlineData("город\t2.1\t1.1 базовое значение\t1.1\nosh\t3,5\t4\t5\nТалас\t\t\t6\n")]
    public async Task A_wide_file_has_a_row_for_each_city(string file)
    {
        var reply = (await Service.Agency.ApplyAsync(file)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("wide", reply.Json.GetProperty("form").GetProperty("form").GetString());
        Assert.Equal(new Entry("1.1", 4, 5, null, null, null), (await Service.EntriesAsync("osh"))["1.1"]);
        Assert.Equal(3.5, (await Service.EntriesAsync("osh"))["2.1"].Value);
        Assert.Equal(new Entry("1.1", null, 6, null, null, null), (await Service.EntriesAsync("talas"))["1.1"]);
    }

    [Fact]
    public async Task A_file_comes_as_a_form_too()
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(new AFile { Rows = [["osh", "1.1", "", "5"]] }.Bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "application.csv");
        (await Service.Agency.SendAsync("POST", "/api/contests/2020/applications", form)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(5, (await Service.EntriesAsync("osh"))["1.1"].Value);
    }

    [Fact]
    public async Task A_body_that_a_client_calls_a_form_is_a_body()
    {
        using var content = new StringContent(AFile.Of("osh,1.1,,5"), mediaType: new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        (await Service.Agency.SendAsync("POST", "/api/contests/2020/applications", content)).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_absent_is_a_notice()
    {
        var reply = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5", "osh,1.2,30,"))).AssertStatus(HttpStatusCode.Created);
        Assert.All(reply.Findings, found => Assert.Equal("notice", found.Severity));
        Assert.Equal("C2", Assert.Single(reply.Findings, found => found.Code == "blank-baseline").Cell);
        Assert.Equal("D3", Assert.Single(reply.Findings, found => found.Code == "blank-value").Cell);
        Assert.Equal(17, reply.Findings.Count(found => found.Code == "absent-city"));
        Assert.Contains("Osh (osh)", Assert.Single(reply.Findings, found => found.Code == "absent-values").Message, StringComparison.Ordinal);
    }
}
