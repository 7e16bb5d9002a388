using System.Net;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.ActionPlans;

/// <summary>Plans over the versions of a contest: older ones are read, set back to, published, and hidden by rules, as social orders are.</summary>
public sealed class PlanVersionTests : ServiceTest
{
    [Fact]
    public async Task An_older_version_has_its_own_plans_and_a_contest_is_set_back_to_them()
    {
        var then = (await Service.Agency.PlanAsync("city,action\nosh,A\n")).Version;
        var before = (await Service.Anyone.ReadOfAsync("action-plans")).Text;
        var mistake = (await Service.Agency.PlanAsync("city,action\nosh,B\ntalas,C\n")).Version;
        Assert.Equal(before, (await Service.Anyone.ReadOfAsync($"action-plans?version={then}")).Text);

        var trial = (await Service.RevertAsync(then, "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        var reply = (await Service.RevertAsync(then)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(trial.Json.GetProperty("changes").GetRawText(), reply.Json.GetProperty("changes").GetRawText());
        Assert.Equal((2, 1), (reply.Json.GetProperty("changes").GetProperty("removedActions").GetArrayLength(), reply.Json.GetProperty("changes").GetProperty("addedActions").GetArrayLength()));
        Assert.Equal(before, (await Service.Anyone.ReadOfAsync("action-plans")).Text);
        Assert.Contains("\"C\"", (await Service.Anyone.ReadOfAsync($"action-plans?version={mistake}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_published_everyone_reads_the_plans_as_they_were_then_and_no_bundle_holds_them()
    {
        await Service.FillAsync();
        await Service.Agency.PlanAsync("city,action\nosh,A park by the river\n");
        await Service.MoveAsync("decided");
        await Service.PublishAsync();
        var published = (await Service.Anyone.ReadOfAsync("action-plans")).Text;
        Assert.Contains("A park by the river", published, StringComparison.Ordinal);
        await Service.MoveAsync("judging");
        (await Service.Agency.PlanAsync("city,action\nosh,A bridge\n", "?reason=letter")).AssertStatus(HttpStatusCode.Created);

        Assert.Equal(published, (await Service.Anyone.ReadOfAsync("action-plans")).Text);
        Assert.Equal(published, (await Service.Anyone.ReadOfAsync("action-plans?publication=1")).Text);
        Assert.Contains("A bridge", (await Service.Agency.ReadOfAsync("action-plans")).Text, StringComparison.Ordinal);
        Assert.Contains("A park by the river", (await Service.Anyone.ReadAsync("/contests/2020/cities/osh?lang=en")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A park by the river", (await Service.Anyone.ReadOfAsync("publications/1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_that_the_rules_no_longer_have_hides_its_plan_which_comes_back_with_it()
    {
        await Service.Agency.PlanAsync("city,group,action\nosh,2,A\ntalas,6,B\n");
        var (rules, before) = (await Service.Agency.RulesAsync("2020"), (await Service.Anyone.ReadOfAsync("action-plans")).Text);
        var without = RuleArchives.Edit(rules, "cities.csv", "osh,Ош,Ош,Osh,,Osh city,40.5283,72.7985", "osh-2,Ош,Ош,Osh,,Osh city,40.5283,72.7985");
        (await Service.Agency.ChangeRulesAsync(without, "?reason=decree", "2020")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal("talas", Assert.Single((await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows").EnumerateArray()).GetProperty("city").GetString());
        (await Service.Agency.ChangeRulesAsync(rules, "?reason=decree", "2020")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(before, (await Service.Anyone.ReadOfAsync("action-plans")).Text);
    }

    [Fact]
    public async Task The_audit_names_both_acts_and_everything_is_found_in_the_store()
    {
        await Service.Agency.PlanAsync("city,action\nosh,A\n", "?reason=letter%201");
        (await Service.Agency.SendFileAsync("/api/contests/2020/action-plans/withdrawals?reason=letter%202", "city\nosh\n"u8.ToArray())).AssertStatus(HttpStatusCode.Created);
        var acts = (await Service.Agency.ReadOfAsync("audit?format=csv&excel=ru&lang=en")).Text;
        Assert.Contains("action plans", acts, StringComparison.Ordinal);
        Assert.Contains("actions of plans taken back", acts, StringComparison.Ordinal);
        Assert.True((await Service.Agency.ReadOfAsync("check")).Json.GetProperty("addsUp").GetBoolean());
        Assert.Empty((await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("rows").EnumerateArray());
    }
}
