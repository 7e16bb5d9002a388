using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    /// <summary>Ten mistakes, a row each, from row 2 on.</summary>
    private const string TenMistakes = """
        city,indicator,baseline,value,respondents
        Париж,1.1,1,2,
        Каракл,1.1,1,2,
        Ош,9.9,1,2,
        Ош,1.2,40,140,
        Ош,1.3,-1,50,
        Ош,1.1,5,көп,
        Нарын,1.1,5,6,
        Нарын,1.1,5,7,
        Нарын,1.4,50,55,-200
        Талас,2.1,1,2,3,4
        ,1.1,5,6,
        """;

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Ten_mistakes_are_ten_errors_as_they_were_approved(string language)
    {
        var run = await Run.CheckAsync(Repository.Criteria2020, _folder.Write("ten-mistakes.csv", TenMistakes), "--lang", language);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Equal(Enumerable.Range(2, 6).Concat([9, 10, 11, 12]), RowsOfErrors(run.Out, language));
        await Approved.MatchesAsync($"check-ten-mistakes.{language}.txt", run.Out);
    }

    [Fact]
    public async Task Warnings_and_notices_alone_are_printed_and_are_no_failure()
    {
        var run = await Run.CheckAsync(Repository.Criteria2020, Repository.Sample);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(": notice: Баткен (batken): no value for 5.2.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Бишкек (bishkek), indicator 3.3: the value 6.3 and the baseline 0.4 differ tenfold", run.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors, 1 warnings", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_rules_that_accept_no_gap_a_gap_is_an_error()
    {
        var contest = new AContest().With("contest.json", "\"missing\": \"zero\"", "\"missing\": \"reject\"").In(_folder);
        var run = await Run.CheckAsync(contest, _folder.Write("applications.csv", AContest.Applications));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: Чыгыш (est): no value for A.2.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_or_folder_is_a_wrong_call()
    {
        (await Run.CheckAsync(Repository.Criteria2020, _folder.In("nowhere.csv"))).IsRefusedWith("nowhere.csv");
        (await Run.CheckAsync(_folder.In("nowhere"), Repository.Sample)).IsRefusedWith("nowhere");
    }

    [Fact]
    public async Task Broken_rules_are_no_finding_and_go_to_standard_error()
    {
        var run = await Run.CheckAsync(new AContest().With("cities.csv", "est,Чыгыш", "est,").In(_folder), Repository.Sample);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("cities.csv:4:", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>The rows that the listing's errors name: in cells such as <c>D12</c>, or in words that end with the number.</summary>
    private static IEnumerable<int> RowsOfErrors(string listing, string language)
    {
        var error = Functions.Texts.Text.In(Functions.Texts.Languages.TryParse(language)!.Value, "severity.error");
        return listing.Split('\n')
            .Where(line => line.Contains($": {error}: ", StringComparison.Ordinal))
            .Select(line => int.Parse(string.Concat(line[..line.IndexOf(':', StringComparison.Ordinal)].Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture));
    }
}
