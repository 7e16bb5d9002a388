using System.Net;
using System.Text;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Cases;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Withdrawals;

/// <summary>Nothing of an application that was entered by mistake is for good.</summary>
public sealed class ApplicationWithdrawalTests : ServiceTest
{
    [Fact]
    public async Task The_very_file_that_brought_a_mistake_takes_it_back()
    {
        await Service.FillAsync();
        var (before, scores) = (await Service.VersionAsync(), await ScoresAsync());
        var file = CaseFiles.Read("k23-a-value-to-take-back.csv");
        var mistake = (await Service.Agency.ApplyAsync(file)).AssertStatus(HttpStatusCode.Created);
        Assert.NotEqual(scores, await ScoresAsync());

        var reply = (await WithdrawAsync(file, "?reason=typed%20into%20the%20wrong%20row")).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(["batken 5.2 value 77 -> "], Cells(reply));
        Assert.DoesNotContain(reply.Findings, found => found.Code == "file-sent-before");
        Assert.DoesNotContain("5.2", (await Service.EntriesAsync("batken")).Where(entry => entry.Value.Value is not null).Select(entry => entry.Key));
        Assert.Equal(scores, await ScoresAsync());
        Assert.NotEqual(before, reply.Version);

        // The versions before keep it, and the audit trail says who took it back and why.
        Assert.Contains("77", (await Service.Agency.ReadOfAsync($"cities/batken/status?version={mistake.Version}")).Text, StringComparison.Ordinal);
        var act = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("application-withdrawal", "typed into the wrong row"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));
        Assert.Equal(file, (await Service.Agency.ReadOfAsync($"uploads/{act.GetProperty("file").GetString()}")).Content);
    }

    [Fact]
    public async Task What_was_told_of_a_number_goes_with_it_and_the_rest_stays()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.4,40,55,120,a letter,checked", "osh,1.1,4,5"));
        (await WithdrawAsync("city,indicator,value\nosh,1.4,55\n", "?reason=why")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(new Entry("1.4", 40, null, null, "a letter", "checked"), (await Service.EntriesAsync("osh"))["1.4"]);
        (await WithdrawAsync("city,indicator,baseline\nosh,1.4,40\n", "?reason=why")).AssertStatus(HttpStatusCode.Created);
        var osh = await Service.EntriesAsync("osh");
        Assert.Equal((null, null), (osh["1.4"].Source, osh["1.4"].Note));
        Assert.Equal(new Entry("1.1", 4, 5, null, null, null), osh["1.1"]);
    }

    [Fact]
    public async Task A_row_without_numbers_takes_back_the_whole_entry_and_a_file_without_indicators_whole_applications()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5", "osh,1.2,30,31", "talas,1.1,7,8"));
        var first = (await WithdrawAsync("""{ "reason": "not theirs", "withdrawals": [ { "city": "osh", "indicator": 1.2 } ] }""")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(["osh 1.2 baseline 30 -> ", "osh 1.2 value 31 -> "], Cells(first));
        var second = (await WithdrawAsync("Город\nОш\n", "?reason=they%20withdrew")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(["osh 1.1 baseline 4 -> ", "osh 1.1 value 5 -> "], Cells(second));
        var cities = (await Service.Agency.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray()
            .ToDictionary(city => city.GetProperty("city").GetString()!, city => city.GetProperty("reason").GetString(), StringComparer.Ordinal);
        Assert.Equal("no-application", cities["osh"]);
        Assert.NotEqual("no-application", cities["talas"]);
    }

    [Fact]
    public async Task A_contest_from_which_all_was_taken_back_holds_what_an_empty_one_does()
    {
        var start = await Service.Agency.ApplyAsync(AFile.Of("talas,1.1,7,8"));
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"));
        await WithdrawAsync("city\nosh\n", "?reason=why");
        var (now, then) = (await Service.Agency.ReadOfAsync("scores"), await Service.Agency.ReadOfAsync($"scores?version={start.Version}"));
        Assert.Equal(then.Json.GetProperty("inputsSha256").GetString(), now.Json.GetProperty("inputsSha256").GetString());
    }

    [Theory]
    [InlineData("city,indicator,value\nosh,1.1,6\n", "differs-from-held C2 6")]
    [InlineData("city,indicator,value\nosh,1.1,none\n", "differs-from-held C2 none")]
    [InlineData("city,indicator,baseline\nosh,1.3,4\n", "nothing-held B2 1.3")]
    [InlineData("city,indicator,baseline\nosh,1.2,4\n", "nothing-held C2 4")]
    [InlineData("city\ntalas\n", "nothing-held A2 talas")]
    [InlineData("city,indicator\nosh,\n", "missing-cell B2")]
    [InlineData("city,value\nosh,5\n", "missing-label 1")]
    [InlineData("city,indicator,amount\nosh,1.1,5\n", "unknown-label C1 amount")]
    [InlineData("city,indicator\natlantis,1.1\n", "unknown-city A2 atlantis")]
    [InlineData("""{ "withdrawals": [ { "city": "osh", "indicator": "1.1", "mark": 1 } ] }""", "unknown-label 1 mark")]
    [InlineData("""{ "withdrawals": [ { "city": "osh", "indicator": "1.1", "value": 6 } ] }""", "differs-from-held 1 6")]
    [InlineData("""{ "withdrawals": [ 1 ] }""", "not-json 1 1")]
    [InlineData("""{ "reason": "why", "withdrawals": [ ] }""", "empty-file")]
    [InlineData("""{ "ballots": [ ] }""", "unknown-label ballots")]
    public async Task What_is_not_there_cannot_be_taken_back_and_nothing_is(string file, string error)
    {
        var start = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5", "osh,1.2,,31"));
        var reply = (await WithdrawAsync(file, "?reason=why")).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(error, reply.Errors.Select(found => string.Join(' ', new[] { found.Code, found.Cell ?? (found.Row is { } row ? $"{row}" : null), found.Value }.Where(text => text is not null))));
        Assert.Equal(start.Version, await Service.VersionAsync());
    }

    [Theory]
    [InlineData("?reason=")]
    [InlineData("?reason=%20")]
    [InlineData("")]
    public async Task Nothing_is_taken_back_without_a_reason(string query)
    {
        var start = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"));
        (await WithdrawAsync("city\nosh\n", query)).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        (await WithdrawAsync("""{ "withdrawals": [ { "city": "osh" } ] }""", query)).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        Assert.Equal(start.Version, await Service.VersionAsync());
        (await WithdrawAsync("city\nosh\n", "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(start.Version, await Service.VersionAsync());
    }

    [Fact]
    public async Task A_withdrawal_that_was_checked_against_an_old_version_is_412()
    {
        var first = await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"));
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.2,4,5"));
        var late = await Service.Agency.SendFileAsync("/api/contests/2020/applications/withdrawals?reason=why", "city\nosh\n"u8.ToArray(), ("If-Match", first.ETag!));
        late.AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
    }

    private Task<Reply> WithdrawAsync(string file, string query = "") => WithdrawAsync(Encoding.UTF8.GetBytes(file), query);

    private Task<Reply> WithdrawAsync(byte[] file, string query) => Service.Agency.SendFileAsync($"/api/contests/2020/applications/withdrawals{query}", file);

    /// <summary>The ranking, without the names of versions.</summary>
    private async Task<string> ScoresAsync() => (await Service.Agency.ReadOfAsync("scores?format=csv")).Text;

    private static List<string> Cells(Reply reply) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty("cells").EnumerateArray().Select(cell =>
            $"{cell.GetProperty("city")} {cell.GetProperty("indicator")} {cell.GetProperty("field")} {cell.GetProperty("before")} -> {cell.GetProperty("after")}"),
    ];
}
