namespace YouthCity.Core.Access;

/// <summary>Whom an access key was made for. What each of them may do is in <see cref="Capabilities"/>.</summary>
public enum Role
{
    Agency,

    Jury,

    /// <summary>One city.</summary>
    City,

    /// <summary>Reads what the jury reads, but for the marks of single jurors.</summary>
    Observer,
}
