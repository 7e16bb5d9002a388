using YouthCity.Core.Access;
using YouthCity.Storage;

namespace YouthCity.Tests;

/// <summary>Keys for tests.</summary>
public static class Issuing
{
    /// <summary>A secret of an installation that no setting names.</summary>
    public static InstallationSecret Secret { get; } = new(() => "a secret of tests, and of nothing else");

    /// <summary>Issues a key as the command line does, and gives what its holder presents.</summary>
    public static Task<string> IssueAsync(this AccessKeys keys, Role role, string? city, TimeProvider clock, CancellationToken cancellation) =>
        keys.IssueAsync(role, city, name: null, clock, cancellation);

    /// <inheritdoc cref="IssueAsync(AccessKeys, Role, string?, TimeProvider, CancellationToken)"/>
    public static async Task<string> IssueAsync(this AccessKeys keys, Role role, string? city, string? name, TimeProvider clock, CancellationToken cancellation) =>
        (await keys.IssueAsync(new KeyHolder(role, city, name), KeyIssuer.CommandLine, "", clock.GetUtcNow(), cancellation)).Secret;
}
