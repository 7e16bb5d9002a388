using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Withdrawals;

public sealed class BallotWithdrawalTests : ServiceTest
{
    [Fact]
    public async Task A_juror_takes_back_an_own_mark_and_nobody_elses()
    {
        var (one, other) = (await Service.JurorAsync("One"), await Service.JurorAsync("Other"));
        await one.MarkAsync("osh,1,7.5,well done", "osh,2,8");
        await other.MarkAsync("osh,1,3");

        var reply = (await WithdrawAsync(one, "city,group,mark,comment,conflict\nosh,1,7.5,well done,\n")).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(["osh 1 mark 7.5 -> ", "osh 1 comment well done -> "], Marks(reply));
        Assert.Equal(["2"], await GroupsAsync(one));
        Assert.Equal(["1"], await GroupsAsync(other));
        Assert.Equal("ballot-withdrawal", (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts")[0].GetProperty("act").GetString());
    }

    [Fact]
    public async Task A_declaration_that_is_taken_back_lets_marks_be_given()
    {
        var juror = await Service.JurorAsync();
        await juror.MarkAsync("osh,,,,yes");
        (await juror.MarkAsync("osh,1,7")).AssertStatus(HttpStatusCode.UnprocessableEntity);
        (await WithdrawAsync(juror, "city,conflict\nosh,yes\n")).AssertStatus(HttpStatusCode.Created);
        (await juror.MarkAsync("osh,1,7")).AssertStatus(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_juror_who_took_back_everything_has_never_judged()
    {
        var juror = await Service.JurorAsync();
        var start = await juror.MarkAsync("talas,1,7");
        (await WithdrawAsync(juror, """{ "withdrawals": [ { "city": "talas", "group": "1", "mark": 7 } ] }""")).AssertStatus(HttpStatusCode.Created);
        Assert.Empty((await Service.Agency.ReadOfAsync("ballots")).Json.GetProperty("jurors").EnumerateArray());
        Assert.Single((await Service.Agency.ReadOfAsync($"ballots?version={start.Version}")).Json.GetProperty("jurors").EnumerateArray());
    }

    [Theory]
    [InlineData("city,group\nosh,2\n", "nothing-held")]
    [InlineData("city,group,mark\nosh,1,6\n", "differs-from-held")]
    [InlineData("city,group,comment\nosh,1,other\n", "differs-from-held")]
    [InlineData("city,group\nosh,\n", "missing-cell")]
    [InlineData("city\nosh\n", "missing-label")]
    [InlineData("city,conflict\nosh,yes\n", "nothing-held")]
    [InlineData("city,conflict\ntalas,yes\n", "differs-from-held")]
    [InlineData("city,conflict\ntalas,perhaps\n", "yes-or-no")]
    public async Task What_does_not_stand_is_not_taken_back(string file, string code)
    {
        var juror = await Service.JurorAsync();
        var start = await juror.MarkAsync("osh,1,7,well done", "talas,,,,no");
        var reply = (await WithdrawAsync(juror, file)).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(code, reply.Errors.Select(found => found.Code));
        Assert.Equal(start.Version, await Service.VersionAsync());
    }

    private static Task<Reply> WithdrawAsync(Juror juror, string file) =>
        juror.Client.SendFileAsync("/api/contests/2020/ballots/withdrawals?reason=the%20wrong%20city", System.Text.Encoding.UTF8.GetBytes(file));

    private static async Task<IEnumerable<string?>> GroupsAsync(Juror juror) =>
        (await juror.BallotAsync("osh")).GetProperty("marks").EnumerateArray().Where(mark => mark.GetProperty("mark").ValueKind == JsonValueKind.Number).Select(mark => mark.GetProperty("group").GetString());

    private static List<string> Marks(Reply reply) =>
    [
        .. reply.Json.GetProperty("changes").GetProperty("marks").EnumerateArray().Select(mark =>
            $"{mark.GetProperty("city")} {mark.GetProperty("group")} {mark.GetProperty("field")} {mark.GetProperty("before")} -> {mark.GetProperty("after")}"),
    ];
}
