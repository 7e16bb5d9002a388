using System.Collections.Frozen;

namespace YouthCity.Core.Access;

/// <summary>Which role may do what. Whatever the table does not name is refused.</summary>
public static class Capabilities
{
    private static readonly FrozenSet<Capability> s_none = [];

    private static readonly FrozenDictionary<Role, FrozenSet<Capability>> s_table = new Dictionary<Role, FrozenSet<Capability>>
    {
        [Role.Agency] =
        [
            Capability.ReadScores, Capability.ReadAllBallots, Capability.Upload, Capability.ManageKeys, Capability.DecideStage, Capability.AnswerObjections,
            Capability.Publish, Capability.ReadAudit, Capability.ReadCity,
        ],
        [Role.Jury] = [Capability.ReadScores, Capability.ReadOwnBallots, Capability.Mark, Capability.ReadAudit],
        [Role.City] = [Capability.ReadCity, Capability.RaiseObjections],
        [Role.Observer] = [Capability.ReadScores, Capability.ReadAudit],
    }.ToFrozenDictionary();

    /// <summary>The capabilities of a role; none for a role that the table does not know, and for a caller without a key (null).</summary>
    public static IReadOnlySet<Capability> Of(Role? role) => role is { } known && s_table.TryGetValue(known, out var capabilities) ? capabilities : s_none;

    /// <summary>The roles that have at least one of the capabilities, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<Role> RolesWith(IReadOnlyList<Capability> any) => [.. Enum.GetValues<Role>().Where(role => Of(role).Overlaps(any))];
}
