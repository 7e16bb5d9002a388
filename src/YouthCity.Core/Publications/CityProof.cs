using YouthCity.Core.Documents;

namespace YouthCity.Core.Publications;

/// <summary>Whether a publication counts what a city was told that it sent.</summary>
public static class CityProof
{
    /// <summary>The fault, or null where one of the city's documents has one of the acknowledged hashes.</summary>
    /// <param name="acknowledged">One hash, or those of several documents of the city.</param>
    public static BundleFault? Of(Bundle bundle, string city, IReadOnlyList<ContentHash> acknowledged)
    {
        if (bundle.Contest.FindCity(city) is not { } position)
            return new(BundleFaults.UnknownCity, city);
        var id = bundle.Contest.Cities[position].Id;
        var counted = Counted(bundle, id);
        return acknowledged.Count > 0 && acknowledged.All(counted.Contains)
            ? null
            : new(BundleFaults.OtherDocument, id, string.Join(", ", acknowledged), counted.Count == 0 ? "-" : string.Join(", ", counted));
    }

    /// <summary>The hashes of the city's documents: of its application, then of its social orders, as far as it has them.</summary>
    public static IReadOnlyList<ContentHash> Counted(Bundle bundle, string city) =>
    [
        .. bundle.Inputs.Applications.TryGetValue(city, out var application) ? [ContentHash.Of(application.Span)] : (ContentHash[])[],
        .. bundle.Inputs.SocialOrders.TryGetValue(city, out var orders) ? [ContentHash.Of(orders.Span)] : (ContentHash[])[],
    ];
}
