using System.Diagnostics;

namespace YouthCity.Core.Access;

/// <summary>Roles as keys, addresses and documents name them.</summary>
public static class Roles
{
    public static string Code(this Role role) => role switch
    {
        Role.Agency => "agency",
        Role.Jury => "jury",
        Role.City => "city",
        Role.Observer => "observer",
        _ => throw new UnreachableException($"Role {role} has no code."),
    };

    /// <summary>Null if there is no such role.</summary>
    public static Role? TryParse(string code)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (role.Code() == code)
                return role;
        }

        return null;
    }
}
