using System.Globalization;
using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class LargeContestPageTests
{
    private const int Cities = 250;

    [Fact]
    public async Task A_large_contest_is_shown_and_told_page_by_page()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Cities = [.. Enumerable.Range(0, Cities).Select(city => $"c{city},Шаар {city}")] });
        var rows = Enumerable.Range(0, Cities).Select(city => string.Create(CultureInfo.InvariantCulture, $"c{city},{city * 7 % 101},{city * 11 % 103},{city % 97}"));
        (await valley.Service.Agency.ApplyAsync($"city,parks,clubs,wait\n{string.Join('\n', rows)}\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var cookie = await valley.Service.SignInAsync("jury");
        List<string> seen = [];
        foreach (var page in (int[])[1, 2, 3])
        {
            var reply = (await valley.Service.Anyone.ReadAsync($"/contests/valley/robustness?page={page}", ("Cookie", cookie))).AssertStatus(HttpStatusCode.OK);
            var html = reply.Html();
            Assert.InRange(reply.Content.Length, 1, 300_000);
            Assert.All(html.QuerySelectorAll("#intervals-places tbody tr"), row => Assert.InRange(row.QuerySelector("path")!.GetAttribute("d")!.Count(letter => letter == 'H'), 1, 60));
            Assert.Equal(html.QuerySelectorAll("#intervals-places tbody tr").Length, html.QuerySelectorAll("#ranges tbody tr").Length);
            Assert.Equal($"?page={page}#intervals", html.QuerySelector("[aria-labelledby=intervals] nav a[aria-current=page]")!.GetAttribute("href"));
            seen.AddRange(html.QuerySelectorAll("#intervals-places tbody th").Select(city => city.TextContent));
        }

        Assert.Equal(Cities, seen.Distinct().Count());
        List<string> told = [];
        foreach (var page in (int[])[1, 2, 3])
        {
            var json = (await valley.Service.Jury.ReadAsync($"/api/contests/valley/robustness?page={page}&draws=100")).AssertStatus(HttpStatusCode.OK).Json;
            Assert.Equal((page, 3), (json.GetProperty("page").GetInt32(), json.GetProperty("pages").GetInt32()));
            told.AddRange(json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("city").GetString()!));
        }

        Assert.Equal(Cities, told.Distinct().Count());
        Assert.Equal(HttpStatusCode.BadRequest, (await valley.Service.Jury.ReadAsync("/api/contests/valley/robustness?page=0")).Status);
    }
}
