using System.Net;
using System.Text;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Withdrawals;

public sealed class ActionWithdrawalTests : ServiceTest
{
    private const string Header = "city,group,action,due,status\n";

    [Theory]
    [InlineData("city\nosh\n", "osh A; osh A; osh B")]
    [InlineData("city,action\nosh,B\n", "osh B")]
    [InlineData("city,action,due\nОш,A,2022\n", "osh A")]
    [InlineData("city,action,status\ntalas,C,done\nosh,B,\n", "osh B; talas C")]
    [InlineData("""{ "withdrawals": [ { "city": "talas" } ] }""", "talas C")]
    [InlineData("""{ "withdrawals": [ { "city": "osh", "action": "A", "due": "2021" } ] }""", "osh A")]
    public async Task A_plan_of_a_city_goes_or_single_actions_and_others_stay(string file, string gone)
    {
        await Service.Agency.PlanAsync(Header + "osh,1,A,2021,done\nosh,1,A,2022,\nosh,,B,,\ntalas,2,C,2021-03,done\n");
        var reply = (await WithdrawAsync(file)).AssertStatus(HttpStatusCode.Created);
        var removed = reply.Json.GetProperty("changes").GetProperty("removedActions").EnumerateArray().Select((JsonElement row) => $"{row.GetProperty("city")} {row.GetProperty("action")}").Order(StringComparer.Ordinal);
        Assert.Equal(gone.Split("; ").Order(StringComparer.Ordinal), removed);
        Assert.Equal(4 - gone.Split("; ").Length, (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("counts").GetProperty("actions").GetInt32());
    }

    [Theory]
    [InlineData("city\ntalas\n", "nothing-held")]
    [InlineData("city,action\nosh,C\n", "nothing-held")]
    [InlineData("city,action,status\nosh,B,done\n", "nothing-held")]
    [InlineData("city,action\nosh,A\n", "ambiguous-action")]
    [InlineData("city,status\nosh,done\n", "unknown-label")]
    public async Task What_no_action_fits_or_several_do_is_refused(string file, string code)
    {
        var start = await Service.Agency.PlanAsync(Header + "osh,1,A,2021,\nosh,1,A,2022,\nosh,,B,,\n");
        var reply = (await WithdrawAsync(file)).AssertStatus(HttpStatusCode.UnprocessableEntity);
        Assert.Contains(code, reply.Errors.Select(found => found.Code));
        Assert.Equal(start.Version, await Service.VersionAsync());
    }

    [Fact]
    public async Task The_file_that_brought_a_plan_takes_it_back()
    {
        var start = await Service.Agency.OrderAsync(Seeds.SocialOrders);
        await Service.Agency.PlanAsync(Seeds.ActionPlans);
        (await WithdrawAsync(Seeds.ActionPlans)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(
            (await Service.Anyone.ReadOfAsync($"action-plans?version={start.Version}")).Text, (await Service.Anyone.ReadOfAsync("action-plans")).Text);
    }

    private Task<Reply> WithdrawAsync(string file) =>
        Service.Agency.SendFileAsync("/api/contests/2020/action-plans/withdrawals?reason=sent%20twice", Encoding.UTF8.GetBytes(file));
}
