using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed partial class PageTests(Service service) : IClassFixture<Service>
{
    [Theory]
    [InlineData("", null, null, "ky")]
    [InlineData("?lang=ru", "lang=en", "ky", "ru")]
    [InlineData("", "lang=en", "ru", "en")]
    [InlineData("", null, "ru", "ru")]
    [InlineData("", null, "de, en;q=0.5", "en")]
    [InlineData("", null, "de", "ky")]
    [InlineData("?lang=xx", "lang=xx", null, "ky")]
    public async Task The_language_is_that_of_the_address_then_the_cookie_then_the_header_then_kyrgyz(string query, string? cookie, string? header, string language)
    {
        var headers = new List<(string, string)>();
        if (cookie is not null)
            headers.Add(("Cookie", cookie));
        if (header is not null)
            headers.Add(("Accept-Language", header));
        foreach (var path in new[] { "/", "/contests/2020", "/sign-in", "/reference", "/nowhere" })
        {
            var html = (await service.Anyone.ReadAsync($"{path}{query}", [.. headers])).Html();
            Assert.Equal(language, html.DocumentElement.GetAttribute("lang"));
            Assert.Equal(language, html.QuerySelector(".langs a[aria-current=true]")!.GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task A_language_once_chosen_is_remembered()
    {
        Assert.Equal("lang=ru", (await service.Anyone.ReadAsync("/?lang=ru")).Cookie("lang"));
        Assert.Null((await service.Anyone.ReadAsync("/")).Cookie("lang"));
        Assert.Null((await service.Anyone.ReadAsync("/?lang=xx")).Cookie("lang"));
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/contests/2020", 200)]
    [InlineData("/sign-in", 200)]
    [InlineData("/reference", 200)]
    [InlineData("/method", 200)]
    [InlineData("/accessibility", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/contests/1999", 404)]
    public async Task Every_page_allows_nothing_but_its_own(string path, int status)
    {
        var reply = await service.Anyone.ReadAsync(path);
        Assert.Equal((status, "text/html"), (reply.Code, reply.MediaType));
        var policy = Assert.Single(reply.Headers.GetValues("Content-Security-Policy"));
        foreach (var rule in new[] { "default-src 'none'", "style-src 'self'", "font-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'" })
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], reply.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["Cookie", "Accept-Language", "Accept-Encoding"], reply.Headers.Vary);
        Assert.Contains("no-cache", reply.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    /// <summary>The Functions host does, whatever the worker wants.</summary>
    [Fact]
    [OwnProcess]
    public async Task The_local_program_does_not_say_what_it_runs_on() =>
        Assert.False((await service.Anyone.ReadAsync("/")).Headers.Contains("Server"));

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/contests/1999")]
    [InlineData("/contests")]
    [InlineData("/assets")]
    public async Task What_is_not_there_is_a_page_that_says_so(string path)
    {
        var reply = await service.Anyone.ReadAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.NotEmpty(reply.Html().QuerySelector("h1")!.TextContent);
        Assert.NotNull(reply.Html().QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_style_sheet_that_is_not_there_is_404() =>
        Assert.Equal(HttpStatusCode.NotFound, (await service.Anyone.ReadAsync("/assets/other.css")).Status);

    [Fact]
    public async Task What_a_page_loads_is_kept_for_ever_and_is_what_its_address_says()
    {
        var html = (await service.Anyone.ReadAsync("/")).Html();
        foreach (var address in html.QuerySelectorAll("link").Select(link => link.GetAttribute("href")!))
        {
            var asset = (await service.Anyone.ReadAsync(address)).AssertStatus(HttpStatusCode.OK);
            Assert.Equal("public, max-age=31536000, immutable", asset.Headers.CacheControl!.ToString());
            Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(asset.Content))[..16], address, StringComparison.Ordinal);
        }

        var style = (await service.Anyone.ReadAsync(html.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!)).Text;
        var fonts = FontAddress().Matches(style).Select(match => match.Groups["address"].Value).ToList();
        Assert.Equal(6, fonts.Count);
        foreach (var font in fonts)
            Assert.Equal("font/woff2", (await service.Anyone.ReadAsync(font)).AssertStatus(HttpStatusCode.OK).MediaType);
    }

    [Fact]
    public async Task A_style_sheet_of_another_release_is_not_kept()
    {
        var reply = (await service.Anyone.ReadAsync("/assets/site.0123456789abcdef.css")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal("public, max-age=300", reply.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_browser_that_takes_gzip_gets_it()
    {
        foreach (var path in (string[])["/contests/2020", "/assets/site.css"])
        {
            var (plain, zipped) = (await service.Anyone.ReadAsync(path), await service.Anyone.ReadAsync(path, ("Accept-Encoding", "gzip, br")));
            Assert.Equal(["gzip"], zipped.ContentHeaders.ContentEncoding);
            Assert.True(zipped.Content.Length * 2 < plain.Content.Length);
        }
    }

    /// <summary>Beside a token stands what a caller sent: compressed together, their length would tell the token (BREACH).</summary>
    [Theory]
    [InlineData("/sign-in", null)]
    [InlineData("/contests/2020/work", "agency")]
    [InlineData("/contests/2020/result", "jury")]
    [InlineData("/nowhere", "osh")]
    public async Task A_page_with_the_token_of_a_form_is_never_compressed(string path, string? who)
    {
        (string, string)[] headers = who is null ? [("Accept-Encoding", "gzip, br")] : [("Accept-Encoding", "gzip, br"), ("Cookie", await service.SignInAsync(who))];
        var reply = await service.Anyone.ReadAsync($"{path}?to={new string('a', 40)}", headers);
        Assert.Empty(reply.ContentHeaders.ContentEncoding);
        Assert.NotNull(reply.Html().QuerySelector("form[method=post] input[type=hidden]"));
        Assert.Equal("private, no-cache", string.Join(", ", reply.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal).Reverse()));
    }

    [Fact]
    public async Task A_page_without_a_form_that_is_sent_holds_no_token_and_sets_no_cookie()
    {
        var reply = await service.Anyone.ReadAsync("/contests/2020");
        Assert.Empty(reply.Html().QuerySelectorAll("form[method=post]"));
        Assert.Empty(reply.SetCookies());
    }

    [Fact]
    public async Task A_style_sheet_that_the_browser_has_is_304()
    {
        var first = await service.Anyone.ReadAsync("/assets/site.css");
        Assert.Equal(("text/css", HttpStatusCode.OK), (first.MediaType, first.Status));
        Assert.Equal(HttpStatusCode.NotModified, (await service.Anyone.ReadAsync("/assets/site.css", ("If-None-Match", first.ETag!))).Status);
    }

    [Fact]
    public async Task The_home_page_leads_to_the_contest()
    {
        var html = (await service.Anyone.ReadAsync("/?lang=en")).Html();
        var link = Assert.Single(html.QuerySelectorAll("main .contests a"));
        Assert.Equal(("/contests/2020", "Child and youth friendly city"), (link.GetAttribute("href"), link.TextContent));
    }

    [Theory]
    [InlineData("jury")]
    [InlineData("osh")]
    public async Task An_empty_store_is_no_error(string who)
    {
        var reply = await service.Anyone.ReadAsync("/contests/2020", ("Cookie", await service.SignInAsync(who)));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadAsync("/contests/2020")).Status);
        Assert.DoesNotContain(service.Logs.All, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_page_says_that_a_sample_is_invented_and_only_then(bool sample)
    {
        await using var other = await Service.StartAsync(new ServiceSetup { Sample = sample });
        foreach (var path in new[] { "/", "/contests/2020", "/sign-in", "/reference", "/nowhere" })
        {
            var banner = (await other.Anyone.ReadAsync(path)).Html().QuerySelector(".banner");
            Assert.Equal(sample, banner is not null);
            Assert.NotEqual("", banner?.TextContent.Trim());
        }
    }

    [Fact]
    public async Task What_people_wrote_is_text_and_never_html()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Cities = ["north,<b onclick=x>Түндүк</b>", "south,Түштүк", "east,Чыгыш"] });
        var html = (await valley.Service.Anyone.ReadAsync("/contests/valley")).Html();
        Assert.Empty(html.QuerySelectorAll("[onclick]"));
        Assert.Contains(html.QuerySelectorAll(".notyet a"), city => city.TextContent == "<b onclick=x>Түндүк</b>");
    }

    [Fact]
    public async Task Rules_that_cannot_score_what_was_sent_are_said_on_the_page()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Mean = "harmonic", ProgressShare = 0 });
        (await valley.Service.Agency.ApplyAsync("city,parks,clubs,wait\nnorth,1,2,3\nsouth,2,3,4\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var reply = await valley.Service.Anyone.ReadAsync("/contests/valley/result", ("Cookie", await valley.Service.SignInAsync("jury")));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Contains("Түндүк", reply.Html().QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"url\((?<address>/assets/[^)]+\.woff2)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FontAddress();
}
