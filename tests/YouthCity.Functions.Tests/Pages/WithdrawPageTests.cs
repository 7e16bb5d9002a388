using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class WithdrawPageTests : ServiceTest
{
    private const string Page = "/contests/2020/cities/talas/withdraw", OfOrders = "/contests/2020/cities/kara-balta/withdraw";

    [Fact]
    public async Task A_value_is_taken_back_for_a_reason_and_the_page_of_the_city_shows_the_gap()
    {
        await Service.FillAsync();
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync(Page);
        var refused = await agency.SendAsync(page, "form.withdraw", ("value", "1.1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Html().QuerySelector("#v-1\\.1[checked]"));
        var taken = await agency.SendAsync(page, "form.withdraw", ("value", "1.1"), ("baseline", "1.1"), ("value", "1.2"), ("reason", "the wrong row"));
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);

        var html = (await agency.OpenAsync(taken.Headers.Location!.ToString())).Html();
        Assert.Equal("Taken back: 3. The version before is kept.", html.QuerySelector(".note.good")!.TextContent);
        Assert.StartsWith("Talas: 24 of 26", html.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var act = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("application-withdrawal", "the wrong row"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));
        Assert.Equal(2, CsvText.Parse((await agency.OpenAsync("/contests/2020/gaps?city=talas")).Text).Count - 1);
        Assert.Equal(HttpStatusCode.NotFound, (await agency.OpenAsync("/contests/2020/gaps?city=atlantis")).Status);
    }

    [Fact]
    public async Task An_order_and_a_whole_application_are_taken_back()
    {
        await Service.FillAsync();
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync(OfOrders);
        var orders = page.Html().QuerySelectorAll("form.withdraw-orders input[name=order]").Length;
        Assert.NotEqual(0, orders);
        Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(page, "form.withdraw-orders", ("order", "0"), ("reason", "twice"))).Status);
        page = await agency.OpenAsync(OfOrders);
        Assert.Equal(orders - 1, page.Html().QuerySelectorAll("form.withdraw-orders input[name=order]").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await agency.SendAsync(page, "form.withdraw", ("whole", "on"), ("reason", "of another city"))).Status);
        Assert.Null((await agency.OpenAsync(OfOrders)).Html().QuerySelector("form.withdraw"));
    }

    [Fact]
    public async Task An_action_of_a_plan_is_taken_back_and_the_others_stay()
    {
        (await Service.Agency.PlanAsync("city,action,due\ntalas,A park,2021-03\ntalas,A road,2021\nosh,A bridge,\n")).AssertStatus(HttpStatusCode.Created);
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync(Page);
        Assert.Equal(["A park, March 2021", "A road, 2021"], page.Html().QuerySelectorAll("form.withdraw-actions label.pick").Select(label => label.TextContent.Trim()));
        var taken = await agency.SendAsync(page, "form.withdraw-actions", ("action", "0"), ("reason", "the wrong row"));
        Assert.Equal(HttpStatusCode.Redirect, taken.Status);

        Assert.Equal(["A road"], (await agency.OpenAsync(taken.Headers.Location!.ToString())).Html().QuerySelectorAll("#actions tbody th").Select(row => row.TextContent.Trim()));
        var act = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("action-withdrawal", "the wrong row"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));
        Assert.Equal(2, (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("counts").GetProperty("actions").GetInt32());
    }

    [Fact]
    public async Task Nothing_is_taken_back_once_it_is_decided_nor_of_what_changed_meanwhile()
    {
        await Service.FillAsync();
        var agency = await Visitor.SignInAsync(Service, "agency");
        var page = await agency.OpenAsync(Page);
        (await Service.Agency.ApplyAsync("city,indicator,value\ntalas,1.1,1\n")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Conflict, (await agency.SendAsync(page, "form.withdraw", ("value", "1.1"), ("reason", "the wrong row"))).Status);
        page = await agency.OpenAsync(Page);
        await Service.MoveAsync("decided");
        Assert.Equal(HttpStatusCode.Conflict, (await agency.SendAsync(page, "form.withdraw", ("value", "1.1"), ("reason", "the wrong row"))).Status);
        Assert.Null((await agency.OpenAsync(Page)).Html().QuerySelector("form.withdraw"));
    }
}
