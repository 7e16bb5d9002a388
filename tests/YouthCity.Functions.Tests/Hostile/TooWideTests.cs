using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Hostile;

public sealed class TooWideTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("applications", "city,indicator,value")]
    [InlineData("social-orders", "city,amount,theme")]
    [InlineData("surveys", "city,1.4")]
    public async Task A_file_of_more_columns_than_a_table_has_is_refused_by_its_header_alone(string what, string header)
    {
        var file = header + string.Concat(Enumerable.Range(0, 1100).Select(column => $",x{column}")) + "\natlantis,1,2\n";
        var reply = await service.Agency.SendFileAsync($"/api/contests/2020/{what}?dryRun=true", System.Text.Encoding.UTF8.GetBytes(file));
        var error = Assert.Single(reply.Errors);
        Assert.Equal(("too-many-columns", 1), (error.Code, error.Row));
        Assert.Contains("1024", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_is_a_sheet()
    {
        var book = new AWorkbook().With("Sheet", [[.. AFile.Headers("en"), .. Enumerable.Repeat(AWorkbook.Inline("x"), 1100)], ["atlantis", "1.1", 4, 5]]);
        Assert.Equal("too-many-columns", Assert.Single((await service.Agency.ApplyAsync(book.Bytes(), "?dryRun=true")).Errors).Code);
    }

    [Fact]
    public async Task As_many_columns_as_a_table_may_have_are_each_named()
    {
        var file = "city,indicator,value" + string.Concat(Enumerable.Range(0, 1021).Select(column => $",x{column}")) + "\n";
        var reply = await service.Agency.ApplyAsync(file, "?dryRun=true");
        Assert.Equal(1021, reply.Json.GetProperty("counts").GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Who_misspells_everything_is_shown_what_there_is_to_choose_from()
    {
        var rows = Enumerable.Range(0, 300).Select(row => $"osh,1.{row}x,5");
        var errors = (await service.Agency.ApplyAsync($"city,indicator,value\n{string.Join('\n', rows)}\n", "?dryRun=true")).Errors;
        Assert.Equal(300, errors.Count);
        Assert.All(errors, error => Assert.Equal("unknown-indicator", error.Code));
        Assert.Contains("6.2", errors[299].Expected + errors[299].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_errors_than_help_anybody_end_the_reading_and_it_is_said()
    {
        var reply = await service.Agency.ApplyAsync("city,indicator,value\n" + string.Concat(Enumerable.Repeat("atlantis,1.1,5\n", 150_000)), "?dryRun=true");
        Assert.Equal(100_001, reply.Json.GetProperty("counts").GetProperty("errors").GetInt32());
        Assert.Contains(reply.Json.GetProperty("groups").EnumerateArray(), group => group.GetProperty("code").GetString() == "too-many-errors");
    }
}
