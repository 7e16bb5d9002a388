using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Access;

/// <summary>When sessions end, on two instances of one installation.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.New();
    private Service _one = null!, _other = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _one = await Service.StartAsync(new ServiceSetup { Store = _store });
        _other = await Service.StartAsync(new ServiceSetup { Store = _store });
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _store.Dispose();
    }

    [Fact]
    public async Task Signing_out_on_one_instance_ends_the_session_on_the_other_and_no_other_session()
    {
        var (session, second) = (await _one.SignInAsync("jury"), await _one.SignInAsync("jury"));
        Assert.True(await IsSignedInAsync(_other, session));
        await SignOutAsync(_other, session);
        Assert.False(await IsSignedInAsync(_one, session));
        Assert.False(await IsSignedInAsync(_other, session));
        Assert.True(await IsSignedInAsync(_one, second));
        Assert.True(await IsSignedInAsync(_other, second));
    }

    [Fact]
    public async Task A_key_revoked_on_one_instance_ends_its_sessions_on_the_other()
    {
        var session = await _one.SignInAsync("observer");
        Assert.True(await IsSignedInAsync(_other, session));
        var ring = await _one.Services.GetRequiredService<AccessKeys>().ReadAsync(Cancellation);
        var id = ring.Find(PresentedKey.Of(_one.Secrets["observer"], _store.Installation.OpenSecret()))!.Id;
        (await _one.Agency.SendAsync("DELETE", $"/api/keys/{id}?reason=test")).AssertStatus(HttpStatusCode.OK);
        Assert.False(await IsSignedInAsync(_other, session));
        Assert.Equal(401, (await _other.Client(_one.Secrets["observer"]).ReadOfAsync("scores")).Code);
    }

    [Fact]
    public async Task A_session_of_a_link_from_a_letter_goes_on() =>
        Assert.Contains("samesite=lax", Assert.Single((await _one.SendKeyAsync(_one.Secrets["jury"])).SetCookies(), cookie => cookie.StartsWith("session=", StringComparison.Ordinal)), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public async Task Ended_sessions_are_remembered_until_they_would_have_ended_and_only_so_many()
    {
        var (sessions, start) = (new EndedSessions(_store.Open()), new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero));
        await sessions.EndAsync("first", start.AddHours(1), start, Cancellation);
        await sessions.EndAsync("second", start.AddHours(2), start, Cancellation);
        Assert.True(await sessions.HasAsync("first", Cancellation));
        await sessions.EndAsync("third", start.AddHours(3), start.AddHours(1), Cancellation);
        Assert.False(await sessions.HasAsync("first", Cancellation));
        Assert.True(await sessions.HasAsync("second", Cancellation));

        var many = Document.Of(JsonSerializer.SerializeToUtf8Bytes(Enumerable.Range(0, EndedSessions.Most).ToDictionary(number => $"s{number}", number => start.AddHours(4).AddSeconds(number))));
        await _store.Open().WriteAsync([many], Cancellation);
        Assert.True(await _store.Open().MoveHeadAsync(EndedSessions.HeadName, await _store.Open().ReadHeadAsync(EndedSessions.HeadName, Cancellation), many.Hash, Cancellation));
        await sessions.EndAsync("last", start.AddHours(12), start, Cancellation);
        Assert.True(await sessions.HasAsync("last", Cancellation));
        Assert.False(await sessions.HasAsync("s0", Cancellation));
        Assert.True(await sessions.HasAsync("s1", Cancellation));
    }

    [Fact]
    public async Task A_copy_of_the_store_forges_no_session()
    {
        await _one.SignInAsync("agency");
        var store = _store.Open();
        var kept = Encoding.UTF8.GetString((await store.ReadTargetAsync(ProtectionKeys.HeadName, Cancellation))!.Value.Content);
        Assert.Contains("<sealed>", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", kept, StringComparison.Ordinal);
        Assert.NotEmpty(new ProtectionKeys(store, _store.Installation.OpenSecret()).GetAllElements());
        Assert.Empty(new ProtectionKeys(store, Issuing.Secret).GetAllElements());
    }

    [Fact]
    public async Task A_key_that_lay_in_the_store_unencrypted_protects_nothing_any_more()
    {
        using var old = TestStore.New();
        var store = old.Open();
        var clear = XElement.Parse("<keys><key id=\"9c2a3c3e-6d5d-4a8e-9f0a-000000000001\" version=\"1\"><descriptor>masterKey</descriptor></key></keys>");
        var document = Document.Of(Encoding.UTF8.GetBytes(clear.ToString(SaveOptions.DisableFormatting)));
        await store.WriteAsync([document], Cancellation);
        Assert.True(await store.MoveHeadAsync(ProtectionKeys.HeadName, null, document.Hash, Cancellation));
        Assert.Empty(new ProtectionKeys(store, old.Installation.OpenSecret()).GetAllElements());

        await using var service = await Service.StartAsync(new ServiceSetup { Store = old });
        Assert.True(await IsSignedInAsync(service, await service.SignInAsync("jury")));
        Assert.True((await service.Agency.ReadOfAsync("check")).Json.GetProperty("addsUp").GetBoolean());
        Assert.DoesNotContain("masterKey", Encoding.UTF8.GetString((await store.ReadTargetAsync(ProtectionKeys.HeadName, Cancellation))!.Value.Content), StringComparison.Ordinal);
    }

    [Fact]
    [OwnProcess]
    public async Task A_session_from_before_sessions_had_numbers_is_nobodys()
    {
        var ring = await _one.Services.GetRequiredService<AccessKeys>().ReadAsync(Cancellation);
        var protector = _one.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("YouthCity.Sessions").ToTimeLimitedDataProtector();
        Assert.False(await IsSignedInAsync(_one, $"session={protector.Protect(ring.Keys[0].Id, TimeSpan.FromHours(1))}"));
    }

    private static async Task<bool> IsSignedInAsync(Service service, string session) =>
        (await service.Anyone.ReadAsync("/", ("Cookie", session))).Html().QuerySelector("form[action='/sign-out']") is not null;

    private static async Task SignOutAsync(Service service, string session)
    {
        var page = await service.Anyone.ReadAsync("/", ("Cookie", session));
        var reply = await service.Anyone.SendFormAsync("/sign-out", page, "form.who", $"{session}; {page.Cookie("form")}");
        Assert.Equal(HttpStatusCode.Redirect, reply.Status);
    }
}
