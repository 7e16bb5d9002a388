using System.Globalization;
using System.Net;
using CsCheck;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Answers;

/// <summary>What the service gives out it takes back: exports are sent to a second contest with the same rules.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private static readonly Rules s_rules = new() { Indicators = ["parks,play,1,admin,+,,", "clubs,play,1,admin,+,,", "wait,health,1,survey,-,,"] };

    private static readonly string[] s_indicators = ["parks", "clubs", "wait"];

    private ValleyService _valley = null!;

    public async ValueTask InitializeAsync() => _valley = await ValleyService.StartAsync(s_rules, s_rules with { Id = "mirror" });

    public ValueTask DisposeAsync() => _valley.DisposeAsync();

    [Fact]
    public async Task Whatever_a_city_sent_its_export_reads_back_the_same()
    {
        var number = Gen.OneOf(
            Gen.Double[-1e15, 1e15], Gen.Double[-2, 2], Gen.Int[-2_000_000, 2_000_000].Select(n => n / 1000.0), Gen.Int[-9, 9].Select(n => (double)n));
        var note = Gen.String[Gen.Char["=+-@,;\"xө 7\n"], 0, 6];
        var cell = Gen.Select(number, number, Gen.Int[0, 2000], note);
        await cell.Array[3].SampleAsync(
            async cells =>
            {
                var rows = cells.Zip(s_indicators, (c, indicator) =>
                    new[] { "north", indicator, Exact(c.Item1), Exact(c.Item2), c.Item3.ToString(CultureInfo.InvariantCulture), "", $"n{c.Item4}" });
                await SendAsync("valley", CsvText.Write(rows.Prepend(AFile.Headers("en"))));
                var sent = await _valley.Service.EntriesAsync("north", "valley");
                Assert.Equal(cells.Select(c => (c.Item1 + 0.0, c.Item2 + 0.0, c.Item3)), sent.Values.Select(e => (e.Baseline!.Value, e.Value!.Value, e.Respondents!.Value)));
                await AssertReadsBackAsync("");
                await AssertReadsBackAsync("&excel=ru");
            },
            iter: 40, threads: 1);
    }

    [Theory]
    [InlineData("1.2340", 1.234)]
    [InlineData("-12.3450", -12.345)]
    [InlineData("1e-7", 1e-7)]
    [InlineData("999999999999999", 999999999999999)]
    public async Task A_number_that_stands_alone_in_its_column_reads_back_too(string written, double number)
    {
        await SendAsync("valley", $"city,indicator,value\nnorth,parks,{written}\n");
        Assert.Equal(number, (await _valley.Service.EntriesAsync("north", "valley"))["parks"].Value);
        await AssertReadsBackAsync("");
        await AssertReadsBackAsync("&excel=ru");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+7")]
    [InlineData("-7")]
    [InlineData("@SUM(A1)")]
    public async Task Text_that_a_spreadsheet_would_run_comes_out_with_an_apostrophe(string note)
    {
        await SendAsync("valley", $"city,indicator,value,note\nnorth,parks,-5.5,{note}\n");
        foreach (var (query, separator) in new[] { ("", ','), ("&excel=ru", ';') })
        {
            var rows = CsvText.Parse((await ExportAsync(query)).Text, separator);
            Assert.Equal("'" + note, rows[1][Array.IndexOf(rows[0], "note")]);
            Assert.Equal(separator == ';' ? "-5,5" : "-5.5", rows[1][Array.IndexOf(rows[0], "value")]);
            await AssertReadsBackAsync(query);
        }
    }

    [Theory]
    [InlineData("''=1", "'=1")]
    [InlineData("'''+7", "''+7")]
    public async Task An_apostrophe_of_the_text_itself_stays(string written, string note)
    {
        await SendAsync("valley", $"city,indicator,value,note\nnorth,parks,-5.5,{written}\n");
        Assert.Equal(note, (await _valley.Service.EntriesAsync("north", "valley"))["parks"].Note);
        await AssertReadsBackAsync("");
    }

    [Fact]
    public async Task Social_orders_read_back_the_same()
    {
        await OrderAsync("valley", "city,year,amount,theme,group,ngo,planned_recipients,actual_recipients,planned_cost,actual_cost,cofinancing,note\n"
            + "north,2025,1234.5,\"Оюн, \"\"бак\"\"\",play,=КЭУ,10,12,1300,1234.5,0.05,-\nsouth,,1000000000,Ден соолук,,,,,,,,\n");
        foreach (var query in new[] { "", "&excel=ru" })
        {
            var export = await _valley.Service.Anyone.ReadAsync($"/api/contests/valley/social-orders?format=csv{query}");
            await OrderAsync("mirror", export.Text);
            Assert.Equal(await RowsAsync("valley"), await RowsAsync("mirror"));
        }
    }

    private static string Exact(double number) => number.ToString("E16", CultureInfo.InvariantCulture);

    private async Task AssertReadsBackAsync(string query)
    {
        var export = await ExportAsync(query);
        var reply = await _valley.Service.Agency.ApplyAsync(export.Content, contest: "mirror");
        Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{reply.Text}\n{export.Text}");
        Assert.Equal(await _valley.Service.EntriesAsync("north", "valley"), await _valley.Service.EntriesAsync("north", "mirror"));
    }

    private Task<Reply> ExportAsync(string query) =>
        _valley.Service.Agency.ReadAsync($"/api/contests/valley/cities/north/status?format=csv{query}");

    private async Task SendAsync(string contest, string file)
    {
        var reply = await _valley.Service.Agency.ApplyAsync(file, contest: contest);
        Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{reply.Text}\n{file}");
    }

    private async Task OrderAsync(string contest, string file)
    {
        var reply = await _valley.Service.Agency.OrderAsync(file, contest: contest);
        Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Created, reply.Text);
    }

    private async Task<string> RowsAsync(string contest) =>
        (await _valley.Service.Anyone.ReadAsync($"/api/contests/{contest}/social-orders")).Json.GetProperty("rows").GetRawText();
}
