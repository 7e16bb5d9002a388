using YouthCity.Core.Access;

namespace YouthCity.Functions.Web;

/// <summary>Whom something is open to.</summary>
/// <param name="Roles">The roles it is open to; none at all means everyone, with or without a key.</param>
public sealed record Audience(params IReadOnlyList<Role> Roles)
{
    public static Audience Anyone { get; } = new();

    public static Audience Agency { get; } = new(Role.Agency);

    public static Audience Jury { get; } = new(Role.Jury);

    public static Audience AgencyAndJury { get; } = new(Role.Agency, Role.Jury);

    public bool Includes(Caller caller) => Roles.Count == 0 || (caller.Key is { } key && Roles.Contains(key.Role));
}
