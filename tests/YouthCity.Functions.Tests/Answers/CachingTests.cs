using System.Net;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Answers;

public sealed class CachingTests : ServiceTest
{
    [Theory]
    [InlineData("applications")]
    [InlineData("scores")]
    [InlineData("scores/osh")]
    [InlineData("prizes")]
    [InlineData("summary")]
    [InlineData("social-orders")]
    [InlineData("cities/osh/status")]
    public async Task An_answer_that_the_caller_has_is_304(string what)
    {
        var first = (await Service.Agency.ReadOfAsync(what)).AssertStatus(HttpStatusCode.OK);
        Assert.NotNull(first.ETag);
        foreach (var header in new[] { first.ETag, $"W/{first.ETag}", $"\"0\", {first.ETag}", "*" })
        {
            var again = await Service.Agency.ReadOfAsync(what, ("If-None-Match", header));
            Assert.Equal(HttpStatusCode.NotModified, again.Status);
            Assert.Empty(again.Content);
            Assert.Equal(first.ETag, again.ETag);
        }

        Assert.Equal(HttpStatusCode.OK, (await Service.Agency.ReadOfAsync(what, ("If-None-Match", "\"0\""))).Status);
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5"));
        Assert.Equal(HttpStatusCode.OK, (await Service.Agency.ReadOfAsync(what, ("If-None-Match", first.ETag))).Status);
    }

    [Fact]
    public async Task Access_is_checked_before_what_the_caller_has()
    {
        var scores = await Service.Jury.ReadOfAsync("scores");
        (await Service.City.ReadOfAsync("scores", ("If-None-Match", scores.ETag!))).AssertProblem(HttpStatusCode.Forbidden, "forbidden");
        (await Service.Anyone.ReadOfAsync("scores", ("If-None-Match", "*"))).AssertProblem(HttpStatusCode.Unauthorized, "no-key");
        (await Service.Unknown.ReadOfAsync("summary", ("If-None-Match", "*"))).AssertProblem(HttpStatusCode.Unauthorized, "unknown-key");
    }

    [Fact]
    public async Task What_differs_by_role_language_or_format_has_another_etag()
    {
        var tags = new List<string?>();
        foreach (var client in new[] { Service.Anyone, Service.Agency, Service.Jury, Service.City, Service.AnotherCity })
            tags.Add((await client.ReadOfAsync("summary")).ETag);
        foreach (var query in new[] { "?lang=ky", "?lang=ru", "?format=csv", "?format=csv&excel=ru" })
            tags.Add((await Service.Agency.ReadOfAsync($"summary{query}")).ETag);
        tags.Add((await Service.Agency.ReadOfAsync("scores")).ETag);
        Assert.DoesNotContain(null, tags);
        Assert.Equal(tags.Count, tags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_same_answer_has_the_same_etag_however_it_was_asked_for()
    {
        var csv = (await Service.Agency.ReadOfAsync("summary?format=csv")).ETag;
        Assert.Equal(csv, (await Service.Agency.ReadOfAsync("summary", ("Accept", "text/csv"))).ETag);
        Assert.Equal(csv, (await Service.Agency.ReadOfAsync("summary?format=csv&nothing=1")).ETag);
        Assert.Equal((await Service.Agency.ReadOfAsync("summary?lang=ky")).ETag, (await Service.Agency.ReadOfAsync("summary", ("Accept-Language", "ky"))).ETag);
    }

    [Fact]
    public async Task An_etag_is_the_same_from_one_call_to_the_next() =>
        Assert.Equal((await Service.Jury.ReadOfAsync("scores")).ETag, (await Service.Jury.ReadOfAsync("scores")).ETag);

    [Theory]
    [InlineData("summary", 200)]
    [InlineData("scores", 401)]
    [InlineData("cities/nowhere/status", 404)]
    [InlineData("template", 200)]
    public async Task Every_answer_of_the_api_says_what_it_depends_on(string what, int status)
    {
        var reply = await Service.Anyone.ReadOfAsync(what);
        Assert.Equal(status, reply.Code);
        Assert.Equal(["no-cache", "private"], reply.Headers.CacheControl!.ToString().Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal(["Authorization", "Cookie", "Accept", "Accept-Encoding", "Accept-Language"], reply.Headers.Vary);
        Assert.Equal(["nosniff"], reply.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        var get = await Service.Jury.ReadOfAsync("scores");
        var head = await Service.Jury.SendAsync("HEAD", "/api/contests/2020/scores");
        Assert.Empty(head.Content);
        Assert.Equal(get.Content.Length, head.ContentHeaders.ContentLength);
        Assert.Equal(get.ETag, head.ETag);
        Assert.Equal(
            HttpStatusCode.NotModified,
            (await Service.Jury.SendAsync("HEAD", "/api/contests/2020/scores", content: null, ("If-None-Match", get.ETag!))).Status);
    }

    [Fact]
    public async Task A_key_that_is_new_counts_at_once()
    {
        var secret = await Service.IssueAsync(Core.Access.Role.Jury);
        Assert.Equal(HttpStatusCode.OK, (await Service.Client(secret).ReadOfAsync("scores")).Status);
    }
}
