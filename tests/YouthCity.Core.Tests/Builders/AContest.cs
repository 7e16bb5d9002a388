using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Tests.Builders;

/// <summary>A contest to score with. Unless a test says otherwise levels alone count, min-max, arithmetic, and a gap scores 0.</summary>
internal sealed class AContest
{
    private readonly List<CriteriaGroup> _groups = [];
    private readonly List<Indicator> _indicators = [];
    private readonly int _cities;
    private PrizeRules _prizes = new(Money.FromSom(6_000_000), "KGS", [Money.FromSom(3_000_000), Money.FromSom(2_000_000), Money.FromSom(1_000_000)]);
    private ScoringRules _scoring = new()
    {
        Normalisation = Normalisation.MinMax,
        ProgressShare = 0,
        Indicators = Mean.Arithmetic,
        Groups = Mean.Arithmetic,
        Missing = MissingRule.Zero,
        MinimumAvailability = 0.6667,
    };

    private JuryRules _jury = JuryRules.Usual;

    private AContest(int cities) => _cities = cities;

    public static AContest Of(int cities) => new(cities);

    /// <summary>Indicators that come after it belong to this group.</summary>
    public AContest Group(double weight = 1)
    {
        var id = $"{_groups.Count + 1}";
        _groups.Add(new(id, weight, new($"Топ {id}", $"Группа {id}", $"Group {id}")));
        return this;
    }

    public AContest Indicator(double weight = 1, int direction = 1, double? worst = null, double? best = null)
    {
        if (_groups.Count == 0)
            Group();
        var id = $"{_groups.Count}.{_indicators.Count(indicator => indicator.Group == _groups.Count - 1) + 1}";
        _indicators.Add(new()
        {
            Id = id,
            Group = _groups.Count - 1,
            Weight = weight,
            Kind = IndicatorKind.Admin,
            Direction = direction,
            Name = new($"Көрсөткүч {id}", $"Показатель {id}", $"Indicator {id}"),
            Worst = worst,
            Best = best,
        });
        return this;
    }

    public AContest Indicators(int count)
    {
        for (var indicator = 0; indicator < count; indicator++)
            Indicator();
        return this;
    }

    /// <summary>Indicators whose levels under goalposts are their values, between 0 and 100.</summary>
    public AContest LevelsAsGiven(params ReadOnlySpan<double> weights)
    {
        foreach (var weight in weights)
            Indicator(weight, 1, 0, 100);
        return Scoring(rules => rules with { Normalisation = Normalisation.Goalposts });
    }

    public AContest Scoring(Func<ScoringRules, ScoringRules> change)
    {
        _scoring = change(_scoring);
        return this;
    }

    public AContest By(Normalisation normalisation) => Scoring(rules => rules with { Normalisation = normalisation });

    public AContest Missing(MissingRule rule, double minimumAvailability = 0.6667) =>
        Scoring(rules => rules with { Missing = rule, MinimumAvailability = minimumAvailability });

    public AContest ProgressShare(double share) => Scoring(rules => rules with { ProgressShare = share });

    public AContest Jury(Func<JuryRules, JuryRules> change)
    {
        _jury = change(_jury);
        return this;
    }

    public AContest Prizes(PrizeRules prizes)
    {
        _prizes = prizes;
        return this;
    }

    public Contest Build() => new(
        [.. _groups],
        [.. _indicators],
        [.. Enumerable.Range(1, _cities).Select(city => new City($"c{city}", new($"Шаар {city}", $"Город {city}", $"City {city}"), []))])
    {
        Id = "trial",
        Name = new("Сынак", "Проба", "Trial"),
        Prizes = _prizes,
        Scoring = _scoring,
        Jury = _jury,
    };
}

internal static class Contests
{
    /// <summary>The same contest with other weights.</summary>
    public static Contest Weighing(this Contest contest, Weights weights) => new(
        [.. contest.Groups.Select((group, at) => group with { Weight = weights.Groups[at] })],
        [.. contest.Indicators.Select((indicator, at) => indicator with { Weight = weights.Indicators[at] })],
        contest.Cities)
    {
        Id = contest.Id,
        Name = contest.Name,
        Prizes = contest.Prizes,
        Scoring = contest.Scoring,
        Jury = contest.Jury,
    };
}
