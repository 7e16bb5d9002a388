using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Scoring;

/// <summary>
/// The reference method of the design written down a second time, city by city and number by number, as a check on the code that scores
/// many cities at once. Slow on purpose: it looks everything up again whenever it needs it.
/// </summary>
internal sealed class Oracle
{
    private readonly Contest _contest;
    private readonly ApplicationTable _sheet;
    private readonly List<int> _participants;
    private readonly (OracleColumn Level, OracleColumn Progress)[] _columns;

    public Oracle(Contest contest, ApplicationTable sheet)
    {
        (_contest, _sheet) = (contest, sheet);
        _participants = [.. Enumerable.Range(0, sheet.Cities).Where(TakesPart)];
        _columns = [.. contest.Indicators.Select((indicator, position) => (
            Column(position, indicator.Direction, isProgress: false, city => sheet.Value(position, city)),
            Column(position, 1, isProgress: true, city => Change(position, city))))];
    }

    private ScoringRules Rules => _contest.Scoring;

    public double? Total(int city)
    {
        if (!_participants.Contains(city))
            return null;
        var groups = Enumerable.Range(0, _contest.Groups.Count).Where(GroupInForce);
        return Average(Rules.Groups, [.. groups.Select(group => (_contest.Groups[group].Weight, Group(group, city)))]);
    }

    public double? Group(int group, int city)
    {
        if (!_participants.Contains(city))
            return null;
        var indicators = Enumerable.Range(0, _contest.Indicators.Count).Where(indicator => _contest.Indicators[indicator].Group == group && InForce(indicator));
        return Average(Rules.Indicators, [.. indicators.Select(indicator => (_contest.Indicators[indicator].Weight, Indicator(indicator, city)))]);
    }

    public double? Indicator(int indicator, int city)
    {
        var (level, progress) = _columns[indicator];
        var (levelScore, progressScore) = (level.ScoreOrFill(city), progress.ScoreOrFill(city));
        if (!_participants.Contains(city))
            return null;
        if (!LevelInForce(indicator))
            return ProgressInForce(indicator) ? progressScore : null;
        if (!ProgressInForce(indicator))
            return levelScore;
        return Rules.Missing == MissingRule.Available && progress.Score(city) is null
            ? levelScore
            : ((1 - Rules.ProgressShare) * levelScore) + (Rules.ProgressShare * progressScore);
    }

    public double? Level(int indicator, int city) => LevelInForce(indicator) && _participants.Contains(city) ? _columns[indicator].Level.Score(city) : null;

    public double? Progress(int indicator, int city) =>
        ProgressInForce(indicator) && _participants.Contains(city) ? _columns[indicator].Progress.Score(city) : null;

    /// <summary>The first city that a mean is not defined for; the indicator, or none where it is a group.</summary>
    public (int City, int? Indicator, int Group)? Refusal()
    {
        var floorActs = Rules.Floor is not null && Rules.Normalisation is not (Normalisation.Rank or Normalisation.ZScore or Normalisation.Standardised);
        foreach (var city in !floorActs ? _participants.FindAll(city => Total(city) is not null) : [])
        {
            for (var i = 0; i < _contest.Indicators.Count && (Rules.Indicators is Mean.Geometric or Mean.Harmonic); i++)
            {
                if (InForce(i) && Group(_contest.Indicators[i].Group, city) is not null && Indicator(i, city) <= 0)
                    return (city, i, _contest.Indicators[i].Group);
            }

            for (var group = 0; group < _contest.Groups.Count && Rules.Indicators == Mean.MazziottaPareto; group++)
            {
                var scores = Enumerable.Range(0, _contest.Indicators.Count).Where(i => _contest.Indicators[i].Group == group && InForce(i))
                    .Select(i => (_contest.Indicators[i].Weight, Indicator(i, city)));
                if (GroupInForce(group) && Group(group, city) is not null && WeightedMean(scores) <= 0)
                    return (city, null, group);
            }

            for (var group = 0; group < _contest.Groups.Count && (Rules.Groups is Mean.Geometric or Mean.Harmonic); group++)
            {
                if (GroupInForce(group) && Group(group, city) <= 0)
                    return (city, null, group);
            }

            var groups = Enumerable.Range(0, _contest.Groups.Count).Where(GroupInForce).ToList();
            if (Rules.Groups == Mean.MazziottaPareto && WeightedMean(groups.Select(group => (_contest.Groups[group].Weight, Group(group, city)))) <= 0)
                return (city, null, groups.OrderBy(group => Group(group, city) ?? double.PositiveInfinity).First());
        }

        return null;
    }

    private bool TakesPart(int city)
    {
        var indicators = Enumerable.Range(0, _sheet.Indicators).ToList();
        if (indicators.TrueForAll(indicator => _sheet.Value(indicator, city) is null))
            return false;
        return Rules.Missing != MissingRule.Reject || indicators.TrueForAll(indicator =>
            _sheet.Value(indicator, city) is not null && (Rules.ProgressShare == 0 || _sheet.Baseline(indicator, city) is not null));
    }

    private double? Change(int indicator, int city) =>
        (_sheet.Value(indicator, city) - _sheet.Baseline(indicator, city)) * _contest.Indicators[indicator].Direction;

    private OracleColumn Column(int indicator, int direction, bool isProgress, Func<int, double?> number) =>
        new(
            Rules, _contest.Indicators[indicator], direction, isProgress, _participants.ToDictionary(city => city, number),
            city => isProgress ? Math.Pow(2, -51) * Math.Max(Math.Abs(_sheet.Value(indicator, city) ?? 0), Math.Abs(_sheet.Baseline(indicator, city) ?? 0)) : 0);

    private bool LevelInForce(int indicator) => Rules.ProgressShare < 1 && _columns[indicator].Level.InForce;

    private bool ProgressInForce(int indicator) => Rules.ProgressShare > 0 && _columns[indicator].Progress.InForce;

    private bool InForce(int indicator) => LevelInForce(indicator) || ProgressInForce(indicator);

    private bool GroupInForce(int group) =>
        Enumerable.Range(0, _contest.Indicators.Count).Any(indicator => _contest.Indicators[indicator].Group == group && InForce(indicator));

    private double? Average(Mean mean, List<(double Weight, double? Score)> siblings)
    {
        var present = siblings.FindAll(sibling => sibling.Score is not null);
        if (present.Count == 0 || (Rules.Missing == MissingRule.Available && (double)present.Count / siblings.Count < Rules.MinimumAvailability))
            return null;
        var weights = present.Sum(sibling => sibling.Weight);
        return mean switch
        {
            Mean.Arithmetic => present.Sum(sibling => sibling.Weight * sibling.Score!.Value) / weights,
            Mean.MazziottaPareto => Balanced(present, weights),
            Mean.Geometric => present.Aggregate(1.0, (product, sibling) => product * Math.Pow(sibling.Score!.Value, sibling.Weight / weights)),
            _ => present.Exists(sibling => sibling.Score == 0) ? 0 : weights / present.Sum(sibling => sibling.Weight / sibling.Score!.Value),
        };
    }

    private static double? WeightedMean(IEnumerable<(double Weight, double? Score)> siblings)
    {
        var present = siblings.Where(sibling => sibling.Score is not null).ToList();
        return present.Sum(sibling => sibling.Weight * sibling.Score) / present.Sum(sibling => sibling.Weight);
    }

    private static double Balanced(List<(double Weight, double? Score)> siblings, double weights)
    {
        var mean = siblings.Sum(sibling => sibling.Weight * sibling.Score!.Value) / weights;
        if (mean <= 0)
            return mean;
        var deviation = Math.Sqrt(siblings.Sum(sibling => sibling.Weight * Math.Pow(sibling.Score!.Value - mean, 2)) / weights);
        return mean - (deviation * deviation / mean);
    }
}
