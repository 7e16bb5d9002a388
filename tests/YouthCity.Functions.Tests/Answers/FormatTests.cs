using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Answers;

public sealed partial class FormatTests(FilledService filled) : IClassFixture<FilledService>
{
    public static TheoryData<string> EveryTable { get; } =
        ["applications", "scores", "scores/osh", "prizes", "summary", "social-orders", "cities/osh/status"];

    [Theory]
    [MemberData(nameof(EveryTable))]
    public async Task An_answer_is_json_unless_csv_is_asked_for(string what)
    {
        var json = await filled.Service.Agency.ReadOfAsync(what);
        Assert.Equal(("application/json", "utf-8"), (json.MediaType, json.ContentHeaders.ContentType?.CharSet));
        var csv = await filled.Service.Agency.ReadOfAsync($"{what}?format=csv");
        Assert.Equal(("text/csv", "utf-8"), (csv.MediaType, csv.ContentHeaders.ContentType?.CharSet));
        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Content[..3]);
        Assert.EndsWith(".csv", csv.ContentHeaders.ContentDisposition?.FileName, StringComparison.Ordinal);
        Assert.Equal(csv.Content, (await filled.Service.Agency.ReadOfAsync(what, ("Accept", "text/csv"))).Content);
    }

    [Theory]
    [MemberData(nameof(EveryTable))]
    public async Task Every_row_of_a_table_is_as_long_as_its_header(string what)
    {
        foreach (var (query, separator) in new[] { ("format=csv", ','), ("format=csv&excel=ru", ';') })
        {
            var rows = CsvText.Parse((await filled.Service.Agency.ReadOfAsync($"{what}?{query}")).Text, separator);
            Assert.True(rows.Count > 1 && rows[0].Length > 1);
            Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        }
    }

    [Theory]
    [InlineData("text/csv", true)]
    [InlineData("TEXT/CSV", true)]
    [InlineData("text/csv, */*;q=0.1", true)]
    [InlineData("application/json;q=0.1, text/csv;q=0.5", true)]
    [InlineData("application/json, text/csv;q=0.5", false)]
    [InlineData("text/csv;q=0", false)]
    [InlineData("*/*", false)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false)]
    [InlineData("nonsense;;;q=2,,/", false)]
    [InlineData("image/png", false)]
    public async Task The_accept_header_chooses_and_a_bad_one_is_tolerated(string accept, bool csv)
    {
        var reply = (await filled.Service.Agency.ReadOfAsync("scores", ("Accept", accept))).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(csv ? "text/csv" : "application/json", reply.MediaType);
    }

    [Fact]
    public async Task The_address_goes_before_the_header() =>
        Assert.Equal("application/json", (await filled.Service.Agency.ReadOfAsync("scores?format=json", ("Accept", "text/csv"))).MediaType);

    [Theory]
    [InlineData("xml")]
    [InlineData("")]
    public async Task A_format_that_is_not_there_is_400(string format) =>
        (await filled.Service.Agency.ReadOfAsync($"scores?format={format}")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");

    [Fact]
    public async Task A_russian_spreadsheet_gets_semicolons_and_two_decimals_behind_a_comma()
    {
        var plain = CsvText.Parse((await filled.Service.Agency.ReadOfAsync("scores?format=csv")).Text);
        var russian = CsvText.Parse((await filled.Service.Agency.ReadOfAsync("scores?format=csv&excel=ru&lang=ru")).Text, ';');
        Assert.Equal(plain.Count, russian.Count);
        var (score, shown) = (Array.IndexOf(plain[0], "score"), Array.IndexOf(russian[0], "балл"));
        var (name, city) = (Array.IndexOf(plain[0], "name"), Array.IndexOf(russian[0], "город"));
        for (var row = 1; row < plain.Count; row++)
        {
            var exact = decimal.Parse(plain[row][score], CultureInfo.InvariantCulture);
            Assert.Equal(Math.Round(exact, 2).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ','), russian[row][shown]);
            Assert.True(plain[row][name].Length > 0 && russian[row][city].Length > 0);
        }
    }

    [Theory]
    [InlineData("ky", "ооба", "Ош")]
    [InlineData("ru", "да", "Ош")]
    [InlineData("en", "yes", "Osh")]
    public async Task A_spreadsheet_gets_words_and_names_in_the_language_asked_for(string language, string yes, string osh)
    {
        var rows = CsvText.Parse((await filled.Service.Agency.ReadOfAsync($"applications?format=csv&excel=ru&lang={language}")).Text, ';');
        var row = Assert.Single(rows, row => row[0] == osh);
        Assert.Equal(yes, row[1]);
    }

    /// <summary>Every table that the service gives, in every language: no header is left to programs, and nothing is there that a Russian Excel makes a date of.</summary>
    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task No_table_for_a_spreadsheet_has_machine_words_or_looks_like_dates(string language)
    {
        var tables = 0;
        foreach (var described in DescribedFunction.All.Where(described => described.Operation.Returns.Any(returned => returned.MediaTypes.Contains(Returned.Csv)) && described.Method == "GET" && described.Operation.Pipeline == Pipeline.Api))
        {
            var path = described.PathExample;
            var machine = CsvText.Parse((await filled.Service.Agency.ReadAsync($"{path}?format=csv")).AssertStatus(HttpStatusCode.OK).Text);
            var people = CsvText.Parse((await filled.Service.Agency.ReadAsync($"{path}?format=csv&excel=ru&lang={language}")).AssertStatus(HttpStatusCode.OK).Text, ';');
            Assert.All(people[0], header => Assert.False(Machine().IsMatch(header), $"{path}: {header}"));
            if (language != "en")
                Assert.All(people[0], header => Assert.True(Cyrillic().IsMatch(header), $"{path}: {header}"));
            Assert.All(people.SelectMany(row => row), cell => Assert.False(Date().IsMatch(cell), $"{path}: {cell}"));
            Assert.Equal(machine.Count, people.Count);
            tables++;
        }

        Assert.InRange(tables, 15, 100);
    }

    [Fact]
    public async Task The_wide_template_for_a_spreadsheet_has_no_bare_ids()
    {
        var header = CsvText.Parse((await filled.Service.Agency.ReadOfAsync("template?form=wide&excel=ru&lang=ru")).Text, ';')[0];
        Assert.Contains("1.1 значение", header);
        Assert.All(header, name => Assert.False(Date().IsMatch(name), name));
    }

    [GeneratedRegex("[a-z][A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Machine();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Cyrillic();

    /// <summary>What a Russian Excel opens as a date: a day and a month, without a time behind them.</summary>
    [GeneratedRegex(@"^\d{1,2}[./-]\d{1,4}([./-]\d{1,4})?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Date();

    [Fact]
    public async Task Scores_are_the_same_in_both_formats_and_unrounded()
    {
        var json = (await filled.Service.Agency.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("score").GetDouble());
        var csv = CsvText.Parse((await filled.Service.Agency.ReadOfAsync("scores?format=csv")).Text);
        var score = Array.IndexOf(csv[0], "score");
        Assert.Equal(json, csv.Skip(1).Select(row => double.Parse(row[score], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Cyrillic_stands_in_json_as_it_is()
    {
        var text = (await filled.Service.Anyone.ReadOfAsync("social-orders")).Text;
        Assert.Contains("Балдарга карата зомбулук менен күрөшүү", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u04", text, StringComparison.Ordinal);
    }
}
