using System.Net;
using System.Text.Json;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Scores;

public sealed class CompareTests(FilledService filled) : IClassFixture<FilledService>
{
    private static readonly string[] s_members = ["provisional", "arrived", "contest", "city", "other", "outcome", "difference", "lines", "swap", "mayMissSmaller", "text"];
    private static readonly string[] s_swap = ["city", "passes", "indicator", "from", "to", "roundedTo", "share", "range"];

    [Fact]
    public async Task The_difference_adds_up_and_its_largest_part_comes_first()
    {
        var json = await ReadAsync("osh/compare/talas");

        Assert.Equal(s_members, json.EnumerateObject().Select(member => member.Name));
        var parts = json.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("difference").GetDouble()).ToList();
        Assert.Equal(Seeds.Indicators, parts.Count);
        Assert.Equal(json.GetProperty("difference").GetDouble(), parts.Sum(), 1e-9);
        Assert.Equal(parts.OrderByDescending(Math.Abs), parts);
        Assert.Equal("behind", json.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task What_is_said_to_swap_two_cities_swaps_them_when_it_is_sent()
    {
        await using var service = new Service();
        await service.InitializeAsync();
        await service.FillAsync();
        var scores = (await service.Jury.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("city").GetString()!).ToList();
        var swap = (await service.Jury.ReadOfAsync($"scores/{scores[4]}/compare/{scores[3]}")).Json.GetProperty("swap");
        Assert.Equal(s_swap, swap.EnumerateObject().Select(member => member.Name));

        await service.Agency.ApplyAsync(FormattableString.Invariant($"city,indicator,value\n{scores[4]},{swap.GetProperty("indicator").GetString()},{swap.GetProperty("roundedTo").GetDecimal():0.0000}\n"));

        var after = (await service.Jury.ReadOfAsync("scores")).Json.GetProperty("cities").EnumerateArray().Select(city => city.GetProperty("city").GetString()!).ToList();
        Assert.True(after.IndexOf(scores[4]) < after.IndexOf(scores[3]));
    }

    [Theory]
    [InlineData("en", "is ahead of", "would pass")]
    [InlineData("ru", "впереди города", "обошёл бы город")]
    [InlineData("ky", "шаарынан алдыда", "шаарынан озмок")]
    public async Task It_is_said_in_words_in_every_language(string language, string ahead, string pass)
    {
        var text = (await ReadAsync($"karakol/compare/balykchy?lang={language}")).GetProperty("text").EnumerateArray().Select(line => line.GetString()!).ToList();

        Assert.Contains(ahead, text[0], StringComparison.Ordinal);
        Assert.Contains(pass, text[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_compared_with_itself_is_told_so()
    {
        var json = await ReadAsync("osh/compare/OSH");

        Assert.Equal(("same", JsonValueKind.Null, 0), (json.GetProperty("outcome").GetString(), json.GetProperty("swap").ValueKind, json.GetProperty("lines").GetArrayLength()));
    }

    [Fact]
    public async Task A_city_without_a_place_is_told_so_with_the_reason()
    {
        await using var service = new Service();
        await service.InitializeAsync();
        await service.Agency.ApplyAsync("city,indicator,value\nosh,1.1,4\ntalas,1.1,5\n");
        var json = (await service.Jury.ReadOfAsync("scores/osh/compare/naryn")).Json;

        Assert.Equal("unranked", json.GetProperty("outcome").GetString());
        Assert.Contains("no application", json.GetProperty("text")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("osh/compare/nowhere")]
    [InlineData("nowhere/compare/osh")]
    public async Task An_unknown_city_is_not_found(string path) =>
        (await filled.Service.Jury.ReadOfAsync($"scores/{path}")).AssertProblem(HttpStatusCode.NotFound, "unknown-city");

    [Fact]
    public async Task Csv_has_a_row_for_each_part()
    {
        var lines = (await filled.Service.Jury.ReadOfAsync("scores/osh/compare/talas?format=csv")).Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");

        Assert.Equal("city,other,group,indicator,cityPoints,otherPoints,difference,provisional", lines[0]);
        Assert.Equal(1 + Seeds.Indicators, lines.Length);
    }

    private async Task<JsonElement> ReadAsync(string path) => (await filled.Service.Jury.ReadOfAsync($"scores/{path}")).Json;
}
