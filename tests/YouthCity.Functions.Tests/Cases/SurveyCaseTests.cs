using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Answers as survey programs export them.</summary>
public sealed class SurveyCaseTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_column_that_begins_with_an_id_is_counted_and_said_to_be()
    {
        var reply = await service.TryAsync("k11-survey-header-id-and-question.csv", "surveys");
        Assert.Equal(["osh 1.4 100", "osh 1.5 0"], reply.Values().Order());
        var notice = Assert.Single(reply.Of("survey-column"));
        Assert.Contains("1.5", notice.Message, StringComparison.Ordinal);
        Assert.Empty(reply.Of("column-passed-over"));
    }

    [Theory]
    [InlineData("1.5: Ваше мнение учитывается?")]
    [InlineData("1.5. Ваше мнение учитывается?")]
    [InlineData("1.5) your voice")]
    [InlineData("questions/1.5")]
    [InlineData("group_a/part/1.5 your voice")]
    public async Task Paths_and_questions_around_an_id_are_understood(string header) =>
        Assert.Equal(["osh 1.5 100"], (await service.TryAsync(Answers(header, "1"), "surveys")).Values());

    [Theory]
    [InlineData("1.50 your voice")]
    [InlineData("1.1 note")]
    [InlineData("age 1.5")]
    public async Task A_column_that_only_looks_so_is_passed_over(string header)
    {
        var reply = await service.TryAsync(Answers($"1.4,{header}", "1,17"), "surveys");
        Assert.Equal(["osh 1.4 100"], reply.Values());
        Assert.Single(reply.Of("column-passed-over"));
    }

    [Fact]
    public async Task Who_does_not_know_is_not_said_to_be_a_blank()
    {
        var errors = (await service.TryAsync("k12-survey-dont-know.csv", "surveys")).Errors;
        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.Equal("not-an-answer", error.Code));
        Assert.Contains("not counted", errors[0].Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whole_numbers_with_a_decimal_sign_are_answers() =>
        Assert.Equal(["osh 1.4 100", "osh 1.5 0"], (await service.TryAsync("k13-survey-answers-1.0.csv", "surveys")).Values().Order());

    [Theory]
    [InlineData("1,0", "osh 1.4 100")]
    [InlineData("0.00", "osh 1.4 0")]
    [InlineData("TRUE", "osh 1.4 100")]
    [InlineData("false", "osh 1.4 0")]
    [InlineData("ИСТИНА", "osh 1.4 100")]
    [InlineData("ложь", "osh 1.4 0")]
    public async Task Numbers_and_logical_values_are_answers_however_they_are_written(string answer, string value) =>
        Assert.Equal([value], (await service.TryAsync(Answers("1.4", $"\"{answer}\""), "surveys")).Values());

    [Theory]
    [InlineData("1.5")]
    [InlineData("10")]
    [InlineData("1 %")]
    [InlineData("-1")]
    public async Task Other_numbers_are_none(string answer) =>
        Assert.All((await service.TryAsync(Answers("1.4", answer), "surveys")).Errors, error => Assert.Equal("not-an-answer", error.Code));

    [Fact]
    public async Task Logical_cells_of_a_workbook_are_answers()
    {
        object?[][] rows = [["city", "1.4"], .. Enumerable.Repeat((object?[])["osh", AWorkbook.Flag(true)], 6)];
        Assert.Equal(["osh 1.4 100"], (await service.TryAsync(new AWorkbook().With("Sheet", rows).Bytes(), "surveys")).Values());
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("0,0")]
    public async Task A_juror_may_declare_a_conflict_so_too(string answer)
    {
        var juror = await service.JurorAsync();
        var reply = await juror.Client.SendFileAsync("/api/contests/2020/ballots?dryRun=true", System.Text.Encoding.UTF8.GetBytes($"city;group;mark;conflict\nosh;;;{answer}\n"));
        Assert.Empty(reply.AssertStatus(System.Net.HttpStatusCode.OK).Errors);
    }

    private static byte[] Answers(string header, string answers) =>
        System.Text.Encoding.UTF8.GetBytes($"city,{header}\n" + string.Concat(Enumerable.Repeat($"osh,{answers}\n", 6)));
}
