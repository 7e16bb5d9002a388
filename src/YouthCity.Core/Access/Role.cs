namespace YouthCity.Core.Access;

/// <summary>Whom an access key was made for.</summary>
public enum Role
{
    /// <summary>Uploads files and sees everything.</summary>
    Agency,

    /// <summary>Sees scores and gives marks.</summary>
    Jury,

    /// <summary>Sees where its own city stands.</summary>
    City,
}

public static class Roles
{
    public static string Code(this Role role) => role switch
    {
        Role.Agency => "agency",
        Role.Jury => "jury",
        _ => "city",
    };

    public static Role? TryParse(string code) => code switch
    {
        "agency" => Role.Agency,
        "jury" => Role.Jury,
        "city" => Role.City,
        _ => null,
    };
}
