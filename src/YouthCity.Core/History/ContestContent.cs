using System.Collections.Immutable;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Objections;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Stages;

namespace YouthCity.Core.History;

/// <summary>What a contest holds: by city id, its application, its social orders and its action plan; by juror, the ballots.</summary>
/// <param name="Ballots">A juror is known by the id of the access key.</param>
public sealed record ContestContent(
    ImmutableDictionary<string, Application> Applications,
    ImmutableDictionary<string, IReadOnlyList<SocialOrder>> SocialOrders,
    ImmutableDictionary<string, JurorBallots> Ballots)
{
    public ContestStage Stage { get; init; } = ContestStage.Collecting;

    /// <summary>By city id.</summary>
    public ImmutableDictionary<string, IReadOnlyList<PlannedAction>> ActionPlans { get; init; } = ImmutableDictionary.Create<string, IReadOnlyList<PlannedAction>>(StringComparer.Ordinal);

    /// <summary>By id.</summary>
    public ImmutableDictionary<string, Objection> Objections { get; init; } = ImmutableDictionary.Create<string, Objection>(StringComparer.Ordinal);

    /// <summary>Whether the contest takes nothing more.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Losses that were acknowledged, the first one first.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];

    public static ContestContent Empty { get; } = new(
        ImmutableDictionary.Create<string, Application>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, IReadOnlyList<SocialOrder>>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, JurorBallots>(StringComparer.Ordinal));

    public Application Application(string city) => Applications.GetValueOrDefault(city, Core.Applications.Application.Empty);

    public JurorBallots BallotsOf(string juror) => Ballots.GetValueOrDefault(juror, JurorBallots.Empty);

    /// <summary>What a city says of an indicator; empty if it says nothing.</summary>
    public ApplicationEntry Entry(string city, string indicator) => Application(city).Entries.GetValueOrDefault(indicator, ApplicationEntry.Empty);

    /// <summary>The orders of a city and year; a year of null is that of the orders without one.</summary>
    public IEnumerable<SocialOrder> Orders((string City, int? Year) key) => Orders(key.City).Where(order => order.Year == key.Year);

    public IReadOnlyList<SocialOrder> Orders(string city) => SocialOrders.GetValueOrDefault(city, []);

    /// <summary>The action plan of a city; empty if it has none.</summary>
    public IReadOnlyList<PlannedAction> Plan(string city) => ActionPlans.GetValueOrDefault(city, []);
}
