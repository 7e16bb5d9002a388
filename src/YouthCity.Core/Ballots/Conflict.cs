namespace YouthCity.Core.Ballots;

/// <summary>Why a juror may not judge a city: a conflict of interest.</summary>
public enum Conflict
{
    /// <summary>The city is the one that the juror's key was made with.</summary>
    OwnCity,

    /// <summary>The juror said so.</summary>
    Declared,
}

public static class Conflicts
{
    /// <summary>The conflict's stable code.</summary>
    public static string Code(this Conflict conflict) => conflict == Conflict.OwnCity ? "own-city" : "declared";
}
