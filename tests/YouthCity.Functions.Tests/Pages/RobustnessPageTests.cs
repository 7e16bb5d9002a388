using System.Net;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class RobustnessPageTests(FilledService filled) : IClassFixture<FilledService>
{
    private const string Page = "/contests/2020/robustness";

    [Theory]
    [InlineData("ky", "#intervals-places", "robustness")]
    [InlineData("ru", "#intervals-places", "robustness")]
    [InlineData("en", "#near-places", "robustness?method=perturb&level=groups")]
    public async Task Places_stand_in_the_order_of_the_ranking_with_what_the_api_says(string language, string table, string reading)
    {
        var html = (await ReadAsync("jury", $"{Page}?lang={language}")).Html();
        var api = (await filled.Service.Jury.ReadOfAsync(reading)).Json.GetProperty("cities").EnumerateArray().ToList();
        var rows = html.QuerySelectorAll($"{table} tbody tr").ToList();
        Assert.Equal(18, rows.Count);
        for (var place = 0; place < rows.Count; place++)
        {
            var (low, high) = (api[place].GetProperty("rank05").GetInt32(), api[place].GetProperty("rank95").GetInt32());
            var rank = api[place].GetProperty("rank").GetInt32();
            var shared = api.Count(city => city.GetProperty("rank").GetInt32() == rank);
            Assert.Equal(shared == 1 ? $"{rank}" : $"{rank}–{rank + shared - 1}", rows[place].QuerySelector("th b")!.TextContent.Replace("\u2060", "", StringComparison.Ordinal));
            Assert.StartsWith(low == high ? $"{low} (" : $"{low}–{high} (", rows[place].QuerySelector(".range")!.TextContent.Replace("\u2060", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Matches("^(<\u00A0?1|>\u00A0?99|[0-9]{1,3})\u00A0?%$|^–$", rows[place].QuerySelector(".chance")!.TextContent.Trim());
            Assert.Equal(18, rows[place].QuerySelector("path")!.GetAttribute("d")!.Count(letter => letter == 'H'));
        }

        Assert.Equal(18 * 18, html.QuerySelectorAll(".heat tbody td").Length);
    }

    [Fact]
    public async Task The_page_tells_what_hangs_on_one_criterion_and_on_the_rules()
    {
        var html = (await ReadAsync("agency", $"{Page}?lang=en")).Html();
        var settings = (await filled.Service.Jury.ReadOfAsync("robustness/settings")).Json;
        Assert.Contains($"{6 + Seeds.Indicators} times", html.QuerySelector("#leave-one-out + p")!.TextContent, StringComparison.Ordinal);
        var said = html.QuerySelector("#other-rules + p")!;
        var rejecting = settings.GetProperty("settings").EnumerateArray().Count(line => line.GetProperty("missing").GetString() == "reject");
        Assert.StartsWith($"{settings.GetProperty("settings").GetArrayLength() - rejecting} combinations", said.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{settings.GetProperty("rankings").GetInt32()} different rankings", said.TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"{rejecting} more combinations", said.NextElementSibling!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{settings.GetProperty("reject").GetProperty("rankings").GetInt32()} different rankings", said.NextElementSibling.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            settings.GetProperty("cities").EnumerateArray().Select(city => $"{city.GetProperty("firsts").GetInt32()}"),
            html.QuerySelectorAll("#ranges tbody tr").Select(row => row.QuerySelectorAll("td")[^1].TextContent));
    }

    [Fact]
    public async Task The_page_is_sound()
    {
        var html = (await ReadAsync("jury", Page)).Html();
        Assert.Single(html.QuerySelectorAll("h1"));
        Assert.Empty(html.QuerySelectorAll("script, [style], style"));
        Assert.All(html.QuerySelectorAll("th"), cell => Assert.NotNull(cell.GetAttribute("scope")));
    }

    [Theory]
    [InlineData("jury", true)]
    [InlineData("agency", true)]
    [InlineData("osh", false)]
    public async Task Those_who_see_scores_find_the_page_and_nobody_else_does(string who, bool sees)
    {
        var contest = (await ReadAsync(who, "/contests/2020/result")).Html();
        Assert.Equal(sees, contest.QuerySelector($"a[href='{Page}']") is not null);
        Assert.Equal(sees, (await ReadAsync(who, Page)).Html().QuerySelector("#intervals-places") is not null);
    }

    [Theory]
    [InlineData("arithmetic", "city,parks\nnorth,5\n")]
    [InlineData("geometric", "city,parks\nnorth,5\nsouth,6\n")]
    public async Task Where_there_is_nothing_to_compare_the_page_says_so(string mean, string file)
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Mean = mean });
        (await valley.Service.Agency.ApplyAsync(file, contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var cookie = await valley.Service.SignInAsync("jury");
        var html = (await valley.Service.Anyone.ReadAsync("/contests/valley/robustness", ("Cookie", cookie))).AssertStatus(HttpStatusCode.OK).Html();
        Assert.NotNull(html.QuerySelector("main .note"));
        Assert.Null(html.QuerySelector("#intervals-places"));
    }

    private async Task<Reply> ReadAsync(string who, string page) =>
        (await filled.Service.Anyone.ReadAsync(page, ("Cookie", await filled.Service.SignInAsync(who)))).AssertStatus(HttpStatusCode.OK);
}
