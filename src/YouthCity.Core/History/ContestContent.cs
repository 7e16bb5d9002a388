using System.Collections.Immutable;
using YouthCity.Core.Applications;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.History;

/// <summary>What a contest holds: by city id, its application and its social orders.</summary>
public sealed record ContestContent(
    ImmutableDictionary<string, Application> Applications,
    ImmutableDictionary<string, IReadOnlyList<SocialOrder>> SocialOrders)
{
    public static ContestContent Empty { get; } = new(
        ImmutableDictionary.Create<string, Application>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, IReadOnlyList<SocialOrder>>(StringComparer.Ordinal));

    public Application Application(string city) => Applications.GetValueOrDefault(city, Core.Applications.Application.Empty);

    public IReadOnlyList<SocialOrder> Orders(string city) => SocialOrders.GetValueOrDefault(city, []);
}
