using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class ContestPageTests(FilledService filled) : IClassFixture<FilledService>
{
    private const string Page = "/contests/2020";

    [Fact]
    public async Task Anyone_sees_participation_and_social_orders_and_no_scores()
    {
        var reply = (await filled.Service.Anyone.ReadAsync(Page)).AssertStatus(HttpStatusCode.OK);
        var html = reply.Html();
        Assert.Null(html.QuerySelector("#ranking"));
        Assert.Null(html.QuerySelector(".prized"));
        Assert.Equal(18, html.QuerySelectorAll("[aria-labelledby=participation] tbody tr").Length);
        AssertOrders(html);
        foreach (var score in await ScoresAsync())
            Assert.DoesNotContain(score, reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_sees_no_more_than_anyone()
    {
        var html = (await ReadAsync("osh")).Html();
        Assert.Null(html.QuerySelector("#ranking"));
        Assert.NotNull(html.QuerySelector("#participation"));
    }

    [Theory]
    [InlineData("jury")]
    [InlineData("agency")]
    public async Task Jury_and_agency_see_ranking_prizes_and_social_orders(string who)
    {
        var html = (await ReadAsync(who)).Html();
        var rows = html.QuerySelectorAll("[aria-labelledby=ranking] tbody tr").ToList();
        Assert.Equal(18, rows.Count);
        Assert.Equal(await ScoresAsync(), rows.Select(row => row.QuerySelectorAll("td")[1].TextContent.Trim()));
        Assert.Equal(["3000000", "2000000", "1000000"], html.QuerySelectorAll("tr.prized").Select(row => Digits(row.QuerySelectorAll("td")[2])));
        Assert.Equal(["6000000", "6000000", "0"], html.QuerySelectorAll(".figures dd").Select(Digits));
        AssertOrders(html);
    }

    [Fact]
    public async Task Cities_stand_in_the_order_of_the_api()
    {
        var cities = (await filled.Service.Jury.ReadOfAsync("summary?lang=ky")).Json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("name").GetString());
        Assert.Equal(cities, (await ReadAsync("jury")).Html().QuerySelectorAll("[aria-labelledby=ranking] tbody th").Select(cell => cell.TextContent));
    }

    [Theory]
    [InlineData("ky", "Кара-Көл")]
    [InlineData("ru", "Кара-Куль")]
    [InlineData("en", "Kara-Köl")]
    public async Task Names_are_those_of_the_language(string language, string city)
    {
        var reply = await filled.Service.Anyone.ReadAsync($"{Page}?lang={language}");
        Assert.Contains($">{city}<", reply.Text, StringComparison.Ordinal);
        Assert.Equal(language, reply.Html().DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_page_is_sound()
    {
        foreach (var html in new[] { (await ReadAsync("jury")).Html(), (await filled.Service.Anyone.ReadAsync("/sign-in")).Html(), (await filled.Service.Anyone.ReadAsync("/")).Html(), (await filled.Service.Anyone.ReadAsync("/reference")).Html() })
        {
            Assert.Single(html.QuerySelectorAll("h1"));
            Assert.NotEmpty(html.Title!);
            Assert.All(html.QuerySelectorAll("table"), table => Assert.NotEmpty(table.QuerySelector("caption")!.TextContent));
            Assert.All(html.QuerySelectorAll("th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
            Assert.All(html.QuerySelectorAll("input:not([type=hidden])"), input => Assert.NotNull(html.QuerySelector($"label[for={input.Id}]")));
            Assert.Empty(html.QuerySelectorAll("script, [style], style"));
            Assert.Equal(html.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), html.QuerySelectorAll("[id]").Length);
        }
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        foreach (var page in new[] { "/", Page, "/sign-in", "/reference", "/nowhere" })
        {
            var html = (await filled.Service.Anyone.ReadAsync(page)).Html();
            foreach (var link in html.QuerySelectorAll("a, link").Select(link => link.GetAttribute("href")!))
            {
                if (link.StartsWith('#'))
                    Assert.NotNull(html.QuerySelector(link));
                else if (new Uri(new Uri(filled.Service.Address, page), link).PathAndQuery is var target && !target.StartsWith("/nowhere", StringComparison.Ordinal))
                    (await filled.Service.Anyone.ReadAsync(target)).AssertStatus(HttpStatusCode.OK);
            }
        }
    }

    private static void AssertOrders(IDocument html)
    {
        var totals = html.QuerySelectorAll("tfoot tr").Select(row => row.QuerySelectorAll("td").Select(Digits).ToArray()).ToList();
        Assert.Equal(2, totals.Count);
        Assert.All(totals, total => Assert.Equal(["14", "1940000"], total));
        Assert.Equal([12, 3], html.QuerySelectorAll("tfoot").Select(foot => foot.ParentElement!.QuerySelectorAll("tbody tr").Length));
    }

    private static string Digits(IElement element) => string.Concat(element.TextContent.Where(char.IsAsciiDigit));

    private async Task<Reply> ReadAsync(string who) =>
        (await filled.Service.Anyone.ReadAsync(Page, ("Cookie", await filled.Service.SignInAsync(who)))).AssertStatus(HttpStatusCode.OK);

    /// <summary>As the Kyrgyz page prints them.</summary>
    private async Task<IReadOnlyList<string>> ScoresAsync() =>
    [
        .. (await filled.Service.Jury.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray()
            .Select(city => city.GetProperty("score").GetDouble().ToString("N2", CultureInfo.GetCultureInfo("ky"))),
    ];
}
