using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using YouthCity.Core.Access;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Access;

/// <summary>Issuing, listing and revoking keys over HTTP.</summary>
public sealed class KeyTests : ServiceTest
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_issued_key_opens_what_its_role_sees_and_is_shown_once()
    {
        var issued = await IssueAsync("""{ "role": "jury", "city": "TALAS", "name": " Айгүл ", "until": "2035-12-31" }""");
        Assert.Equal("no-store", issued.Headers.CacheControl?.ToString());
        var (id, secret) = (Text(issued.Json, "id"), Text(issued.Json, "secret"));
        Assert.Matches("^jury-[0-9a-f]{8}$", id);
        Assert.Equal(("jury", "talas", "Айгүл"), (Text(issued.Json, "role"), Text(issued.Json, "city"), Text(issued.Json, "name")));
        Assert.Equal(new DateTimeOffset(2035, 12, 31, 18, 0, 0, TimeSpan.Zero), issued.Json.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(HttpStatusCode.OK, (await Service.Client(secret).ReadOfAsync("scores")).Status);

        var list = await Service.Agency.ReadAsync("/api/keys");
        Assert.Equal(6, list.Json.GetProperty("keys").GetArrayLength());
        var line = list.Json.GetProperty("keys")[0];
        Assert.Equal((id, "works", "hmac"), (Text(line, "id"), Text(line, "state"), Text(line, "kind")));
        Assert.Equal(["id", "role", "city", "name", "madeAt", "until", "revokedAt", "state", "kind"], line.EnumerateObject().Select(member => member.Name));
        Assert.DoesNotContain(Service.Secrets.Values.Append(secret), key => list.Text.Contains(key, StringComparison.Ordinal) || list.Text.Contains(key[3..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "role": "judge" }""", "role", "judge")]
    [InlineData("""{ }""", "role", "null")]
    [InlineData("""{ "role": "Agency" }""", "role", "Agency")]
    [InlineData("""{ "role": "city" }""", "city", "null")]
    [InlineData("""{ "role": "city", "city": "paris" }""", "city", "paris")]
    [InlineData("""{ "role": "agency", "city": "osh" }""", "city", "osh")]
    [InlineData("""{ "role": "observer", "city": "osh" }""", "city", "osh")]
    [InlineData("""{ "role": "jury", "name": "  " }""", "name", "")]
    [InlineData("""{ "role": "jury", "until": "soon" }""", "until", "soon")]
    [InlineData("""{ "role": "jury", "until": "2020-01-01" }""", "until", "2020-01-01")]
    [InlineData("""{ "role": "jury", "until": "9999-12-31" }""", "until", "9999-12-31")]
    public async Task What_does_not_fit_is_named_and_no_key_is_made(string body, string member, string found)
    {
        var reply = await SendAsync(Service.Agency, body);
        reply.AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        Assert.Contains($"“{member}” cannot be “{found}”", Text(reply.Json, "detail"), StringComparison.Ordinal);
        Assert.Equal(5, (await Service.Agency.ReadAsync("/api/keys")).Json.GetProperty("keys").GetArrayLength());
    }

    [Theory]
    [InlineData("jury")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{ "role": 7 }""")]
    [InlineData("""{ "role": "jury", "rôle": "agency" }""")]
    [InlineData("""{ "role": "jury", "role": "agency" }""")]
    public async Task A_body_that_is_no_such_object_is_refused_with_the_members_it_may_have(string body)
    {
        var reply = await SendAsync(Service.Agency, body);
        reply.AssertProblem(HttpStatusCode.BadRequest, "bad-json");
        Assert.Contains("role, city, name, until, reason", Text(reply.Json, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_longer_than_any_key_needs_is_refused() =>
        (await SendAsync(Service.Agency, $$"""{ "role": "jury", "name": "{{new string('x', 1_000_000)}}" }""")).AssertProblem(HttpStatusCode.RequestEntityTooLarge, "file-too-large");

    [Fact]
    public async Task A_revoked_key_and_each_of_its_sessions_end_with_the_next_request()
    {
        var issued = (await IssueAsync("""{ "role": "jury" }""")).Json;
        var (juror, session) = (Service.Client(Text(issued, "secret")), (await Service.SendKeyAsync(Text(issued, "secret"))).Cookie("session")!);
        Assert.Equal(HttpStatusCode.OK, (await juror.ReadOfAsync("scores")).Status);
        Assert.True(await IsSignedInAsync(session));

        var revoked = await RevokeAsync(Text(issued, "id"));
        revoked.AssertStatus(HttpStatusCode.OK);
        Assert.Equal("revoked", Text(revoked.Json, "state"));
        (await juror.ReadOfAsync("scores")).AssertProblem(HttpStatusCode.Unauthorized, "key-revoked");
        (await juror.ReadOfAsync("summary")).AssertProblem(HttpStatusCode.Unauthorized, "key-revoked");
        Assert.False(await IsSignedInAsync(session));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Service.SendKeyAsync(Text(issued, "secret"))).Status);

        // For good: revoking again changes nothing.
        var at = revoked.Json.GetProperty("revokedAt").GetDateTimeOffset();
        Assert.Equal(at, (await RevokeAsync(Text(issued, "id"))).AssertStatus(HttpStatusCode.OK).Json.GetProperty("revokedAt").GetDateTimeOffset());
    }

    [Fact]
    [OwnProcess]
    public async Task An_expired_key_and_each_of_its_sessions_end_at_its_moment()
    {
        var issued = (await IssueAsync("""{ "role": "observer", "until": "2026-03-01T12:10+06:00" }""")).Json;
        var (observer, session) = (Service.Client(Text(issued, "secret")), (await Service.SendKeyAsync(Text(issued, "secret"))).Cookie("session")!);
        Service.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal(HttpStatusCode.OK, (await observer.ReadOfAsync("scores")).Status);
        Assert.True(await IsSignedInAsync(session));
        Service.Clock.Advance(TimeSpan.FromTicks(1));
        (await observer.ReadOfAsync("scores")).AssertProblem(HttpStatusCode.Unauthorized, "key-expired");
        Assert.False(await IsSignedInAsync(session));
        Assert.Equal("expired", Text((await Service.Agency.ReadAsync("/api/keys")).Json.GetProperty("keys")[0], "state"));
        var acts = (await Service.Agency.ReadAsync("/api/audit")).Json.GetProperty("acts");
        Assert.Equal((Text(issued, "id"), "expired", null), (Text(acts[0], "key"), Text(acts[0], "act"), acts[0].GetProperty("who").GetString()));
    }

    [Fact]
    public async Task The_last_agency_key_that_works_cannot_be_revoked()
    {
        var own = (await Service.Agency.ReadAsync("/api/keys")).Json.GetProperty("keys").EnumerateArray().Select(key => Text(key, "id")).Single(id => id.StartsWith("agency", StringComparison.Ordinal));
        (await RevokeAsync(own)).AssertProblem(HttpStatusCode.Conflict, "last-agency-key");
        Assert.Equal(HttpStatusCode.OK, (await Service.Agency.ReadAsync("/api/keys")).Status);

        // With a second one it can, even by its own holder.
        var other = Service.Client(Text((await IssueAsync("""{ "role": "agency" }""")).Json, "secret"));
        (await RevokeAsync(own)).AssertStatus(HttpStatusCode.OK);
        (await Service.Agency.ReadAsync("/api/keys")).AssertProblem(HttpStatusCode.Unauthorized, "key-revoked");
        Assert.Equal(HttpStatusCode.OK, (await other.ReadAsync("/api/keys")).Status);
    }

    [Fact]
    public async Task Of_two_agency_keys_that_revoke_each_other_at_once_one_stays()
    {
        var issued = (await IssueAsync("""{ "role": "agency" }""")).Json;
        var own = (await Service.Agency.ReadAsync("/api/keys")).Json.GetProperty("keys").EnumerateArray().Select(key => Text(key, "id")).Last(id => id.StartsWith("agency", StringComparison.Ordinal));
        var other = Service.Client(Text(issued, "secret"));
        var replies = await Task.WhenAll(RevokeAsync(own, other), RevokeAsync(Text(issued, "id")));
        Assert.Equal(1, replies.Count(reply => reply.Status == HttpStatusCode.OK));
        var works = await Task.WhenAll(Service.Agency.ReadAsync("/api/keys"), other.ReadAsync("/api/keys"));
        Assert.Equal(1, works.Count(reply => reply.Status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_key_that_is_not_there_and_a_reason_that_is_missing_are_refused()
    {
        (await RevokeAsync("jury-00000000")).AssertProblem(HttpStatusCode.NotFound, "no-such-key");
        var id = Text((await IssueAsync("""{ "role": "jury" }""")).Json, "id");
        (await Service.Agency.SendAsync("DELETE", $"/api/keys/{id}")).AssertProblem(HttpStatusCode.BadRequest, "bad-parameter");
        (await Service.Agency.SendAsync("DELETE", $"/api/keys/{id}?reason=x&dryRun=true")).AssertProblem(HttpStatusCode.BadRequest, "unknown-parameter");
        Assert.Equal("works", Text((await Service.Agency.ReadAsync("/api/keys")).Json.GetProperty("keys")[0], "state"));
    }

    [Fact]
    public async Task The_trail_of_keys_says_who_did_what_to_which_key_and_why()
    {
        var issued = (await IssueAsync("""{ "role": "agency", "name": "Асан", "reason": "order 7" }""")).Json;
        var asan = Service.Client(Text(issued, "secret"));
        var juror = (await SendAsync(asan, """{ "role": "jury", "city": "osh" }""")).AssertStatus(HttpStatusCode.Created).Json;
        (await RevokeAsync(Text(juror, "id"), asan, "letter 12-3")).AssertStatus(HttpStatusCode.OK);
        var acts = (await Service.Agency.ReadAsync("/api/audit")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("acts").EnumerateArray().ToList();
        Assert.Equal(["revoked", "issued", "issued", "issued", "issued", "issued", "issued", "issued"], acts.Select(act => Text(act, "act")));
        Assert.Equal(
            (Text(juror, "id"), "jury", "osh", Text(issued, "id"), "agency", "Асан", "letter 12-3"),
            (Text(acts[0], "key"), Text(acts[0], "keyRole"), Text(acts[0], "keyCity"), Text(acts[0], "who"), Text(acts[0], "role"), Text(acts[0], "name"), Text(acts[0], "reason")));
        Assert.Equal((Text(issued, "id"), "Асан", "order 7"), (Text(acts[2], "key"), Text(acts[2], "keyName"), Text(acts[2], "reason")));
        Assert.All(acts.Zip(acts.Skip(1)), pair => Assert.Equal(Text(pair.Second, "version"), Text(pair.First, "parent")));
        Assert.Equal("command-line", Text(acts[^1], "who"));
        Assert.Null(acts[^1].GetProperty("parent").GetString());
        var csv = CsvText.Parse((await Service.Agency.ReadAsync("/api/audit?format=csv")).Text.TrimStart('\uFEFF'));
        Assert.Equal(9, csv.Count);
        Assert.Equal(["revoked", Text(juror, "id")], csv[1].Skip(1).Take(2));
    }

    /// <summary>As installations from before there was a secret hold them.</summary>
    [Fact]
    public async Task Keys_that_were_kept_as_plain_hashes_work_are_named_as_such_and_can_be_revoked()
    {
        const string Secret = "yc_of-an-older-installation";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));
        using var old = TestStore.New();
        var (store, ring) = (old.Open(), Document.Of(Encoding.UTF8.GetBytes($$"""{"keys":[{"hash":"{{hash}}","id":"agency-0ld0ld00","madeAt":"2026-01-01T00:00:00.0000000+00:00","role":"agency"}]}""")));
        await store.WriteAsync([ring], Cancellation);
        Assert.True(await store.MoveHeadAsync("keys", null, ring.Hash, Cancellation));

        await using var service = await Drivers.Service.StartAsync(new ServiceSetup { Store = old });
        var agency = service.Client(Secret);
        var keys = (await agency.ReadAsync("/api/keys")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(("agency-0ld0ld00", "sha256"), (Text(keys[^1], "id"), Text(keys[^1], "kind")));
        Assert.All(keys[..^1], key => Assert.Equal("hmac", Text(key, "kind")));
        Assert.Equal(ring.Hash.Hex, Text((await agency.ReadAsync("/api/audit")).Json.GetProperty("acts").EnumerateArray().Last(), "parent"));
        (await service.Agency.SendAsync("DELETE", "/api/keys/agency-0ld0ld00?reason=old")).AssertStatus(HttpStatusCode.OK);
        (await agency.ReadAsync("/api/keys")).AssertProblem(HttpStatusCode.Unauthorized, "key-revoked");
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;

    private static async Task<Reply> SendAsync(HttpClient client, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return await client.SendAsync("POST", "/api/keys", content);
    }

    private async Task<Reply> IssueAsync(string body) => (await SendAsync(Service.Agency, body)).AssertStatus(HttpStatusCode.Created);

    private Task<Reply> RevokeAsync(string id, HttpClient? client = null, string reason = "a test") =>
        (client ?? Service.Agency).SendAsync("DELETE", $"/api/keys/{id}?reason={Uri.EscapeDataString(reason)}");

    private async Task<bool> IsSignedInAsync(string session) =>
        (await Service.Anyone.ReadAsync("/", ("Cookie", session))).Html().QuerySelector("form[action='/sign-out']") is not null;
}
