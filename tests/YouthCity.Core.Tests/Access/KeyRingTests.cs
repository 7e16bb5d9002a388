using System.Text;
using YouthCity.Core.Access;

namespace YouthCity.Core.Tests.Access;

public sealed class KeyRingTests
{
    private const string Ring = """{"keys":[{"hash":"00","id":"auditor-1","madeAt":"2026-01-01T00:00:00.0000000+00:00","role":"auditor"},{"hash":"11","id":"agency-1","madeAt":"2026-01-01T00:00:00.0000000+00:00","role":"agency"}]}""";

    [Fact]
    public void A_key_of_a_role_that_is_not_known_opens_nothing_and_stands_in_nobodys_way()
    {
        var ring = KeyRing.Read(Encoding.UTF8.GetBytes(Ring));
        Assert.Equal("agency-1", Assert.Single(ring.Keys).Id);
        Assert.Null(ring.FindById("auditor-1"));
    }

    [Fact]
    public void A_key_of_a_role_that_is_not_known_is_kept_for_the_build_that_knows_it()
    {
        var ring = KeyRing.Read(Encoding.UTF8.GetBytes(Ring)).With(
            new AccessKey("jury-1", Role.Jury, null, "22", DateTimeOffset.UnixEpoch), new(null, KeyCommit.Issued, "jury-1", KeyIssuer.CommandLine, DateTimeOffset.UnixEpoch, ""));
        Assert.Contains("\"role\":\"auditor\"", Encoding.UTF8.GetString(ring.Write()), StringComparison.Ordinal);
        Assert.Equal(2, KeyRing.Read(ring.Write()).Keys.Count);
    }

    [Fact]
    public void Every_role_has_capabilities_of_its_own_and_a_caller_without_a_key_has_none()
    {
        Assert.Empty(Capabilities.Of(null));
        Assert.Empty(Capabilities.Of((Role)99));
        Assert.All(Enum.GetValues<Role>(), role => Assert.NotEmpty(Capabilities.Of(role)));
        Assert.DoesNotContain(Capability.ReadOwnBallots, Capabilities.Of(Role.Observer));
    }
}
