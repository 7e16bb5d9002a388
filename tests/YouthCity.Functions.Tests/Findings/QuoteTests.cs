using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Findings;

/// <summary>A stray quotation mark must never swallow rows without a word.</summary>
public sealed class QuoteTests(Service service) : IClassFixture<Service>
{
    private static readonly string[] s_rows = [.. Enumerable.Range(1, 5).Select(i => $"osh,1.{i},,{i},,,noted")];

    [Theory]
    [InlineData("osh,2.1,,5,,,\"noted")]
    [InlineData("osh,2.1,,5,,,\"noted\" by us")]
    [InlineData("osh,2.1,,5,,,no\"ted")]
    [InlineData("osh,2.1,,\"5,,,noted")]
    [InlineData("\"osh,2.1,,5,,,noted")]
    public async Task A_stray_mark_refuses_the_file_and_names_its_row(string row)
    {
        var reply = await service.Agency.ApplyAsync(AFile.Of([row, .. s_rows]));
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Contains(reply.Errors, error => error is { Code: "quote-error", Row: 2 });
    }

    [Fact]
    public async Task Two_stray_marks_do_not_swallow_the_rows_between_them()
    {
        var reply = await service.Agency.ApplyAsync(AFile.Of(["osh,2.1,,5,,,\"noted", .. s_rows, "osh,2.2,,5,,,noted\""]));
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(("quote-error", "G2"), (Assert.Single(reply.Errors).Code, reply.Errors[0].Cell));
    }

    [Fact]
    public async Task Rows_shorter_than_the_header_are_not_swallowed_either()
    {
        var reply = await service.Agency.ApplyAsync(AFile.Of("osh,2.1,,5,,,\"noted", "osh,1.1,4,5", "osh,1.2,40,50", "osh,2.2,,5,,,noted\""));
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal(("quote-error", "G2"), (Assert.Single(reply.Errors).Code, reply.Errors[0].Cell));
    }

    [Fact]
    public async Task In_the_wide_form_they_are_not_swallowed_either()
    {
        var reply = await service.Agency.ApplyAsync("city,1.1,1.2,1.3\n\"osh,4,5,6\ntalas,4,5\nnaryn,4\",4,5,6\n");
        Assert.Contains(reply.Errors, error => error is { Code: "quote-error", Row: 2 });
    }

    [Theory]
    [InlineData("osh,2.1,,5,,,\"said \"\"yes\"\"\"", "said \"yes\"")]
    [InlineData("osh,2.1,,5,,,\"one\ntwo\"", "one\ntwo")]
    [InlineData("osh,2.1,,5,,,\"one, two\"", "one, two")]
    [InlineData("osh,2.1,,5,,,\"two cities:\nosh, talas\nand 1.1\"", "two cities:\nosh, talas\nand 1.1")]
    public async Task Marks_around_a_whole_cell_are_fine(string row, string note)
    {
        (await service.Agency.ApplyAsync(AFile.Of(row))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(note, (await service.EntriesAsync("osh"))["2.1"].Note);
    }

    [Fact]
    public async Task A_mark_that_is_never_closed_in_a_large_file_is_named_by_its_row()
    {
        var rows = Enumerable.Repeat("talas,1.1,,5,,,a row like many others", 60_000);
        var reply = await service.Agency.ApplyAsync(AFile.Of(["osh,2.1,,5,,,\"noted", .. rows]));
        reply.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Contains(reply.Errors, error => error is { Code: "quote-error" or "row-too-long", Row: 2 });
    }
}
