using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Functions.Robustness;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Web;

/// <summary>Who is calling: the holder of a key, or anyone.</summary>
public sealed record Caller(AccessKey? Key)
{
    public static Caller Anyone { get; } = new(Key: null);

    /// <summary>Scores and prizes are for the agency and the jury until the result is published.</summary>
    public bool SeesScores => Key?.Role is Role.Agency or Role.Jury;

    public bool IsAgency => Key?.Role is Role.Agency;

    /// <summary>What the caller may see, as one word: answers that differ in it are different answers.</summary>
    public string Scope => Key switch
    {
        null => "anyone",
        { Role: Role.City, City: var city } => $"city {city}",
        var key => key.Role.Code(),
    };

    /// <summary>Whether this is the key of the city.</summary>
    public bool IsCity(string city) => Key is { Role: Role.City } key && string.Equals(key.City, city, StringComparison.OrdinalIgnoreCase);
}
