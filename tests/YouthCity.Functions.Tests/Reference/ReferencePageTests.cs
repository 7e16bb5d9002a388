using System.Net;
using AngleSharp.Dom;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Tests.Reference;

public sealed class ReferencePageTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("ky")]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task Every_function_and_every_code_is_explained_in_the_language_of_the_reader(string language)
    {
        var html = await ReadAsync(language);
        Assert.Equal(
            DescribedFunction.All.Where(described => described.Function.Name != "Asset").Select(described => $"{described.Method} {described.Path}").Order(StringComparer.Ordinal),
            html.QuerySelectorAll("h3 code, dt code").Select(code => code.TextContent).Order(StringComparer.Ordinal));
        foreach (var code in ProblemCodes.All.Select(code => code.Name))
        {
            var said = (await service.Anyone.ReadAsync($"/openapi.json")).Text.Contains(code, StringComparison.Ordinal);
            Assert.True(said && html.QuerySelector($"#problem-{code} td:last-child")!.TextContent.Length > 0, code);
        }
    }

    [Fact]
    public async Task The_contents_lead_to_every_address_by_topic()
    {
        var html = await ReadAsync("ru");
        var links = html.QuerySelectorAll(".contents a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(
            DescribedFunction.ForPrograms.SelectMany(described => (string[])[$"#{described.Function.Name}", $"#topic-{described.Topic}"]).Distinct().Order(StringComparer.Ordinal),
            links.Order(StringComparer.Ordinal));
        Assert.All(links, link => Assert.NotNull(html.QuerySelector(link)));
        var topics = html.QuerySelectorAll("h2[id^=topic-]").Select(heading => heading.TextContent).ToList();
        Assert.Equal(topics.Order(StringComparer.Create(new("ru"), ignoreCase: true)), topics);
    }

    [Theory]
    [InlineData("/stage post", "en", new[] { "StageMove" })]
    [InlineData("no-such-move", "ky", new[] { "StageMove" })]
    [InlineData("  ПРИЗОВОГО фонда ", "ru", new[] { "Prizes" })]
    [InlineData("nothing like it", "en", new string[0])]
    public async Task Words_find_addresses_without_a_script(string words, string language, string[] functions)
    {
        var html = (await service.Anyone.ReadAsync($"/reference?lang={language}&q={Uri.EscapeDataString(words)}")).AssertStatus(HttpStatusCode.OK).Html();
        Assert.Equal(functions, html.QuerySelectorAll("section.operation h3").Select(heading => heading.Id));
        Assert.Contains($"{functions.Length}", html.QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(words.Trim(), html.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_looked_for_comes_back_as_text()
    {
        var html = (await service.Anyone.ReadAsync("/reference?q=%22%3E%3Cscript%3E" + new string('x', 5000))).AssertStatus(HttpStatusCode.OK).Html();
        Assert.Empty(html.QuerySelectorAll("main script"));
        Assert.Equal(100, html.QuerySelector("#q")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task Nothing_is_left_in_another_language()
    {
        var texts = new List<string>();
        foreach (var language in new[] { "ky", "ru", "en" })
            texts.AddRange((await ReadAsync(language)).QuerySelectorAll("main p, main dt:not(:has(code))").Select(element => element.TextContent).Distinct());
        Assert.Equal(texts.Count, texts.Distinct().Count() + Shared(texts));
    }

    [Fact]
    public async Task A_function_says_who_may_call_it_and_what_it_refuses()
    {
        var section = (await ReadAsync("en")).QuerySelector("section[aria-labelledby=ScoresOfCity]")!;
        Assert.Contains("agency, jury", section.TextContent, StringComparison.Ordinal);
        Assert.Contains("?format=json|csv", section.TextContent, StringComparison.Ordinal);
        Assert.Equal("#problem-unknown-city", section.QuerySelectorAll("a").Single(link => link.TextContent == "unknown-city").GetAttribute("href"));
        Assert.StartsWith("curl \"$SERVICE/api/contests/2020/scores/osh\"", section.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Authorization: Bearer $KEY", section.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_page_leads_to_it_and_it_leads_to_the_document()
    {
        Assert.NotNull((await service.Anyone.ReadAsync("/")).Html().QuerySelector("main a[href='/reference']"));
        Assert.NotNull((await ReadAsync("ky")).QuerySelector("main a[href='/openapi.json']"));
    }

    private async Task<IDocument> ReadAsync(string language) =>
        (await service.Anyone.ReadAsync($"/reference?lang={language}")).AssertStatus(HttpStatusCode.OK).Html();

    private static int Shared(List<string> texts) => texts.GroupBy(text => text).Sum(group => group.Count() - 1);
}
