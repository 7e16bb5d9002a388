using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.Objections;
using YouthCity.Core.Results;
using YouthCity.Core.Scoring;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Stages;
using YouthCity.Storage;

namespace YouthCity.Functions.Contests;

/// <summary>A contest as it stands at one version, with everything that follows from it; what nobody asks for is not computed.</summary>
public sealed class ContestState
{
    private readonly Lazy<ApplicationTable> _sheet;
    private readonly Lazy<SocialOrderSums> _sums;
    private readonly Lazy<ActionPlanCounts> _actions;
    private readonly Lazy<(ContestResult? Result, ScoringRefusal? Refusal)> _outcome;
    private readonly Lazy<JuryReport> _jury;
    private readonly Lazy<Standing> _standing;

    public ContestState(KnownContest contest, ContestContent content)
        : this(contest, content, () => ApplicationTable.Of(contest.Rules, content.Application))
    {
    }

    private ContestState(KnownContest contest, ContestContent content, Func<ApplicationTable> sheet)
    {
        (Known, Content) = (contest, content);
        _sheet = new(sheet);
        _sums = new(() => SocialOrderSums.Of([.. Orders]));
        _actions = new(() => ActionPlanCounts.Of([.. Plans]));
        _outcome = new(() => (ContestResult.TryCompute(contest.Rules, Sheet, content, out var result, out var refusal) ? result : null, refusal));
        _standing = new(() => Standing.Of(this));
        _jury = new(() => JuryReport.Of(contest.Rules, content.Ballots, Result?.Scores));
    }

    /// <summary>The contest at a later version, where the applications of these cities are others: the table of all numbers is not filled anew.</summary>
    /// <param name="cities">Ids.</param>
    public ContestState Then(KnownContest contest, ContestContent content, IReadOnlyList<string> cities)
    {
        if (!_sheet.IsValueCreated || !ReferenceEquals(contest.Rules, Contest))
            return new(contest, content);

        // The table alone is held, not the state with everything that was made of it.
        var before = _sheet.Value;
        return new(contest, content, () => before.With(contest.Rules, cities.Select(contest.Rules.FindCity).OfType<int>(), content.Application));
    }

    public KnownContest Known { get; }

    /// <summary>The publication that this is; null for a version of the contest itself.</summary>
    public Publication? Publication { get; init; }

    public Contest Contest => Known.Rules;

    public ContestVersion Version => Known.Version;

    public ContestContent Content { get; }

    public ContestStage Stage => Content.Stage;

    /// <summary>How many objections of cities there are, and how they ended; publishing while one is open needs a reason.</summary>
    public ObjectionCount Objections
    {
        get => field ??= ObjectionCount.Of(Content.Objections.Values);
        init;
    }

    /// <summary>Whether its result may still change, and how much has arrived.</summary>
    public Standing Standing => _standing.Value;

    public ApplicationTable Sheet => _sheet.Value;

    /// <summary>The social orders of all cities, in the order of the contest's cities.</summary>
    public IEnumerable<SocialOrder> Orders => Contest.Cities.SelectMany(city => Content.Orders(city.Id));

    public SocialOrderSums Sums => _sums.Value;

    /// <summary>The actions of the plans of all cities, in the order of the contest's cities.</summary>
    public IEnumerable<PlannedAction> Plans => Contest.Cities.SelectMany(city => Content.Plan(city.Id));

    public ActionPlanCounts Actions => _actions.Value;

    /// <summary>The result, or null if the rules cannot score what there is.</summary>
    public ContestResult? Result => _outcome.Value.Result;

    public ScoringRefusal? Refusal => _outcome.Value.Refusal;

    /// <summary>How the jury judged; where the rules cannot score the applications no city has a total.</summary>
    public JuryReport Jury => _jury.Value;
}
