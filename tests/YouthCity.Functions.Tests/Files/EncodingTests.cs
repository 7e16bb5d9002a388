using System.Net;
using System.Net.Http.Headers;
using System.Text;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Files;

/// <summary>Files in encodings of one byte a letter: read rightly, or refused with a word on the encoding, and never taken with other letters than their writer saw.</summary>
public sealed class EncodingTests(Service service) : IClassFixture<Service>
{
    private const string Orders = "social-orders", Applications = "applications";

    [Fact]
    public async Task Capitals_of_Mac_Cyrillic_are_read()
    {
        var reply = (await SendAsync(Orders, "orders-mac-cyrillic.csv")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("Mac Cyrillic", EncodingOf(reply));
        Assert.Contains("Поддержка Детей", Texts(reply));
        Assert.Contains("Работа с Подростками", Texts(reply));
    }

    [Fact]
    public async Task English_names_of_Windows_1252_are_read()
    {
        var reply = (await SendAsync(Applications, "english-names-windows-1252.csv")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("Windows-1252", EncodingOf(reply));
        Assert.Equal(["kara-kol", "ozgon", "tash-komur"], Cities(reply));
    }

    /// <summary>A Mac has its capitals where Windows has quotation marks, and the same small letters.</summary>
    [Theory]
    [InlineData("Талас", "Mac Cyrillic")]
    [InlineData("Узген", "Mac Cyrillic")]
    [InlineData("Фонд «Мир»", "Mac Cyrillic")]
    [InlineData("Джалал-Абад", "Mac Cyrillic")]
    [InlineData("Фонд «Мир»", "Windows-1251")]
    [InlineData("фонд «мир»", "Windows-1251")]
    [InlineData("фонд “мир”", "Windows-1251")]
    [InlineData("фонд „мир и дети“", "Windows-1251")]
    [InlineData("театр ‘мир’", "Windows-1251")]
    [InlineData("А. Р. Токтосунов", "Windows-1251")]
    public async Task A_theme_alone_is_read_with_its_own_letters_on_Windows_and_on_a_Mac(string theme, string encoding)
    {
        var page = Encodings(encoding == "Mac Cyrillic" ? "x-mac-cyrillic" : encoding);
        var reply = (await SendAsync(Orders, page.GetBytes($"city;amount;theme\r\ntalas;5;{theme}\r\n"))).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(encoding, EncodingOf(reply));
        Assert.Contains(theme, Texts(reply));
    }

    [Theory]
    [InlineData("orders-kz-1048.csv", "KZ-1048")]
    [InlineData("orders-pt154.csv", "PT154")]
    public async Task An_encoding_that_is_known_and_not_read_is_named_with_a_way_on(string file, string encoding)
    {
        var error = Assert.Single((await SendAsync(Orders, file)).AssertStatus(HttpStatusCode.UnprocessableEntity).Errors);
        Assert.Equal("unsupported-encoding", error.Code);
        Assert.Contains(encoding, error.Message, StringComparison.Ordinal);
        Assert.Contains("CSV UTF-8", error.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_lost_in_free_text_are_refused()
    {
        var reply = (await SendAsync(Orders, "orders-lost-letters.csv")).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["D2", "D3"], reply.Errors.Select(error => error.Cell));
        Assert.All(reply.Errors, error => Assert.Equal("lost-letters", error.Code));
        Assert.Contains("Windows-1251", reply.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?зг?ч? балдар", true)]
    [InlineData("К?К-ЖАР", true)]
    [InlineData("жайлуу ?й", true)]
    [InlineData("Кому это нужно?", false)]
    [InlineData("Кому это нужно?Всем", false)]
    [InlineData("Кому (?)", false)]
    public async Task A_question_mark_inside_a_word_is_a_lost_letter_and_one_behind_it_is_not(string theme, bool isLost)
    {
        var reply = await SendAsync(Orders, Windows1251.GetBytes($"город;сумма;тема\r\nТалас;5;{theme}\r\n"));
        Assert.Equal(isLost ? ["lost-letters"] : [], reply.Errors.Select(error => error.Code));
    }

    [Fact]
    public async Task In_UTF_8_a_question_mark_is_one()
    {
        var reply = await SendAsync(Orders, Encoding.UTF8.GetBytes("город;сумма;тема\r\nТалас;5;жайлуу ?й\r\n"));
        reply.AssertStatus(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("source", "E2")]
    [InlineData("note", "E2")]
    public async Task Sources_and_notes_lose_no_letters_either(string column, string cell)
    {
        var error = Assert.Single((await SendAsync(Applications, Windows1251.GetBytes($"city,indicator,baseline,value,{column}\r\nТалас,1.1,4,5,К?ч?\r\n"))).Errors);
        Assert.Equal(("lost-letters", cell, column), (error.Code, error.Cell, error.Column));
    }

    /// <summary>In Windows-1251 the same bytes are the word «Цель» in other letters.</summary>
    [Theory]
    [InlineData("text/csv", "Windows-1251")]
    [InlineData("text/csv; charset=iso-8859-1", "Windows-1251")]
    [InlineData("text/csv; charset=utf-8", "Windows-1251")]
    [InlineData("text/csv; charset=\"KOI8-R\"", "KOI8-R")]
    [InlineData("text/csv; charset=cp866", "IBM866")]
    public async Task What_a_sender_says_of_the_encoding_counts_where_the_bytes_do_not_prove_another(string type, string encoding) =>
        Assert.Equal(encoding, EncodingOf(await SendAsync(Orders, Windows1251.GetBytes("city;amount;theme\r\ntalas;5;цель\r\n"), type)));

    [Fact]
    public async Task Bytes_that_prove_UTF_8_go_before_what_the_sender_says() =>
        Assert.Equal("UTF-8", EncodingOf(await SendAsync(Orders, Encoding.UTF8.GetBytes("city;amount;theme\r\ntalas;5;цель\r\n"), "text/csv; charset=windows-1251")));

    [Fact]
    public async Task An_encoding_of_several_bytes_that_the_sender_names_is_refused_by_its_name()
    {
        var error = Assert.Single((await SendAsync(Orders, Windows1251.GetBytes("city;amount;theme\r\ntalas;5;цель\r\n"), "text/csv; charset=shift_jis")).Errors);
        Assert.Equal("unsupported-encoding", error.Code);
        Assert.Contains("shift_jis", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_goes_back_with_the_letters_of_the_encoding_that_its_sender_named()
    {
        var sent = Encodings("koi8-r").GetBytes("city;amount;theme\r\ntalas;5;ЦЕЛЬ\r\nnowhere;5;ЦЕЛЬ\r\n");
        var reply = await SendAsync(Orders, sent, "text/csv; charset=koi8-r", "&format=csv");
        Assert.Contains("talas;5;ЦЕЛЬ", Encoding.UTF8.GetString(reply.Content), StringComparison.Ordinal);
    }

    private static Encoding Windows1251 => Encodings("windows-1251");

    private static Encoding Encodings(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private async Task<Reply> SendAsync(string act, string file) =>
        await SendAsync(act, await File.ReadAllBytesAsync(Repository.Path("tests", "YouthCity.Functions.Tests", "Files", "Encodings", file), TestContext.Current.CancellationToken));

    private async Task<Reply> SendAsync(string act, byte[] file, string type = "text/csv", string query = "")
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return await service.Agency.SendAsync("POST", $"/api/contests/2020/{act}?dryRun=true{query}", content);
    }

    private static string? EncodingOf(Reply reply) => reply.Json.GetProperty("form").GetProperty("encoding").GetString();

    private static string Texts(Reply reply) => System.Text.RegularExpressions.Regex.Unescape(reply.Text);

    private static IEnumerable<string?> Cities(Reply reply) => reply.Json.GetProperty("cities").EnumerateArray().Select(city => city.GetString()).Order(StringComparer.Ordinal);
}
