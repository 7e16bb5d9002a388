using System.Net;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Applications;

/// <summary>In a workbook 1.10 typed as a number is 1.1: which of two indicators it names nobody can tell, and nobody guesses.</summary>
public sealed class NumberedIdTests
{
    private static readonly Rules s_both = new() { Indicators = ["1.1,play,1,admin,+,0,", "1.10,play,1,survey,+,0,", "2.5,health,1,survey,-,0,100"] };

    private static readonly Rules s_one = s_both with { Indicators = ["1.10,play,1,survey,+,0,", "2.5,health,1,survey,-,0,100"] };

    [Fact]
    public async Task A_number_that_is_two_ids_is_refused_with_both_and_with_how_to_mend_it()
    {
        var error = Assert.Single((await ApplyAsync(s_both, ["city", "indicator", "value"], ["north", 1.1, 7], ["north", 2.5, 30])).Errors);
        Assert.Equal(("ambiguous-indicator", "B2", "1.1"), (error.Code, error.Cell, error.Value));
        Assert.EndsWith("1.1, 1.10.", error.Message, StringComparison.Ordinal);
        Assert.Contains("text", error.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_ids_as_text_are_taken_whatever_stood_before_them()
    {
        var errors = (await ApplyAsync(s_both, ["city", "indicator", "value"], ["north", "1.1", 7], ["south", 1.1, 7], ["east", "1.1", 8], ["east", "1.10", 8])).Errors;
        Assert.Equal("B3", Assert.Single(errors).Cell);
        var taken = await ApplyAsync(s_both, ["city", "indicator", "value"], ["east", "1.1", 8], ["east", "1.10", 9]);
        Assert.Equal(["1.1 8", "1.10 9"], Changes(taken));
    }

    [Fact]
    public async Task A_number_in_joined_cells_is_refused_wherever_it_is_shown()
    {
        await using var valley = await ValleyService.StartAsync(s_both);
        var book = new AWorkbook().With("Sheet", [["city", "indicator", "value"], ["north", 1.1, 7], ["south", null, 8]], merged: ["B2:B3"]).Bytes();
        var errors = (await valley.Service.Agency.ApplyAsync(book, "", "valley")).Errors;
        Assert.Equal([("ambiguous-indicator", "B2"), ("ambiguous-indicator", "B3")], errors.Select(error => (error.Code, error.Cell)));
    }

    [Fact]
    public async Task A_column_headed_by_such_a_number_is_refused()
    {
        var errors = (await ApplyAsync(s_both, ["city", 1.1, "2.5"], ["north", 7, 30])).Errors;
        Assert.Equal(("ambiguous-indicator", "B1"), (Assert.Single(errors).Code, errors[0].Cell));
    }

    [Fact]
    public async Task A_number_that_only_one_id_is_names_it()
    {
        Assert.Equal(["1.10 7", "2.5 30"], Changes(await ApplyAsync(s_one, ["city", "indicator", "value"], ["north", 1.1, 7], ["north", 2.5, 30])));
        Assert.Equal(["1.10 7", "2.5 30"], Changes(await ApplyAsync(s_one, ["city", 1.1, 2.5], ["north", 7, 30])));
    }

    [Fact]
    public async Task A_text_is_never_another_id_than_it_says()
    {
        var error = Assert.Single((await ApplyAsync(s_one, ["city", "indicator", "value"], ["north", "1.1", 7])).Errors);
        Assert.Equal(("unknown-indicator", "One of: 1.10."), (error.Code, error.Expected));
    }

    [Fact]
    public async Task A_survey_column_is_held_to_the_same()
    {
        object?[][] answers = [.. Enumerable.Repeat((object?[])["north", 1], 6)];
        Assert.Contains((await ApplyAsync(s_both, "surveys", [["city", 1.1], .. answers])).Errors, error => error.Code == "ambiguous-indicator" && error.Cell == "B1");
        Assert.Equal(["1.10 100", "1.10 6"], Changes(await ApplyAsync(s_one, "surveys", [["city", 1.1], .. answers])));
    }

    [Fact]
    public async Task A_number_that_is_two_groups_is_refused_in_social_orders_and_ballots()
    {
        var rules = s_both with { Groups = ["1.1,1", "1.10,3", "2.5,1"], Indicators = ["parks,1.1,1,admin,+,0,", "clubs,1.10,1,admin,+,0,", "wait,2.5,1,survey,-,0,100"] };
        var orders = await ApplyAsync(rules, "social-orders", [["city", "amount", "theme", "group"], ["north", 500, "clubs", 1.1], ["south", 400, "halls", "1.10"], ["east", 300, "yards", 2.5]]);
        var ballots = await ApplyAsync(rules, "ballots", [["city", "group", "mark"], ["north", 1.1, 7], ["south", "1.10", 8], ["east", 2.5, 9]]);
        Assert.Equal(("ambiguous-group", "D2", "1.1"), Only(orders));
        Assert.Equal(("ambiguous-group", "B2", "1.1"), Only(ballots));

        static (string, string?, string?) Only(Reply reply) => Assert.Single(reply.Errors) is var error ? (error.Code, error.Cell, error.Value) : default;
    }

    private static Task<Reply> ApplyAsync(Rules rules, params IReadOnlyList<IReadOnlyList<object?>> rows) => ApplyAsync(rules, "applications", rows);

    private static async Task<Reply> ApplyAsync(Rules rules, string what, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        await using var valley = await ValleyService.StartAsync(rules);
        var sender = what == "ballots" ? (await valley.Service.JurorAsync()).Client : valley.Service.Agency;
        return await sender.SendFileAsync($"/api/contests/valley/{what}?dryRun=true", new AWorkbook().With("Sheet", rows).Bytes());
    }

    private static IEnumerable<string> Changes(Reply reply) => reply.AssertStatus(HttpStatusCode.OK).Json.GetProperty("changes").GetProperty("cells").EnumerateArray()
        .Select(change => $"{change.GetProperty("indicator").GetString()} {change.GetProperty("after").GetRawText()}");
}
