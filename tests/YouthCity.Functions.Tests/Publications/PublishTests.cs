using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.Publications;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Publications;

public sealed class PublishTests : ServiceTest
{
    private const string Correction = "city,indicator,value\nosh,1.1,12.5\n";

    [Fact]
    public async Task A_publication_is_a_signed_bundle_from_which_everything_follows()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var version = await Service.VersionAsync();
        var published = (await Service.PublishAsync()).AssertStatus(HttpStatusCode.Created).Json;
        Assert.Equal((1, Publishing.Protocol, version), (published.GetProperty("publication").GetInt32(), published.GetProperty("protocol").GetString(), published.GetProperty("commit").GetString()));

        var bundle = (await Service.Anyone.ReadOfAsync("publications/1")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(published.GetProperty("sha256").GetString(), ContentHash.Of(bundle.Content).Hex);
        var signature = (await Service.Anyone.ReadOfAsync("publications/1/signature")).AssertStatus(HttpStatusCode.OK);
        var key = (await Service.Anyone.ReadAsync("/api/signing-key")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("fingerprint").GetString();
        var verification = BundleVerification.Of(bundle.Content, new(signature.Content, key));
        Assert.Empty(verification.Faults);
        Assert.Equal((SignerCheck.Named, version, 5), (verification.Signer, verification.Bundle!.Header.Commit.Hex, verification.Bundle.Header.Commits));
    }

    [Fact]
    public async Task The_bundle_holds_the_figures_that_the_jury_saw()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        await Service.PublishAsync();
        var results = (await Service.Anyone.ReadOfAsync("publications/latest")).Json.GetProperty("results");
        var scores = (await Service.Jury.ReadOfAsync("scores")).Json;
        AssertSame(scores.GetProperty("cities"), results.GetProperty("cities"));
        AssertSame(scores.GetProperty("leftOut"), results.GetProperty("leftOut"));
        Assert.Equal(scores.GetProperty("inputsSha256").GetString(), results.GetProperty("inputsSha256").GetString());
        foreach (var drawn in results.GetProperty("robustness").EnumerateArray())
        {
            var asked = (await Service.Jury.ReadOfAsync($"robustness?level=groups&method={drawn.GetProperty("method").GetString()}")).Json;
            foreach (var member in drawn.EnumerateObject())
                AssertSame(asked.GetProperty(member.Name), member.Value);
        }
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_the_first_publication_and_both_stay()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var first = (await Service.PublishAsync()).Json.GetProperty("sha256").GetString();
        await Service.ReviseAsync(Correction);
        (await Service.PublishAsync()).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        var second = (await Service.CorrectAsync()).AssertStatus(HttpStatusCode.Created).Json;
        Assert.Equal((2, 1), (second.GetProperty("publication").GetInt32(), second.GetProperty("replaces").GetInt32()));

        var latest = (await Service.Anyone.ReadOfAsync("publications/latest")).Json;
        Assert.Equal(first, latest.GetProperty("replaces").GetProperty("sha256").GetString());
        Assert.Equal("A typing error of Osh", latest.GetProperty("reason").GetString());
        Assert.Equal(first, ContentHash.Of((await Service.Anyone.ReadOfAsync("publications/1")).Content).Hex);
        var list = (await Service.Anyone.ReadOfAsync("publications")).Json.GetProperty("publications").EnumerateArray().Select(line => line.GetProperty("publication").GetInt32());
        Assert.Equal([2, 1], list);
        Assert.Contains((await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray(), commit => commit.GetProperty("act").GetString() == "publication" && commit.GetProperty("reason").GetString() == "A typing error of Osh");
        (await Service.Agency.ReadOfAsync("check")).AssertStatus(HttpStatusCode.OK);
        Assert.True((await Service.Agency.ReadOfAsync("check")).Json.GetProperty("addsUp").GetBoolean());
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_is_accepted()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var replies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Service.PublishAsync()));
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Created);
        Assert.All(replies.Where(reply => reply.Status != HttpStatusCode.Created), reply => Assert.Equal(HttpStatusCode.Conflict, reply.Status));
        Assert.Single((await Service.Anyone.ReadOfAsync("publications")).Json.GetProperty("publications").EnumerateArray());
    }

    [Fact]
    public async Task What_was_looked_at_is_what_is_published()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        var seen = (await Service.Agency.ReadOfAsync("scores")).ETag!;
        await Service.ReviseAsync(Correction);
        (await Service.PublishAsync(headers: ("If-Match", seen))).AssertProblem(HttpStatusCode.PreconditionFailed, "version-changed");
        (await Service.PublishAsync(headers: ("If-Match", (await Service.Agency.ReadOfAsync("scores")).ETag!))).AssertStatus(HttpStatusCode.Created);
    }

    [Theory]
    [InlineData("", "no-file")]
    [InlineData("[]", "bad-json")]
    [InlineData("""{ "protocol": "1", "protocolDate": "2026-11-20", "reasn": "x" }""", "bad-json")]
    [InlineData("""{ "protocolDate": "2026-11-20" }""", "bad-parameter")]
    [InlineData("""{ "protocol": " ", "protocolDate": "2026-11-20" }""", "bad-parameter")]
    [InlineData("""{ "protocol": "1", "protocolDate": "20.11.2026" }""", "bad-parameter")]
    [InlineData("""{ "protocol": "1" }""", "bad-parameter")]
    public async Task A_body_that_does_not_fit_publishes_nothing(string body, string code)
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        (await Service.PublishAsync(body)).AssertProblem(HttpStatusCode.BadRequest, code);
        Assert.Empty((await Service.Anyone.ReadOfAsync("publications")).Json.GetProperty("publications").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_is_published_before_anything_was_sent()
    {
        (await Service.PublishAsync()).AssertProblem(HttpStatusCode.Conflict, "nothing-to-publish");
        (await Service.Anyone.ReadOfAsync("publications/latest")).AssertProblem(HttpStatusCode.NotFound, "unknown-publication");
        (await Service.Anyone.ReadOfAsync("publications/1/signature")).AssertProblem(HttpStatusCode.NotFound, "unknown-publication");
    }

    [Fact]
    public async Task A_number_is_kept_for_ever_and_the_latest_is_asked_for_again()
    {
        await Service.FillAsync();
        await Service.MoveAsync("decided");
        await Service.PublishAsync();
        Assert.Equal("public, max-age=31536000, immutable", (await Service.Anyone.ReadOfAsync("publications/1")).Headers.CacheControl!.ToString());
        var latest = await Service.Anyone.ReadOfAsync("publications/latest");
        Assert.Equal("public, no-cache", latest.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, (await Service.Anyone.ReadOfAsync("publications/latest", ("If-None-Match", latest.ETag!))).Status);
    }

    [Fact]
    public async Task Marks_that_count_are_published_by_number_and_nothing_else_of_jurors()
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Jury = """{ "share": 0.2, "minimumBallots": 1 }""" });
        var service = valley.Service;
        (await service.Agency.ApplyAsync("city,indicator,value\nnorth,parks,1\nsouth,parks,2\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var juror = await service.JurorAsync("Айгүл", "north");
        (await juror.SendAsync("city,group,mark,comment\nsouth,play,7.5,жакшы\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        await service.MoveAsync("decided", "valley");
        await service.PublishAsync(contest: "valley");
        var bundle = await service.Anyone.ReadAsync("/api/contests/valley/publications/1");
        Assert.Equal("""[{"juror":1,"marks":{"south":{"play":7.5}}}]""", bundle.Json.GetProperty("inputs").GetProperty("jurors").GetRawText());
        Assert.DoesNotContain("Айгүл", bundle.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("жакшы", bundle.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(juror.Id, bundle.Text, StringComparison.Ordinal);
        Assert.Empty(BundleVerification.Of(bundle.Content, new(null, null)).Faults);
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("""{ "publishTexts": false }""", null)]
    [InlineData("""{ "publishTexts": true }""", "The letter of 12 March says 14.")]
    public async Task Objections_are_counted_and_each_is_told_with_how_it_ended_and_with_texts_where_the_rules_say_so(string rules, string? text)
    {
        await using var valley = await ValleyService.StartAsync(new Rules { Objections = rules });
        var service = valley.Service;
        (await service.Agency.ApplyAsync("city,indicator,value\nnorth,parks,1\nsouth,parks,2\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        await service.MoveAsync("decided", "valley");
        var north = service.Client(await service.IssueAsync(Role.City, "north"));
        var id = (await SendAsync(north, "cities/north/objections", new { subject = "value", what = "parks", text = "The letter of 12 March says 14." })).GetProperty("objection").GetProperty("id").GetString();
        (await service.PublishAsync(contest: "valley")).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        await SendAsync(service.Agency, $"objections/{id}/answers", new { outcome = "rejected", text = "The letter came too late." });
        await SendAsync(north, "cities/north/objections", new { subject = "mark", what = "play", text = "Of the marks, too." });
        (await service.PublishAsync("""{ "protocol": "12-3", "protocolDate": "2026-02-20", "reason": "The day of the award is fixed" }""", contest: "valley")).AssertStatus(HttpStatusCode.Created);

        var bundle = await service.Anyone.ReadAsync("/api/contests/valley/publications/1");
        Assert.Equal("""{"all":2,"open":1,"rejected":1,"upheld":0}""", bundle.Json.GetProperty("results").GetProperty("objections").GetRawText());
        var told = bundle.Json.GetProperty("inputs").GetProperty("objections").GetProperty("document").GetProperty("objections").EnumerateArray().Single(line => line.GetProperty("objection").GetString() == id);
        Assert.Equal(("north", "value", "parks", "rejected"), (told.GetProperty("city").GetString(), told.GetProperty("subject").GetString(), told.GetProperty("what").GetString(), told.GetProperty("outcome").GetString()));
        Assert.Equal(text, told.TryGetProperty("text", out var said) ? said.GetString() : null);
        Assert.Equal(text is not null, bundle.Text.Contains("The letter came too late.", StringComparison.Ordinal));
        Assert.Equal(text is not null, bundle.Text.Contains("Of the marks, too.", StringComparison.Ordinal));
        Assert.Empty(BundleVerification.Of(bundle.Content, new(null, null)).Faults);
    }

    private static async Task<JsonElement> SendAsync(HttpClient client, string what, object said)
    {
        using var content = JsonContent.Create(said);
        return (await client.SendAsync("POST", $"/api/contests/valley/{what}", content)).AssertStatus(HttpStatusCode.Created).Json;
    }

    private static void AssertSame(JsonElement expected, JsonElement actual) => Assert.Equal(Canonical(expected), Canonical(actual));

    private static string Canonical(JsonElement element) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(element));
}
