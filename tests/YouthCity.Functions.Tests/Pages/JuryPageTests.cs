using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class JuryPageTests : ServiceTest
{
    private const string Page = "/contests/2020/jury";

    [Fact]
    public async Task Jury_and_agency_see_marks_agreement_and_places_as_the_api_gives_them()
    {
        await Service.FillAsync();
        var one = await Service.JurorAsync("Айгүл", "naryn");
        await one.MarkWholeAsync(("osh", 7), ("talas", 4));
        await (await Service.JurorAsync("Бакыт")).MarkWholeAsync(("osh", 9), ("talas", 5), ("naryn", 10));

        foreach (var who in new[] { "jury", "agency" })
        {
            var html = (await ReadAsync(who)).Html();
            var jury = (await Service.Agency.ReadOfAsync("jury")).Json;
            Assert.Equal(
                jury.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("ballots").GetInt32().ToString(CultureInfo.InvariantCulture)),
                Rows(html, "cities").Select(row => row.QuerySelectorAll("td")[3].TextContent));
            Assert.Equal(
                jury.GetProperty("jurors").EnumerateArray().Select(juror => $"{juror.GetProperty("name").GetString()} {juror.GetProperty("juror").GetString()}"),
                Rows(html, "jurors").Select(row => row.QuerySelector("th")!.TextContent.Trim()));
            Assert.Contains("Нарын", Rows(html, "jurors").Single(row => row.TextContent.Contains(one.Id, StringComparison.Ordinal)).LastElementChild!.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                jury.GetProperty("agreement").GetProperty("interval").GetDouble().ToString("0.00", CultureInfo.GetCultureInfo("ky")),
                html.QuerySelectorAll(".figures dd")[1].TextContent);
            Assert.Contains((await Service.Anyone.ReadAsync("/contests/2020/result", ("Cookie", await Service.SignInAsync(who)))).Html().QuerySelectorAll("a"), link => link.GetAttribute("href") == Page);
        }
    }

    [Fact]
    public async Task Nobody_else_sees_anything_of_it()
    {
        var juror = await Service.JurorAsync("Айгүл");
        await juror.MarkWholeAsync(("osh", 7));
        foreach (var reply in new[] { await Service.Anyone.ReadAsync(Page), await ReadAsync("osh") })
        {
            reply.AssertStatus(HttpStatusCode.OK);
            Assert.Empty(reply.Html().QuerySelectorAll("table"));
            Assert.DoesNotContain("Айгүл", reply.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain((await Service.Anyone.ReadAsync("/contests/2020")).Html().QuerySelectorAll("a"), link => link.GetAttribute("href") == Page);
    }

    [Fact]
    public async Task Before_any_ballot_the_page_says_so()
    {
        var html = (await ReadAsync("jury")).Html();
        Assert.Empty(html.QuerySelectorAll("table"));
        Assert.NotEmpty(html.QuerySelectorAll(".note"));
    }

    private static IHtmlCollection<IElement> Rows(IDocument html, string table) => html.QuerySelectorAll($"[aria-labelledby={table}] tbody tr");

    private async Task<Reply> ReadAsync(string who) => (await Service.Anyone.ReadAsync(Page, ("Cookie", await Service.SignInAsync(who)))).AssertStatus(HttpStatusCode.OK);
}
