using System.Net;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

public sealed class SignInTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_known_key_begins_a_session_and_leads_home()
    {
        var reply = await service.SendKeyAsync($" {service.Secrets["jury"]} ");
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        Assert.Equal("/", reply.Headers.Location?.ToString());
        var page = (await service.Anyone.ReadAsync("/", ("Cookie", reply.Cookie("session")!))).Html();
        Assert.NotNull(page.QuerySelector("form[action='/sign-out']"));
        Assert.Null(page.QuerySelector("a[href='/sign-in']"));
    }

    [Fact]
    public async Task The_session_cookie_is_for_the_browser_alone_and_is_not_the_key()
    {
        var reply = await service.SendKeyAsync(service.Secrets["agency"]);
        var cookie = Assert.Single(reply.SetCookies(), cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        var flags = cookie.Split("; ").Skip(1).Select(flag => flag.ToLowerInvariant()).ToList();
        Assert.Contains("httponly", flags);
        Assert.Contains("samesite=lax", flags);
        Assert.Contains("path=/", flags);
        Assert.DoesNotContain(service.Secrets["agency"], cookie, StringComparison.Ordinal);
    }

    /// <summary>A browser sends the name that it asked for; what a proxy, or whoever poses as one, says of the scheme does not count.</summary>
    [Theory]
    [InlineData("youthcity.example", "https", true)]
    [InlineData("youthcity.example", "http", true)]
    [InlineData("127.0.0.1.example.org", "http", true)]
    [InlineData("10.0.0.1:7071", "http", true)]
    [InlineData("127.0.0.1:7071", "https", false)]
    [InlineData("localhost", "https", false)]
    [InlineData("[::1]:7071", "http", false)]
    public async Task Every_cookie_goes_over_tls_alone_but_on_the_browsers_own_machine(string host, string forwarded, bool secure)
    {
        (string, string)[] headers = [("Host", host), ("X-Forwarded-Proto", forwarded)];
        var page = await service.Anyone.ReadAsync("/sign-in?lang=en", headers);
        var hidden = page.Html().QuerySelectorAll("form.signin input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var content = new FormUrlEncodedContent([.. hidden, KeyValuePair.Create("key", service.Secrets["jury"])]);
        var reply = await service.Anyone.SendAsync("POST", "/sign-in", content, [.. headers, ("Cookie", page.Cookie("form")!)]);
        var cookies = page.SetCookies().Concat(reply.SetCookies()).ToList();
        Assert.Equal(["form", "lang", "session"], cookies.Select(cookie => cookie.Split('=')[0]).Order(StringComparer.Ordinal));
        Assert.All(cookies, cookie => Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("/contests/2020/robustness?page=1", "/contests/2020/robustness?page=1")]
    [InlineData("//evil.example/", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/sign-out", "/")]
    public async Task Signing_in_leads_back_to_where_one_was_and_to_no_other_site(string asked, string target)
    {
        var page = await service.Anyone.ReadAsync($"/sign-in?to={Uri.EscapeDataString(asked)}");
        var reply = await service.Anyone.SendFormAsync("/sign-in", page, "form.signin", page.Cookie("form")!, ("key", service.Secrets["jury"]));
        Assert.Equal((HttpStatusCode.Redirect, target), (reply.Status, reply.Headers.Location?.ToString()));
        var forged = await service.Anyone.SendFormAsync("/sign-in", await service.Anyone.ReadAsync("/sign-in"), "form.none", page.Cookie("form")!, ("key", "x"), ("to", asked));
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
    }

    [Theory]
    [InlineData("yc_wrong")]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_wrong_key_is_401_on_the_same_page(string key)
    {
        var reply = await service.SendKeyAsync(key);
        Assert.Equal(HttpStatusCode.Unauthorized, reply.Status);
        Assert.Equal("text/html", reply.MediaType);
        Assert.NotEmpty(reply.Html().QuerySelector("#failed")!.TextContent);
        Assert.Equal("key-hint failed", reply.Html().QuerySelector("#key")!.GetAttribute("aria-describedby"));
        Assert.Null(reply.Cookie("session"));
    }

    [Fact]
    public async Task A_key_far_too_long_is_401() =>
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.SendKeyAsync(new string('x', 10_000))).Status);

    [Fact]
    public async Task A_form_larger_than_any_of_ours_is_413() =>
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await service.SendKeyAsync(new string('x', 100_000))).Status);

    [Fact]
    public async Task A_form_of_another_site_begins_no_session()
    {
        var page = await service.Anyone.ReadAsync("/sign-in");
        var key = ("key", service.Secrets["jury"]);
        foreach (var (form, cookies) in new[] { ("form.none", page.Cookie("form")!), ("form.signin", "a=b"), ("form.none", "a=b") })
        {
            var reply = await service.Anyone.SendFormAsync("/sign-in", page, form, cookies, key);
            Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
            Assert.Null(reply.Cookie("session"));
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var session = await service.SignInAsync("jury");
        var page = await service.Anyone.ReadAsync("/", ("Cookie", session));
        var reply = await service.Anyone.SendFormAsync("/sign-out", page, "form.who", $"{session}; {page.Cookie("form")}");
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
        var cookie = Assert.Single(reply.SetCookies(), cookie => cookie.StartsWith("session=", StringComparison.Ordinal));
        Assert.StartsWith("session=;", cookie, StringComparison.Ordinal);
        Assert.Contains("expires=Thu, 01 Jan 1970", cookie, StringComparison.Ordinal);

        // Whoever kept the cookie has nothing of it.
        Assert.NotNull((await service.Anyone.ReadAsync("/", ("Cookie", session))).Html().QuerySelector("a[href='/sign-in']"));
    }

    [Fact]
    public async Task A_form_of_another_site_ends_no_session_and_says_so()
    {
        var session = await service.SignInAsync("jury");
        var page = await service.Anyone.ReadAsync("/", ("Cookie", session));
        var reply = await service.Anyone.SendFormAsync("/sign-out", page, "form.none", $"{session}; {page.Cookie("form")}");
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Null(reply.Cookie("session"));
        Assert.Contains("Чыгуу", reply.Html().QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(reply.Html().QuerySelector("form[action='/sign-out']"));
    }

    [Theory]
    [InlineData("session=nonsense")]
    [InlineData("session=")]
    [InlineData("session=agency-00000000")]
    public async Task A_session_that_we_did_not_begin_is_nobodys(string cookie)
    {
        var reply = await service.Anyone.ReadAsync("/contests/2020/result", ("Cookie", cookie));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Null(reply.Html().QuerySelector(".rank"));
        Assert.NotNull(reply.Html().QuerySelector("a[href='/sign-in']"));
    }

    [Fact]
    public async Task A_key_in_a_header_means_nothing_to_a_page() =>
        Assert.Null((await service.Jury.ReadAsync("/contests/2020/result")).Html().QuerySelector(".rank"));
}
