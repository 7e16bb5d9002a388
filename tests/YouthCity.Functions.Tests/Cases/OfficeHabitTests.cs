using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>What offices write into tables that means nothing more, or says one thing only.</summary>
public sealed class OfficeHabitTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("№")]
    [InlineData("№ п/п")]
    [InlineData("#")]
    public async Task A_column_that_numbers_the_rows_is_passed_over_in_every_kind_of_file(string header)
    {
        Assert.Equal(["osh 1.1 7"], (await TryAsync($"{header};Город;Показатель;Значение\n1;Ош;1.1;7\n2;;;\n")).Values());
        Assert.Equal(["osh 1.1 7"], (await TryAsync($"{header};Город;1.1\n1;Ош;7\n2;;\n")).Values());
        (await TryAsync($"{header};Город;Сумма;Тема\n1;Ош;700;A\n2;;;\n", "social-orders")).AssertStatus(HttpStatusCode.OK);
        (await TryAsync($"{header};city;1.4\n" + string.Concat(Enumerable.Repeat("1;osh;1\n", 6)) + "7;;\n", "surveys")).AssertStatus(HttpStatusCode.OK);
        var juror = await service.JurorAsync();
        var ballots = await juror.Client.SendFileAsync("/api/contests/2020/ballots?dryRun=true", Encoding.UTF8.GetBytes($"{header};city;group;mark\n1;osh;1;7\n2;;;\n"));
        ballots.AssertStatus(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("8/10")]
    [InlineData("10-12")]
    public async Task Two_numbers_are_not_said_to_be_a_spreadsheets_date(string written)
    {
        var error = Assert.Single((await service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{written}"), "?dryRun=true")).Errors);
        Assert.Equal("date-for-number", error.Code);
        Assert.Contains("it is two", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021 г.")]
    [InlineData("2021 ж.")]
    [InlineData("2021г")]
    [InlineData("2021 год")]
    public async Task A_year_may_be_called_one(string year)
    {
        var reply = (await TryAsync($"city,year,amount,theme,planned_recipients\nosh,{year},100,A,200 чел.\n", "social-orders")).AssertStatus(HttpStatusCode.OK);
        var order = Assert.Single(reply.Json.GetProperty("changes").GetProperty("added").EnumerateArray());
        Assert.Equal((2021, 200), (order.GetProperty("year").GetInt32(), order.GetProperty("plannedRecipients").GetInt32()));
    }

    [Theory]
    [InlineData("2021 som")]
    [InlineData("2021 22 г.")]
    [InlineData("г.")]
    public async Task Other_words_beside_a_year_are_refused(string year) =>
        Assert.Equal("not-a-year", Assert.Single((await TryAsync($"city,year,amount,theme\nosh,{year},100,A\n", "social-orders")).Errors).Code);

    [Fact]
    public async Task Answers_without_a_city_are_not_counted_and_refuse_nothing()
    {
        var reply = await TryAsync("city,1.4\n" + string.Concat(Enumerable.Repeat("osh,1\n", 6)) + ",0\n", "surveys");
        Assert.Equal(["osh 1.4 100"], reply.Values());
        Assert.Equal(("warning", 8), Assert.Single(reply.Of("answer-without-city")) is var found ? (found.Severity, found.Row) : default);
    }

    [Fact]
    public async Task A_compressed_body_is_called_one()
    {
        using var content = new ByteArrayContent([0x1F, 0x8B, 8, 0]);
        content.Headers.ContentEncoding.Add("gzip");
        (await service.Agency.SendAsync("POST", "/api/contests/2020/applications", content)).AssertProblem(HttpStatusCode.UnsupportedMediaType, "encoded-body");
    }

    private Task<Reply> TryAsync(string file, string what = "applications") => service.TryAsync(Encoding.UTF8.GetBytes(file), what);
}
