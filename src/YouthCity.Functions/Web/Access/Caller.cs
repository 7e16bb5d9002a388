using YouthCity.Core.Access;
using YouthCity.Core.Criteria;

namespace YouthCity.Functions.Web.Access;

/// <summary>Who is calling: the holder of a key, or anyone.</summary>
/// <param name="Key">Null for a caller without a key.</param>
public sealed record Caller(AccessKey? Key)
{
    public static Caller Anyone { get; } = new(Key: null);

    public bool May(Capability capability) => Capabilities.Of(Key?.Role).Contains(capability);

    /// <summary>Whether the caller has at least one of the capabilities.</summary>
    public bool MayAny(IReadOnlyList<Capability> needed) => Capabilities.Of(Key?.Role).Overlaps(needed);

    /// <summary>Whether the caller may read everything that a city has sent: a key that is of a city reads that city alone.</summary>
    public bool MayReadCity(string city) =>
        May(Capability.ReadCity) && (Key!.City is not { } own || string.Equals(own, city, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the caller may see figures of single jurors: whoever may read any ballots at all.</summary>
    public bool SeesJurors => May(Capability.ReadOwnBallots) || May(Capability.ReadAllBallots);

    /// <summary>What the caller may see, as one word: answers that differ in it are different answers.</summary>
    public string Scope => Key switch
    {
        null => "anyone",
        { Role: Role.City, City: var city } => $"city {city}",
        { Role: var role } => role.Code(),
    };
}
