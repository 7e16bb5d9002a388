using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Templates;

/// <summary>A template carries what its rules were, in its last column or on a hidden sheet; older ones in the example row.</summary>
public sealed class OlderTemplateTests
{
    private static readonly Rules s_older = new();

    /// <summary>Parks as before, clubs gone, waiting up to 50 instead of 100, schools new.</summary>
    private static readonly Rules s_newer = new() { Id = "newer", Indicators = ["parks,play,1,admin,+,0,", "wait,health,1,survey,-,0,50", "schools,health,1,admin,+,0,"] };

    [Theory]
    [InlineData("long", "ky")]
    [InlineData("long", "en")]
    [InlineData("wide", "ru")]
    public async Task A_template_of_other_rules_is_recognised_and_what_changed_is_named(string form, string language)
    {
        await using var valley = await ValleyService.StartAsync(s_older, s_newer);
        var rows = CsvText.Parse((await valley.Service.Anyone.ReadAsync($"/api/contests/valley/template?form={form}&lang={language}")).Text);
        var columns = form == "wide" ? rows[0].Select((name, i) => (name, i)).Where(pair => !pair.name.StartsWith("clubs", StringComparison.Ordinal)).Select(pair => pair.i).ToList() : [0, 1, 2, 3, 7];
        var file = CsvText.Write(rows.Where(row => form == "wide" || row == rows[0] || row == rows[1] || !row[1].StartsWith("clubs", StringComparison.Ordinal)).Select(row => columns.Select(i => row[i]).ToArray()));

        AssertOlder((await valley.Service.Agency.ApplyAsync(file, "?dryRun=true", "newer")).AssertStatus(HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("long", "ky", "B4 B7 B10")]
    [InlineData("long", "ru", "B4 B7 B10")]
    [InlineData("wide", "en", "D1 E1")]
    public async Task A_workbook_of_other_rules_is_recognised_and_its_cells_of_what_is_gone_are_named(string form, string language, string cells)
    {
        await using var valley = await ValleyService.StartAsync(s_older, s_newer);
        var template = await valley.Service.Anyone.ReadAsync($"/api/contests/valley/template?form={form}&lang={language}&format=xlsx");

        var reply = await valley.Service.Agency.ApplyAsync(template.Content, "?dryRun=true", "newer");

        AssertOlder(reply);
        Assert.All(reply.Errors, error => Assert.Equal("unknown-indicator", error.Code));
        Assert.Equal(cells, string.Join(' ', reply.Errors.Select(error => error.Cell)));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    public async Task A_template_whose_bounds_were_others_still_fits_and_says_so(string format)
    {
        await using var valley = await ValleyService.StartAsync(s_older, s_older with { Id = "newer", Indicators = ["parks,play,1,admin,+,0,9", .. s_older.Indicators.Skip(1)] });
        var template = await valley.Service.Anyone.ReadAsync($"/api/contests/valley/template?format={format}&lang=ky");

        var reply = (await valley.Service.Agency.ApplyAsync(template.Content, "?dryRun=true", "newer")).AssertStatus(HttpStatusCode.OK);

        Assert.EndsWith(": parks.", Assert.Single(reply.Findings, found => found.Code == "older-template").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_was_sent_out_with_its_rules_in_the_first_cell_is_recognised()
    {
        await using var valley = await ValleyService.StartAsync(s_older, s_newer);
        var rows = CsvText.Parse((await valley.Service.Anyone.ReadAsync("/api/contests/valley/template?lang=ru")).Text);
        var file = CsvText.Write(rows.Where(row => !row[1].StartsWith("clubs", StringComparison.Ordinal)).Select((row, at) => (string[])[at == 1 ? $"{row[0]} {row[^1]}" : row[0], .. row[1..^1]]));

        AssertOlder((await valley.Service.Agency.ApplyAsync(file, "?dryRun=true", "newer")).AssertStatus(HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_template_of_the_same_rules_is_no_matter_for_a_notice()
    {
        await using var valley = await ValleyService.StartAsync(s_older);
        var template = await valley.Service.Anyone.ReadAsync("/api/contests/valley/template");
        Assert.DoesNotContain((await valley.Service.Agency.ApplyAsync(template.Content, "", "valley")).Findings, found => found.Code == "older-template");
    }

    [Fact]
    public async Task An_id_with_a_name_that_is_no_longer_its_own_is_not_taken_and_the_id_is_suggested()
    {
        await using var valley = await ValleyService.StartAsync(s_older);
        var error = Assert.Single((await valley.Service.Agency.ApplyAsync("city,indicator,value\nnorth,parks Other name [≥ 0],7\n", "", "valley")).Errors);
        Assert.Equal(("unknown-indicator", "One of: parks."), (error.Code, error.Expected));
    }

    [Theory]
    [InlineData("Мисал")]
    [InlineData("Пример")]
    [InlineData("Example")]
    public async Task An_example_row_that_was_left_in_is_passed_over(string word)
    {
        await using var valley = await ValleyService.StartAsync(s_older);
        var reply = await valley.Service.Agency.ApplyAsync($"city,indicator,value\n{word},parks,x\nnorth,parks,7\n", "", "valley");
        Assert.Equal(1, reply.AssertStatus(HttpStatusCode.Created).Json.GetProperty("cells").GetInt32());
    }

    private static void AssertOlder(Reply reply)
    {
        var notice = Assert.Single(reply.Findings, found => found.Code == "older-template");
        Assert.Equal(("notice", 2), (notice.Severity, notice.Row));
        Assert.Contains(": schools.", notice.Message, StringComparison.Ordinal);
        Assert.Contains(": clubs.", notice.Message, StringComparison.Ordinal);
        Assert.Contains(": wait.", notice.Message, StringComparison.Ordinal);
    }
}
