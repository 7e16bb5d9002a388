using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;
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
        Assert.Contains(": notice: Batken (batken): no value for 5.2.", run.Out, StringComparison.Ordinal);
        Assert.Contains("Bishkek (bishkek), indicator 3.3: the value 6.3 and the baseline 0.4 differ tenfold", run.Out, StringComparison.Ordinal);
        Assert.Contains("0 errors, 1 warnings", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_rules_that_accept_no_gap_a_gap_is_an_error()
    {
        var contest = new AContest().With("contest.json", "\"missing\": \"zero\"", "\"missing\": \"reject\"").In(_folder);
        var run = await Run.CheckAsync(contest, _folder.Write("applications.csv", AContest.Applications));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error: Est (est): no value for A.2.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_comes_back_as_text_with_what_was_found_beside_each_row()
    {
        var run = await Run.CheckAsync(Repository.Criteria2020, _folder.Write("two.csv", "Шаар;Көрсөткүч;Маани\nОш;1.2;250,5\nТалас;1.1;7\n"), "--format", "csv", "--lang", "ky");
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var lines = run.Out.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal("Шаар;Көрсөткүч;Маани;табылгандар", lines[0]);
        Assert.StartsWith("Ош;1.2;250,5;C2: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("Талас;1.1;7;", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_comes_back_as_a_workbook_into_a_file()
    {
        var (file, path) = (_folder.Write("one.csv", "city,indicator,value\nosh,1.2,250\n"), _folder.In("returned.xlsx"));
        (await Run.CheckAsync(Repository.Criteria2020, file, "--format", "xlsx")).IsRefusedWith("--out");
        Assert.Equal(new Run(1, "", ""), await Run.CheckAsync(Repository.Criteria2020, file, "--format", "xlsx", "--out", path));
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken))[..2]);
        var again = await Run.CheckAsync(Repository.Criteria2020, path);
        Assert.Contains("!C2: error: ", again.Out, StringComparison.Ordinal);
        Assert.Contains("returned.xlsx: 1 errors", again.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_it_is_the_document_that_an_upload_is_refused_with()
    {
        var refused = await Run.CheckAsync(Repository.Criteria2020, _folder.Write("one.csv", "city,indicator,value\nosh,1.2,250\n"), "--format", "json");
        Assert.Equal((1, ""), (refused.ExitCode, refused.Error));
        Assert.Equal(("file-refused", 422), (refused.Json().GetProperty("code").GetString(), refused.Json().GetProperty("status").GetInt32()));
        Assert.Equal("C2", Assert.Single(refused.Json().GetProperty("findings").EnumerateArray(), finding => finding.GetProperty("severity").GetString() == "error").GetProperty("cell").GetString());
        var clean = await Run.CheckAsync(Repository.Criteria2020, Repository.Sample, "--format", "json");
        Assert.Equal(0, clean.ExitCode);
        Assert.Equal(0, clean.Json().GetProperty("counts").GetProperty("errors").GetInt32());
        Assert.False(clean.Json().TryGetProperty("code", out _));
    }

    [Fact]
    public async Task The_list_can_go_into_a_file()
    {
        var (file, path) = (_folder.Write("one.csv", "city,indicator,value\nosh,1.2,250\n"), _folder.In("found.txt"));
        var printed = await Run.CheckAsync(Repository.Criteria2020, file);
        Assert.Equal(new Run(1, "", ""), await Run.CheckAsync(Repository.Criteria2020, file, "--out", path));
        Assert.Equal(printed.Out, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Social_orders_and_surveys_are_checked_too()
    {
        var orders = await Run.OfAsync("check", "--contest", Repository.Criteria2020, "--social-orders", Repository.Path("seeds", "social-orders-2020.csv"));
        Assert.Equal((0, ""), (orders.ExitCode, orders.Error));
        var spoilt = await Run.OfAsync("check", "--contest", Repository.Criteria2020, "--social-orders", _folder.Write("orders.csv", "city,amount,theme\nosh,much,A\n"));
        Assert.Equal(1, spoilt.ExitCode);
        Assert.Contains("B2: error: ", spoilt.Out, StringComparison.Ordinal);
        var survey = await Run.OfAsync("check", "--contest", Repository.Criteria2020, "--survey", _folder.Write("answers.csv", "city,1.4\nosh,sometimes\n"));
        Assert.Equal(1, survey.ExitCode);
        Assert.DoesNotContain("sometimes", survey.Out, StringComparison.Ordinal);
    }

    /// <summary>A file about people is not written anywhere, not even on the own machine.</summary>
    [Fact]
    public async Task Answers_of_people_are_never_given_back()
    {
        var path = _folder.In("returned.csv");
        var run = await Run.OfAsync("check", "--contest", Repository.Criteria2020, "--survey", _folder.Write("answers.csv", "city,1.4\nosh,sometimes\n"), "--format", "csv", "--out", path);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains("cannot be given back", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sometimes", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Exactly_one_file_is_checked()
    {
        (await Run.OfAsync("check", "--contest", Repository.Criteria2020)).IsRefusedWith("--social-orders");
        (await Run.CheckAsync(Repository.Criteria2020, Repository.Sample, "--survey", Repository.Sample)).IsRefusedWith("--social-orders");
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
        var error = Messages.In(LanguageCodes.TryParse(language)!.Value, "severity.error");
        return listing.Split('\n')
            .Where(line => line.Contains($": {error}: ", StringComparison.Ordinal))
            .Select(line => int.Parse(string.Concat(line[..line.IndexOf(':', StringComparison.Ordinal)].Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture));
    }
}
