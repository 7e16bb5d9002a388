using System.Net;
using YouthCity.Core;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Texts;

public sealed class LanguageTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("", null, "en")]
    [InlineData("?lang=ky", null, "ky")]
    [InlineData("?lang=ru", "ky", "ru")]
    [InlineData("?lang=xx", "ky", "ky")]
    [InlineData("?lang=", null, "en")]
    [InlineData("", "ru", "ru")]
    [InlineData("", "RU", "ru")]
    [InlineData("", "ky-KG", "ky")]
    [InlineData("", "ru;q=0.5, ky;q=0.9", "ky")]
    [InlineData("", "de, ru;q=0.3", "ru")]
    [InlineData("", "de", "en")]
    [InlineData("", "*", "en")]
    [InlineData("", "ru;q=0", "en")]
    [InlineData("", ";;;,,q=,ru;q=abc", "en")]
    public async Task A_program_is_answered_in_the_language_it_asks_for(string query, string? header, string language)
    {
        var reply = await service.Anyone.ReadOfAsync($"scores{query}", header is null ? [] : [("Accept-Language", header)]);
        reply.AssertProblem(HttpStatusCode.Unauthorized, "no-key");
        Assert.Equal([language], reply.ContentHeaders.ContentLanguage);
    }

    [Fact]
    public async Task Codes_stay_english()
    {
        foreach (var language in new[] { "ky", "ru", "en" })
            (await service.Anyone.ReadOfAsync($"scores?lang={language}")).AssertProblem(HttpStatusCode.Unauthorized, "no-key");
    }

    [Fact]
    public async Task The_language_cookie_of_the_pages_means_nothing_to_the_api() =>
        Assert.Equal(["en"], (await service.Anyone.ReadOfAsync("summary", ("Cookie", "lang=ky"))).ContentHeaders.ContentLanguage);
}
