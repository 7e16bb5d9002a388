using YouthCity.Core.History;

namespace YouthCity.Functions.Contests;

/// <summary>A document of a city, by whose hash a publication is found to count it.</summary>
/// <param name="Kind"><c>application</c> or <c>social-orders</c>.</param>
/// <param name="Sha256">The hash of the document: SHA-256, 64 hexadecimal digits.</param>
public sealed record CityDocument(string City, string Kind, string Sha256)
{
    /// <summary>The documents that a manifest names of a city: of its application, then of its social orders, as far as it has them.</summary>
    public static IReadOnlyList<CityDocument> Of(Manifest manifest, string city) =>
    [
        .. manifest.Applications.TryGetValue(city, out var application) ? [new(city, "application", application.Hex)] : (CityDocument[])[],
        .. manifest.SocialOrders.TryGetValue(city, out var orders) ? [new(city, "social-orders", orders.Hex)] : (CityDocument[])[],
    ];
}
