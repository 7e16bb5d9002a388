using System.Net;
using System.Text;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Cities;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Access;

public sealed class RouteAccessTests(Service service) : IClassFixture<Service>, IAsyncLifetime
{
    private static readonly string[] s_methods = ["PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"];

    public static TheoryData<string, string> EveryCall { get; } =
        [.. FunctionCalls.All.SelectMany(call => FunctionCalls.Callers.Select(caller => (call.Function, caller)))];

    public static TheoryData<string> EveryFunction { get; } = [.. FunctionCalls.All.Select(call => call.Function)];

    /// <summary>While a contest is judged everything can be tried that stores, but for objections.</summary>
    public async ValueTask InitializeAsync() => await service.MoveAsync("judging");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void Every_function_is_in_the_table_of_calls() => Assert.Equal(
        HttpFunction.All.Select(function => function.Name).Order(StringComparer.Ordinal),
        FunctionCalls.All.Select(call => call.Function).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task Every_caller_gets_what_the_role_allows(string function, string caller)
    {
        var call = FunctionCalls.Of(function);
        var reply = await SendAsync(call, call.Method, caller);
        Assert.Equal(call.StatusFor(caller), reply.Code);
        if (reply.Code == 401)
            AssertAsksForKey(reply, caller == "anyone" ? "no-key" : "unknown-key");
        if (reply.Code == 403)
            reply.AssertProblem(HttpStatusCode.Forbidden, caller == "other city" && call.Path.Contains("/cities/", StringComparison.Ordinal) ? "another-city" : "forbidden");
    }

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task Head_opens_to_the_same_callers_as_get(string function, string caller)
    {
        var call = FunctionCalls.Of(function);
        if (call.Method != "GET")
            return;
        var (get, head) = (await SendAsync(call, "GET", caller), await SendAsync(call, "HEAD", caller));
        Assert.Equal(get.Status, head.Status);
        Assert.Empty(head.Content);
        Assert.Equal(get.ContentHeaders.ContentType, head.ContentHeaders.ContentType);
        Assert.Equal(get.ETag, head.ETag);
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    public async Task A_wrong_method_is_told_the_right_ones(string function)
    {
        var call = FunctionCalls.Of(function);
        var right = HttpFunction.All.Where(other => other.Route == HttpFunction.All.Single(own => own.Name == function).Route).SelectMany(other => other.Methods);
        foreach (var method in s_methods.Except(right))
        {
            var reply = await SendAsync(call, method, "agency");
            if (call.IsApi)
                reply.AssertProblem(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
            else
                Assert.Equal((HttpStatusCode.MethodNotAllowed, "text/html"), (reply.Status, reply.MediaType));
            Assert.Equal(right.Order(StringComparer.Ordinal), reply.ContentHeaders.Allow.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("GET", "/api/nothing")]
    [InlineData("POST", "/API/contests/2020/nothing")]
    [InlineData("PROPFIND", "/api/nothing")]
    public async Task Under_api_an_address_that_is_none_is_a_problem(string method, string path)
    {
        var reply = await service.Agency.SendAsync(method, path);
        reply.AssertProblem(HttpStatusCode.NotFound, "not-found");
        Assert.Empty(reply.ContentHeaders.Allow);
        Assert.Equal("nosniff", Assert.Single(reply.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("GET", "/nothing")]
    [InlineData("POST", "/contests/2020/nothing")]
    [InlineData("PROPFIND", "/apis")]
    public async Task Elsewhere_an_address_that_is_none_is_a_page(string method, string path)
    {
        var reply = await service.Anyone.SendAsync(method, path);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (reply.Status, reply.MediaType));
        Assert.NotEmpty(reply.Html().QuerySelector("h1")!.TextContent);
        Assert.Contains("default-src 'none'", Assert.Single(reply.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryFunction))]
    public async Task A_contest_that_is_not_there_is_404(string function)
    {
        var call = FunctionCalls.Of(function);
        if (!call.Path.Contains("/2020", StringComparison.Ordinal))
            return;
        var reply = await SendAsync(call with { Path = call.Path.Replace("/2020", "/1999", StringComparison.Ordinal) }, call.Method, "agency");
        if (call.IsApi)
            reply.AssertProblem(HttpStatusCode.NotFound, "unknown-contest");
        else
            Assert.Equal(HttpStatusCode.NotFound, reply.Status);
    }

    [Theory]
    [InlineData("scores/atlantis")]
    [InlineData("cities/atlantis/status")]
    public async Task A_city_that_is_not_in_the_contest_is_404(string what) =>
        (await service.Agency.ReadOfAsync(what)).AssertProblem(HttpStatusCode.NotFound, "unknown-city");

    [Theory]
    [InlineData("scores/OSH")]
    [InlineData("cities/Osh/status")]
    public async Task Ids_are_the_same_in_any_case(string what) =>
        Assert.Equal("osh", (await service.Agency.ReadOfAsync(what)).Json.GetProperty("city").GetString());

    [Theory]
    [InlineData("Basic YWdlbmN5OmtleQ==")]
    [InlineData("Bearer")]
    [InlineData("nonsense")]
    [InlineData("Bearer a b c")]
    public async Task A_header_that_is_no_key_is_refused_rather_than_passed_over(string header) =>
        AssertAsksForKey(await service.Anyone.ReadOfAsync("summary", ("Authorization", header)), "unknown-key");

    [Fact]
    public async Task The_scheme_is_the_same_in_any_case() =>
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadOfAsync("scores", ("Authorization", $"bearer {service.Secrets["jury"]}"))).Status);

    [Fact]
    public async Task The_api_ignores_cookies()
    {
        var cookie = await service.SignInAsync("jury");
        var page = await service.Anyone.ReadAsync("/contests/2020/result", ("Cookie", cookie));
        Assert.Contains("id=\"ranking\"", page.Text, StringComparison.Ordinal);
        AssertAsksForKey(await service.Anyone.ReadOfAsync("scores", ("Cookie", cookie)), "no-key");
        (await service.City.ReadOfAsync("scores", ("Cookie", cookie))).AssertProblem(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_refusal_speaks_the_language_of_the_caller()
    {
        var details = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var language in new[] { "ky", "ru", "en" })
            details.Add((await service.City.ReadOfAsync($"scores?lang={language}")).Json.GetProperty("detail").GetString());
        Assert.Equal(3, details.Count);
    }

    private static void AssertAsksForKey(Reply reply, string code)
    {
        reply.AssertProblem(HttpStatusCode.Unauthorized, code);
        Assert.Equal("Bearer", Assert.Single(reply.Headers.WwwAuthenticate).Scheme);
    }

    private async Task<Reply> SendAsync(FunctionCall call, string method, string caller)
    {
        using var content = method == "POST" ? new ByteArrayContent(Encoding.UTF8.GetBytes(FunctionCalls.FileFor(call))) : null;
        return await Client(caller).SendAsync(method, call.Path, content);
    }

    private HttpClient Client(string caller) => caller switch
    {
        "anyone" => service.Anyone,
        "unknown" => service.Unknown,
        "own city" => service.City,
        "other city" => service.AnotherCity,
        _ => service.Of(Roles.TryParse(caller)!.Value),
    };
}
