using System.Globalization;
using System.Net;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Tests.Pages;

/// <summary>Action plans on the pages of the public, of a city and of the agency.</summary>
public sealed class PlanPageTests : ServiceTest
{
    private DateOnly Today => Formats.Today(Service.Clock.GetUtcNow());

    /// <summary>What is due today is not overdue yet, whatever day it is elsewhere; what is done is not, however long ago it was due.</summary>
    [Fact]
    [OwnProcess]
    public async Task A_citys_page_lists_its_plan_and_names_what_is_overdue()
    {
        string Day(int from) => Today.AddDays(from).ToString("O", CultureInfo.InvariantCulture);
        (await Service.Agency.PlanAsync($"city,group,action,due,status,source\nosh,2,A park,{Day(-1)},under way,Decree 7\nosh,,A road,{Day(0)},planned,\nosh,3,A bridge,2001,done,\nosh,3,A well,,,\ntalas,1,A fair,2001,,\n")).AssertStatus(HttpStatusCode.Created);
        var (city, agency) = (await Visitor.SignInAsync(Service, Service.OwnCity), await Visitor.SignInAsync(Service, "agency"));
        foreach (var (who, path) in new[] { (Visitor.Anyone(Service), "/contests/2020/cities/osh"), (city, "/contests/2020/cities/osh/status"), (agency, "/contests/2020/cities/osh/status") })
        {
            var html = (await who.OpenAsync(path)).AssertStatus(HttpStatusCode.OK).Html();
            Assert.Equal(["A park", "A road", "A bridge", "A well"], html.QuerySelectorAll("#actions tbody th").Select(row => row.FirstChild!.TextContent.Trim()));
            Assert.Contains("Decree 7", html.QuerySelector("#actions tbody th")!.TextContent, StringComparison.Ordinal);
            var overdue = Assert.Single(html.QuerySelectorAll("#actions tr.attn"));
            Assert.Contains("overdue", overdue.TextContent, StringComparison.Ordinal);
            Assert.Contains("A park", overdue.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                ["4 actions", "1 done", "1 under way", "1 planned", "1 not said how far", "1 overdue"],
                html.QuerySelectorAll("[aria-labelledby=plan] .figures > div").Select(figure => $"{figure.QuerySelector("dd")!.TextContent} {figure.QuerySelector("dt")!.TextContent}"));
        }

        Assert.Contains("No action plan", (await Visitor.Anyone(Service).OpenAsync("/contests/2020/cities/naryn")).Html().QuerySelector("[aria-labelledby=plan]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "2021", "March 2021", "31 March 2021")]
    [InlineData("ru", "2021 г.", "март 2021 г.", "31 марта 2021 г.")]
    [InlineData("ky", "2021-жыл", "2021-жылдын марты", "2021-жылдын 31-марты")]
    public async Task A_year_a_month_and_a_day_are_written_as_the_language_writes_them(string language, params string[] due)
    {
        await Service.Agency.PlanAsync("city,action,due,status\nosh,A,2021,done\nosh,B,2021-03,done\nosh,C,2021-03-31,done\n");
        var html = (await Visitor.Anyone(Service).OpenAsync($"/contests/2020/cities/osh?lang={language}")).Html();
        Assert.Equal(due, html.QuerySelectorAll("#actions tbody tr").Select(row => row.QuerySelectorAll("td")[1].TextContent.Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal).Trim()));
    }

    [Fact]
    public async Task The_contests_page_says_how_many_cities_have_a_plan_and_adds_up_as_the_api_does()
    {
        var before = (await Visitor.Anyone(Service).OpenAsync("/contests/2020")).Html().QuerySelector("#plans")!;
        Assert.StartsWith("Action plans: from 0 of 18", before.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(before.QuerySelector("table"));

        (await Service.Agency.PlanAsync(Seeds.ActionPlans)).AssertStatus(HttpStatusCode.Created);
        var counts = (await Service.Anyone.ReadOfAsync("action-plans")).Json.GetProperty("counts");
        var html = (await Visitor.Anyone(Service).OpenAsync("/contests/2020")).Html().QuerySelector("#plans")!;
        Assert.StartsWith("Action plans: from 10 of 18", html.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        foreach (var table in html.QuerySelectorAll("table"))
        {
            Assert.Equal([counts.GetProperty("actions").GetInt32(), counts.GetProperty("done").GetInt32()], table.QuerySelectorAll("tfoot td.n").Select(cell => int.Parse(cell.TextContent, CultureInfo.InvariantCulture)));
            for (var column = 0; column < 2; column++)
                Assert.Equal(int.Parse(table.QuerySelectorAll("tfoot td.n")[column].TextContent, CultureInfo.InvariantCulture), table.QuerySelectorAll("tbody tr").Sum(row => int.Parse(row.QuerySelectorAll("td.n")[column].TextContent, CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public async Task The_overview_marks_whose_plan_has_arrived()
    {
        (await Service.Agency.PlanAsync("city,action\nosh,A\nosh,B\n")).AssertStatus(HttpStatusCode.Created);
        var html = (await (await Visitor.SignInAsync(Service, "agency")).OpenAsync("/contests/2020/work")).Html();
        var marks = html.QuerySelectorAll(".arrived tbody tr").Select(row => (City: row.QuerySelector("th")!.TextContent, Plan: row.QuerySelector("td:last-child")!)).ToList();
        Assert.Equal(("Osh", "2"), marks.Where(row => row.Plan.ClassName == "full-in").Select(row => (row.City, row.Plan.TextContent)).Single());
        Assert.Equal(17, marks.Count(row => row.Plan.ClassName == "none-in" && row.Plan.TextContent == "0"));
    }

    [Fact]
    public async Task What_others_did_to_the_same_plan_meanwhile_is_a_conflict_and_another_plan_is_none()
    {
        var agency = await Visitor.SignInAsync(Service, "agency");
        foreach (var (others, status) in new[] { ("osh,B", HttpStatusCode.Conflict), ("talas,C", HttpStatusCode.PreconditionFailed) })
        {
            var check = await agency.UploadAsync("/contests/2020/upload/action-plans", $"city,action\nosh,Ours {status}\n");
            Assert.Equal(HttpStatusCode.OK, check.Status);
            await Service.Agency.PlanAsync($"city,action\n{others}\n", "?reason=theirs");
            Assert.Equal(status, (await agency.SendAsync(check, "form.store", ("reason", "ours"))).Status);
        }
    }
}
