using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
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
    private readonly Lazy<(ContestResult? Result, ScoringRefusal? Refusal)> _outcome;
    private readonly Lazy<JuryReport> _jury;
    private readonly Lazy<Standing> _standing;

    public ContestState(KnownContest contest, ContestContent content)
    {
        (Known, Content) = (contest, content);
        _sheet = new(() => Fill(contest.Rules, content));
        _sums = new(() => SocialOrderSums.Of([.. Orders]));
        _outcome = new(() => (ContestResult.TryCompute(contest.Rules, Sheet, Judged(contest.Rules, content), out var result, out var refusal) ? result : null, refusal));
        _standing = new(() => Standing.Of(this));
        _jury = new(() => JuryReport.Of(contest.Rules, content.Ballots, Result?.Scores));
    }

    public KnownContest Known { get; }

    public Contest Contest => Known.Rules;

    public ContestVersion Version => Known.Version;

    public ContestContent Content { get; }

    public ContestStage Stage => Content.Stage;

    /// <summary>Whether its result may still change, and how much has arrived.</summary>
    public Standing Standing => _standing.Value;

    public ApplicationTable Sheet => _sheet.Value;

    /// <summary>The social orders of all cities, in the order of the contest's cities.</summary>
    public IEnumerable<SocialOrder> Orders => Contest.Cities.SelectMany(city => Content.Orders(city.Id));

    public SocialOrderSums Sums => _sums.Value;

    /// <summary>The result, or null if the rules cannot score what there is.</summary>
    public ContestResult? Result => _outcome.Value.Result;

    public ScoringRefusal? Refusal => _outcome.Value.Refusal;

    /// <summary>How the jury judged; where the rules cannot score the applications no city has a total.</summary>
    public JuryReport Jury => _jury.Value;

    private static JuryScores? Judged(Contest contest, ContestContent content) => contest.IsJudged ? JuryScores.Of(contest, content.Ballots) : null;

    private static ApplicationTable Fill(Contest contest, ContestContent content)
    {
        var sheet = ApplicationTable.For(contest);
        for (var city = 0; city < contest.Cities.Count; city++)
            sheet.Put(contest, city, content.Application(contest.Cities[city].Id));
        return sheet;
    }
}
