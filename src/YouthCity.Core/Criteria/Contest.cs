using YouthCity.Core.Names;

namespace YouthCity.Core.Criteria;

/// <summary>The rules of one contest, complete and consistent: the parser of rules refuses everything else.</summary>
public sealed record Contest
{
    private readonly Dictionary<string, int> _cities;
    private Dictionary<string, int> _indicators;
    private Dictionary<string, int> _groups;

    public Contest(IReadOnlyList<CriteriaGroup> groups, IReadOnlyList<Indicator> indicators, IReadOnlyList<City> cities)
        : this(groups, indicators, cities, NamesOf(cities))
    {
    }

    /// <param name="names">Of these cities, in this order.</param>
    internal Contest(IReadOnlyList<CriteriaGroup> groups, IReadOnlyList<Indicator> indicators, IReadOnlyList<City> cities, CityNames names)
    {
        (Groups, Indicators, Cities) = (groups, indicators, cities);
        _groups = Positions(groups.Select(group => group.Id));
        _indicators = Positions(indicators.Select(indicator => indicator.Id));
        _cities = Positions(cities.Select(city => city.Id));
        Names = names;
    }

    public required string Id { get; init; }

    public required LocalName Name { get; init; }

    /// <summary>The year or number by which editions of a contest are told apart; null if it names none.</summary>
    public int? Edition { get; init; }

    /// <summary>The id of the contest that this one follows; null if it names none. It need not be there.</summary>
    public string? Continues { get; init; }

    /// <summary>Null if none is named.</summary>
    public LocalName? LegalBasis { get; init; }

    /// <summary>Whom to ask about the contest; null if nobody is named.</summary>
    public LocalName? Contact { get; init; }

    /// <summary>What readers have to know wherever the contest's legal basis is named; null if there is nothing.</summary>
    public LocalName? Notice { get; init; }

    /// <summary>The first day, in Asia/Bishkek, on which applications are taken; null where no date is known.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>Whether that day has begun: what comes before it is not taken.</summary>
    public bool IsOpen(DateTimeOffset now) => OpensOn is not { } first || DateOnly.FromDateTime(Moments.InBishkek(now).DateTime) >= first;

    /// <summary>The last day, in Asia/Bishkek, on which applications are taken; none where no date is known.</summary>
    public DateOnly? ApplicationsCloseOn { get; init; }

    /// <summary>Whether that day is over: what comes then is taken, since a correction may be due at any time, and it is said.</summary>
    public bool IsClosed(DateTimeOffset now) => LastDay.IsOver(ApplicationsCloseOn, now);

    public DateOnly? ValidUntil { get; init; }

    public required PrizeRules Prizes { get; init; }

    public required ScoringRules Scoring { get; init; }

    public JuryRules Jury { get; init; } = JuryRules.Usual;

    /// <summary>Whether publications tell what cities objected and what was answered; else how many did and how each objection ended.</summary>
    public bool PublishesObjectionTexts { get; init; }

    /// <summary>Whether the jury's scores act on the result: they have a share of the totals, or part ties.</summary>
    public bool IsJudged => Jury.Share > 0 || Scoring.Ties.Contains(TieBreaker.Jury);

    /// <summary>In the order of the decree.</summary>
    public IReadOnlyList<CriteriaGroup> Groups { get; private init; }

    /// <summary>In the order of the file; positions in this list are the rows of an application sheet.</summary>
    public IReadOnlyList<Indicator> Indicators { get; private init; }

    /// <summary>In the order of the file; positions in this list are the columns of an application sheet.</summary>
    public IReadOnlyList<City> Cities { get; }

    /// <summary>Finds a city by what people write.</summary>
    public CityNames Names { get; }

    /// <summary>Position of the city with this id, in any case.</summary>
    public int? FindCity(string id) => Find(_cities, id);

    /// <summary>The id of a city as the rules spell it; null if they have no such city.</summary>
    /// <param name="id">In any case.</param>
    public string? SpellCity(string id) => FindCity(id) is { } position ? Cities[position].Id : null;

    /// <summary>Position of the indicator with this id, in any case.</summary>
    public int? FindIndicator(string id) => Find(_indicators, id);

    /// <summary>Position of the group with this id, in any case.</summary>
    public int? FindGroup(string id) => Find(_groups, id);

    /// <summary>The contest with these of its indicators; a group that keeps none is not there.</summary>
    /// <param name="indicators">Positions, ascending; at least one.</param>
    public Contest With(IReadOnlyList<int> indicators)
    {
        int[] groups = [.. indicators.Select(i => Indicators[i].Group).Distinct().Order()];
        CriteriaGroup[] keptGroups = [.. groups.Select(group => Groups[group])];
        Indicator[] kept = [.. indicators.Select(i => Indicators[i] with { Group = Array.IndexOf(groups, Indicators[i].Group) })];
        return this with
        {
            Groups = keptGroups,
            Scoring = Scoring with { Ties = Ties(groups) },
            Indicators = kept,
            _groups = Positions(keptGroups.Select(group => group.Id)),
            _indicators = Positions(kept.Select(indicator => indicator.Id)),
        };
    }

    /// <summary>The contest with other weights of its groups.</summary>
    /// <param name="weights">One for each group, 0 or more, not all of them 0.</param>
    public Contest Weighted(IReadOnlyList<double> weights) => this with { Groups = [.. Groups.Select((group, i) => group with { Weight = weights[i] })] };

    /// <summary>The tie-breakers where only these groups are left.</summary>
    private TieBreaker[] Ties(int[] groups) =>
    [
        .. Scoring.Ties.Where(breaker => breaker.Group is not { } group || groups.Contains(group))
            .Select(breaker => breaker.Group is { } group ? TieBreaker.OfGroup(Array.IndexOf(groups, group)) : breaker),
    ];

    private static CityNames NamesOf(IReadOnlyList<City> cities)
    {
        var names = new CityNames(cities.Count);
        for (var city = 0; city < cities.Count; city++)
        {
            foreach (var spelling in cities[city].Spellings)
                names.Add(spelling, city);
        }

        return names;
    }

    private static Dictionary<string, int> Positions(IEnumerable<string> ids) =>
        ids.Select((id, position) => (id, position)).ToDictionary(pair => pair.id, pair => pair.position, StringComparer.OrdinalIgnoreCase);

    private static int? Find(Dictionary<string, int> positions, string id) =>
        positions.TryGetValue(id, out var position) ? position : null;
}
