using YouthCity.Core.Access;
using YouthCity.Core.Criteria;

namespace YouthCity.Functions.Web.Access;

/// <summary>Who is calling: the holder of a key, or anyone.</summary>
/// <param name="Key">Null for a caller without a key.</param>
public sealed record Caller(AccessKey? Key)
{
    public static Caller Anyone { get; } = new(Key: null);

    public bool May(Capability capability) => Capabilities.Of(Key?.Role).Contains(capability);

    /// <summary>Whether the caller has at least one of the capabilities; true if none is needed.</summary>
    public bool MayAny(IReadOnlyList<Capability> needed) => needed.Count == 0 || Capabilities.Of(Key?.Role).Overlaps(needed);

    /// <summary>Whether the caller may read everything that a city has sent: the holder of a city's key may read that city alone.</summary>
    public bool MayReadCity(string city) =>
        May(Capability.ReadCity) && (Key is not { Role: Role.City } own || string.Equals(own.City, city, StringComparison.OrdinalIgnoreCase));

    /// <summary>What the caller may see, as one word: answers that differ in it are different answers.</summary>
    public string Scope => Key switch
    {
        null => "anyone",
        { Role: Role.City, City: var city } => $"city {city}",
        { Role: var role } => role.Code(),
    };
}
