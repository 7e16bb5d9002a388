using System.Collections.Immutable;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Core.History;

/// <summary>What a contest holds: by city id, its application and its social orders; by juror, the ballots.</summary>
/// <param name="Ballots">A juror is known by the id of the access key.</param>
public sealed record ContestContent(
    ImmutableDictionary<string, Application> Applications,
    ImmutableDictionary<string, IReadOnlyList<SocialOrder>> SocialOrders,
    ImmutableDictionary<string, JurorBallots> Ballots)
{
    public static ContestContent Empty { get; } = new(
        ImmutableDictionary.Create<string, Application>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, IReadOnlyList<SocialOrder>>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, JurorBallots>(StringComparer.Ordinal));

    public Application Application(string city) => Applications.GetValueOrDefault(city, Core.Applications.Application.Empty);

    public JurorBallots BallotsOf(string juror) => Ballots.GetValueOrDefault(juror, JurorBallots.Empty);

    public IReadOnlyList<SocialOrder> Orders(string city) => SocialOrders.GetValueOrDefault(city, []);
}
