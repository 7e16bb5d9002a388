using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class CityPageTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [InlineData("jury")]
    [InlineData("agency")]
    public async Task The_printed_points_add_up_to_the_groups_and_to_the_score(string who)
    {
        foreach (var city in (string[])["osh", "naryn", "kara-suu", "kerben"])
        {
            var html = (await ReadAsync($"/contests/2020/cities/{city}?lang=en", who)).Html();
            var sum = 0m;
            foreach (var body in html.QuerySelectorAll(".receipt tbody"))
            {
                var points = body.QuerySelectorAll("tr").Select(row => Points(row)).ToList();
                Assert.Equal(points[0], points.Skip(1).Sum());
                sum += points[0];
            }

            Assert.Equal(sum, Points(html.QuerySelector(".receipt tfoot tr")!));
            Assert.Equal(html.QuerySelector(".figures .score")!.TextContent.Trim(), html.QuerySelector(".receipt tfoot .pts")!.TextContent.Trim());
            Assert.Equal(6 + Seeds.Indicators, html.QuerySelectorAll(".receipt tbody tr").Length);
        }
    }

    [Fact]
    public async Task A_difference_adds_up_and_the_page_says_what_would_swap_the_two()
    {
        var html = (await ReadAsync("/contests/2020/compare?city=naryn&other=talas&lang=en", "jury")).Html();
        var scores = (await filled.Service.Jury.ReadOfAsync("scores/naryn/compare/talas")).Json;
        foreach (var table in html.QuerySelectorAll(".diff"))
        {
            var sum = table.QuerySelectorAll("tbody .n").Sum(cell => decimal.Parse(cell.TextContent.Trim().Split(' ')[0], CultureInfo.InvariantCulture)
                * (cell.QuerySelector(".quiet")!.TextContent == "Talas" ? -1 : 1));
            Assert.Equal(Math.Round(scores.GetProperty("difference").GetDecimal(), 2), sum);
        }

        Assert.Contains(html.QuerySelectorAll(".note p"), line => line.TextContent.Contains("Talas would pass Naryn if", StringComparison.Ordinal));
        Assert.Equal(["naryn", "talas"], html.QuerySelectorAll("select option[selected]").Select(option => option.GetAttribute("value")));
    }

    /// <summary>Kara-Balta and Kerben share the seventh place.</summary>
    [Theory]
    [InlineData("result", ".rank tbody .pos", "agency")]
    [InlineData("what-if", "#tried tbody td:first-child", "agency")]
    [InlineData("robustness", "#ranges tbody td:first-child", "agency")]
    [InlineData("protocol", "tbody td:first-child", "agency")]
    [InlineData("cities/kerben", "h1", "jury")]
    [InlineData("cities/kerben", ".figures dd", "jury")]
    public async Task A_place_that_cities_share_is_named_from_the_first_to_the_last_of_them(string page, string where, string who)
    {
        foreach (var language in (string[])["ky", "ru", "en"])
        {
            var places = (await ReadAsync($"/contests/2020/{page}?lang={language}", who)).Html().QuerySelectorAll(where)
                .Select(cell => cell.TextContent.Replace("\u2060", "", StringComparison.Ordinal).Trim()).ToList();
            Assert.Contains(places, place => place.Contains("7–8", StringComparison.Ordinal));
            Assert.DoesNotContain(places, place => place is "7" or "8" || place.Contains('=', StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_ranking_links_to_every_citys_page()
    {
        var links = (await ReadAsync("/contests/2020/result", "jury")).Html().QuerySelectorAll(".rank tbody a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.Equal(18, links.Distinct().Count());
        foreach (var link in links)
            (await ReadAsync(link, "jury")).AssertStatus(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_gap_is_named_where_it_acts()
    {
        await using var service = new Service();
        await service.InitializeAsync();
        await service.Agency.ApplyAsync("city,indicator,baseline,value\nosh,1.1,4,5\nosh,1.2,4,\ntalas,1.1,,6\ntalas,1.2,3,4\nnaryn,1.1,2,1\nnaryn,1.2,2,9\n");
        var cookie = await service.SignInAsync("jury");
        var osh = (await service.Anyone.ReadAsync("/contests/2020/cities/osh?lang=en", ("Cookie", cookie))).Html();
        var rows = osh.QuerySelectorAll(".receipt tbody tr").ToList();

        Assert.DoesNotContain("no value", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("no value reported", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("left out", rows[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("by the rules 20%", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("With these numbers the place would be", osh.QuerySelector(".note.warn")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(osh.QuerySelectorAll(".note.warn a"), link => link.GetAttribute("href") == "#i1-2" && osh.QuerySelector("#i1-2") is not null);
    }

    [Theory]
    [InlineData("anyone")]
    [InlineData("osh")]
    public async Task Nobody_else_sees_a_score(string who)
    {
        var html = (await ReadAsync("/contests/2020/cities/osh", who)).Html();

        Assert.Null(html.QuerySelector(".receipt"));
        Assert.Null(html.QuerySelector(".figures"));
        Assert.NotNull(html.QuerySelector(".note"));
    }

    [Theory]
    [InlineData("/contests/2020/cities/nowhere")]
    [InlineData("/contests/1999/cities/osh")]
    public async Task An_unknown_city_or_contest_is_a_page_that_says_so(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(path, "jury")).Status);

    private async Task<Reply> ReadAsync(string path, string who) => who == "anyone"
        ? await filled.Service.Anyone.ReadAsync(path)
        : await filled.Service.Anyone.ReadAsync(path, ("Cookie", await filled.Service.SignInAsync(who)));

    /// <summary>0 where a line brings none because nobody reported its indicator.</summary>
    private static decimal Points(IElement row) => row.QuerySelector(".pts")!.TextContent.Trim() is { Length: > 0 } points && points != "–"
        ? decimal.Parse(points, NumberStyles.Number, CultureInfo.InvariantCulture)
        : 0;
}
