namespace YouthCity.Core.Names;

public enum CityMatchKind
{
    /// <summary>An id, name or alias, in any case.</summary>
    Exact,

    /// <summary>Found once letters of the other alphabet that look the same were read as meant.</summary>
    LookAlike,

    /// <summary>Found once letters of an old Kyrgyz font were read as meant.</summary>
    OldFont,

    /// <summary>Letters were lost on the way (<c>?</c> in the place of ө, ү, ң): not accepted.</summary>
    LostLetters,

    /// <summary>Could be several cities: not accepted.</summary>
    Ambiguous,

    /// <summary>No city.</summary>
    Unknown,
}

/// <summary>What a spelling stands for.</summary>
/// <param name="City">Position of the city in the contest, where one was found.</param>
/// <param name="Suggestions">Positions of the cities it may have meant, most likely first, where none was found.</param>
public readonly record struct CityMatch(CityMatchKind Kind, int? City, IReadOnlyList<int> Suggestions);
