using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class ContestPageTests(FilledService filled) : IClassFixture<FilledService>
{
    private const string Page = "/contests/2020";

    private const string Ranking = "/contests/2020/result";

    [Fact]
    public async Task Anyone_sees_participation_and_social_orders_and_no_scores()
    {
        foreach (var path in (string[])[Page, Ranking])
        {
            var reply = (await filled.Service.Anyone.ReadAsync(path)).AssertStatus(HttpStatusCode.OK);
            Assert.Null(reply.Html().QuerySelector(".rank"));
            foreach (var score in await ScoresAsync())
                Assert.DoesNotContain(score, reply.Text, StringComparison.Ordinal);
        }

        var html = (await filled.Service.Anyone.ReadAsync(Page)).Html();
        Assert.Equal(18, html.QuerySelectorAll(".applied a").Length);
        Assert.Equal(18, html.QuerySelectorAll(".map .wide circle.in").Length);
        AssertOrders(html);
    }

    [Fact]
    public async Task A_city_sees_no_more_than_anyone()
    {
        Assert.Null((await ReadAsync("osh", Ranking)).Html().QuerySelector(".rank"));
        Assert.NotNull((await ReadAsync("osh", Page)).Html().QuerySelector("#participation"));
    }

    [Theory]
    [InlineData("jury")]
    [InlineData("agency")]
    public async Task Jury_and_agency_see_the_ranking_which_is_provisional_and_names_no_prize(string who)
    {
        var html = (await ReadAsync(who, Ranking)).Html();
        var rows = html.QuerySelectorAll(".rank tbody tr").ToList();
        Assert.Equal(18, rows.Count);
        Assert.Equal(await ScoresAsync(), rows.Select(row => row.QuerySelector(".score")!.TextContent.Trim()));
        Assert.Equal(3, rows.FindIndex(row => row.ClassList.Contains("cut")) + 1);
        Assert.DoesNotContain("3000000", Digits(html.QuerySelector("main")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cities_stand_in_the_order_of_the_api()
    {
        var cities = (await filled.Service.Jury.ReadOfAsync("summary?lang=ky")).Json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("name").GetString());
        Assert.Equal(cities, (await ReadAsync("jury", Ranking)).Html().QuerySelectorAll(".rank tbody th").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task The_ranking_is_sorted_by_what_the_address_asks_for()
    {
        var byName = (await ReadAsync("jury", $"{Ranking}?sort=city")).Html();
        Assert.Equal("ascending", byName.QuerySelectorAll(".rank th[aria-sort]").Single().GetAttribute("aria-sort"));
        Assert.Equal(["Балыкчы", "Баткен", "Бишкек"], byName.QuerySelectorAll(".rank tbody th").Take(3).Select(cell => cell.TextContent));
        var scores = (await filled.Service.Jury.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray()
            .OrderByDescending(city => city.GetProperty("groups")[2].GetProperty("score").GetDouble()).Select(city => city.GetProperty("city").GetString());
        Assert.Equal(scores, (await ReadAsync("jury", $"{Ranking}?sort=group-3")).Html().QuerySelectorAll(".rank tbody a").Select(link => link.GetAttribute("href")!.Split('/')[^1]));
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
        foreach (var path in s_all)
        {
            var html = (await ReadAsync("jury", path)).Html();
            Assert.Single(html.QuerySelectorAll("h1"));
            Assert.NotEmpty(html.Title!);
            Assert.All(html.QuerySelectorAll("table"), table => Assert.NotEmpty(table.QuerySelector("caption")!.TextContent));
            Assert.All(html.QuerySelectorAll("th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
            Assert.All(html.QuerySelectorAll("svg"), chart => Assert.True(chart.GetAttribute("role") == "img" ? chart.GetAttribute("aria-label")!.Length > 0 : chart.Closest("[aria-hidden=true], [role=img]") is not null, chart.OuterHtml));
            Assert.All(html.QuerySelectorAll("input:not([type=hidden]), select, textarea"), input => Assert.NotNull(html.QuerySelector($"label[for={input.Id}]")));
            Assert.Empty(html.QuerySelectorAll("script:not([src^='/assets/']), [style], style"));
            Assert.Equal(html.QuerySelectorAll("[id]").Select(element => element.Id).Distinct().Count(), html.QuerySelectorAll("[id]").Length);
        }
    }

    [Fact]
    public async Task Every_link_leads_somewhere()
    {
        var cookie = await filled.Service.SignInAsync("jury");
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in s_all)
        {
            var html = (await filled.Service.Anyone.ReadAsync(page, ("Cookie", cookie))).Html();
            foreach (var link in html.QuerySelectorAll("a, link").Select(link => link.GetAttribute("href")!))
            {
                if (link.StartsWith('#'))
                    Assert.NotNull(html.QuerySelector(link));
                else if (new Uri(new Uri(filled.Service.Address, page), link).PathAndQuery is var target && !target.StartsWith("/nowhere", StringComparison.Ordinal) && known.Add(target))
                    Assert.True((await filled.Service.Anyone.ReadAsync(target, ("Cookie", cookie))).Code is 200 or 302 || page == "/", $"{target} on {page}");
            }
        }
    }

    private static readonly string[] s_all =
    [
        "/", Page, Ranking, "/contests/2020/cities/kara-suu", "/contests/2020/compare?city=osh&other=talas", "/contests/2020/robustness", "/contests/2020/what-if",
        "/contests/2020/jury", "/sign-in", "/method", "/accessibility", "/reference", "/nowhere",
    ];

    private static void AssertOrders(IDocument html)
    {
        var tables = html.QuerySelectorAll("#orders table").ToList();
        Assert.Equal(["14", "1940000"], tables[0].QuerySelectorAll("tfoot .n").Select(Digits));
        Assert.Equal("1940000", Digits(tables[1].QuerySelector("tfoot .n")!));
        Assert.Equal([12, 6], tables.Take(2).Select(table => table.QuerySelectorAll("tbody tr").Length));
    }

    private static string Digits(IElement element) => string.Concat(element.TextContent.Where(char.IsAsciiDigit));

    private async Task<Reply> ReadAsync(string who, string path) =>
        await filled.Service.Anyone.ReadAsync(path, ("Cookie", await filled.Service.SignInAsync(who)));

    /// <summary>As the Kyrgyz page prints them.</summary>
    private async Task<IReadOnlyList<string>> ScoresAsync() =>
    [
        .. (await filled.Service.Jury.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray()
            .Select(city => city.GetProperty("score").GetDouble().ToString("N2", CultureInfo.GetCultureInfo("ky"))),
    ];
}
