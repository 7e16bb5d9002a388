using System.Numerics;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>The first half of scoring: from what cities report to a score for each indicator. Weights play no part in it.</summary>
internal sealed class IndicatorScores
{
    private readonly Contest _contest;
    private readonly ApplicationTable _sheet;
    private readonly bool[] _takesPart;
    private readonly NormalisedColumn?[] _levels;
    private readonly NormalisedColumn?[] _progress;

    public IndicatorScores(Contest contest, ApplicationTable sheet)
    {
        (_contest, _sheet) = (contest, sheet);
        _takesPart = Eligibility.Of(contest.Scoring, sheet);
        Participants = _takesPart.Count(takesPart => takesPart);
        _levels = new NormalisedColumn?[sheet.Indicators];
        _progress = new NormalisedColumn?[sheet.Indicators];
        var parts = sheet.Cities < Scorer.ParallelFrom ? 1 : Environment.ProcessorCount;
        if (parts == 1)
            RenewAll(0, sheet.Indicators);
        else
            Parallel.For(0, parts, part => RenewAll(sheet.Indicators * part / parts, sheet.Indicators * (part + 1) / parts));
    }

    /// <summary>The same columns, to be worked out again one by one for a sheet whose cells change.</summary>
    private IndicatorScores(IndicatorScores from, ApplicationTable sheet)
    {
        (_contest, _sheet, _takesPart, Participants) = (from._contest, sheet, from._takesPart, from.Participants);
        (_levels, _progress) = ([.. from._levels], [.. from._progress]);
    }

    public int Cities => _sheet.Cities;

    public int Participants { get; }

    public bool TakesPart(int city) => _takesPart[city];

    /// <summary>Whether levels of the indicator count: the rules ask for them and the column tells cities apart.</summary>
    public bool LevelInForce(int indicator) => _levels[indicator]?.InForce == true;

    public bool ProgressInForce(int indicator) => _progress[indicator]?.InForce == true;

    public bool InForce(int indicator) => LevelInForce(indicator) || ProgressInForce(indicator);

    public double? WinsorisedValue(int indicator, int city) =>
        LevelInForce(indicator) ? _levels[indicator]!.PulledIn(_sheet.Values(indicator)[city]) : null;

    public double? WinsorisedChange(int indicator, int city) => ProgressInForce(indicator)
        ? _progress[indicator]!.PulledIn((_sheet.Values(indicator)[city] - _sheet.Baselines(indicator)[city]) * _contest.Indicators[indicator].Direction)
        : null;

    /// <summary>Normalised levels of some cities, gaps as NaN.</summary>
    /// <param name="scores">As long as the cities asked for, padded to a multiple of the vector's length.</param>
    public void Levels(int indicator, int firstCity, int cities, Span<double> scores)
    {
        Load(_sheet.Values(indicator).Slice(firstCity, cities), scores);
        _levels[indicator]!.Normalise(scores, RoundingError.None);
    }

    /// <summary>Normalised progress of some cities, gaps as NaN.</summary>
    /// <inheritdoc cref="Levels" path="/param"/>
    public void Progress(int indicator, int firstCity, int cities, Span<double> scores)
    {
        Changes(indicator, firstCity, cities, scores);
        scores[cities..].Fill(double.NaN);
        _progress[indicator]!.Normalise(scores, new(_sheet.Values(indicator).Slice(firstCity, cities), _sheet.Baselines(indicator).Slice(firstCity, cities)));
    }

    /// <summary>Scores of some cities for an indicator in force; NaN where a gap is to be skipped.</summary>
    /// <param name="scratch">As long as <paramref name="scores"/>.</param>
    /// <inheritdoc cref="Levels" path="/param"/>
    public void Scores(int indicator, int firstCity, int cities, Span<double> scores, Span<double> scratch)
    {
        var (levels, progress) = (LevelInForce(indicator), ProgressInForce(indicator));
        if (levels)
        {
            Levels(indicator, firstCity, cities, scores);
            FillGaps(scores, _levels[indicator]!);
        }

        if (!progress)
            return;
        var changes = levels ? scratch : scores;
        Progress(indicator, firstCity, cities, changes);
        FillGaps(changes, _progress[indicator]!);
        if (levels)
            Combine(scores, changes, _contest.Scoring.ProgressShare);
    }

    /// <summary>These scores for a copy of the sheet, in which values (but not who takes part) may change; see <see cref="Renew"/>.</summary>
    public IndicatorScores On(ApplicationTable copy) => new(this, copy);

    /// <summary>Works the columns of an indicator out from the sheet as it is now.</summary>
    /// <param name="scratch">A number for each city.</param>
    public void Renew(int indicator, double[] scratch)
    {
        if (_contest.Scoring.LevelCounts)
            _levels[indicator] = Normalise(indicator, isProgress: false, scratch);
        if (_contest.Scoring.ProgressCounts)
            _progress[indicator] = Normalise(indicator, isProgress: true, scratch);
    }

    private void RenewAll(int from, int to)
    {
        var scratch = new double[_sheet.Cities];
        for (var indicator = from; indicator < to; indicator++)
            Renew(indicator, scratch);
    }

    private NormalisedColumn Normalise(int indicator, bool isProgress, double[] scratch)
    {
        var numbers = _sheet.Values(indicator);
        if (isProgress)
        {
            Changes(indicator, 0, _sheet.Cities, scratch);
            numbers = scratch;
        }

        if (Participants < _takesPart.Length)
        {
            for (var city = 0; city < scratch.Length; city++)
                scratch[city] = _takesPart[city] ? numbers[city] : double.NaN;
            numbers = scratch;
        }

        var rounding = isProgress ? new RoundingError(_sheet.Values(indicator), _sheet.Baselines(indicator)) : RoundingError.None;
        return NormalisedColumn.Of(_contest.Scoring, _contest.Indicators[indicator], isProgress, numbers, scratch, Participants, rounding);
    }

    /// <summary>The changes of some cities in the better direction; in the indicator's own unit, never a percentage.</summary>
    private void Changes(int indicator, int firstCity, int cities, Span<double> changes)
    {
        var values = _sheet.Values(indicator).Slice(firstCity, cities);
        var baselines = _sheet.Baselines(indicator).Slice(firstCity, cities);
        var direction = _contest.Indicators[indicator].Direction;
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= cities - width; i += width)
        {
            var change = new Vector<double>(values[i..]) - new Vector<double>(baselines[i..]);
            (change * new Vector<double>(direction)).CopyTo(changes[i..]);
        }

        for (; i < cities; i++)
            changes[i] = (values[i] - baselines[i]) * direction;
    }

    private static void Load(ReadOnlySpan<double> numbers, Span<double> padded)
    {
        numbers.CopyTo(padded);
        padded[numbers.Length..].Fill(double.NaN);
    }

    private static void FillGaps(Span<double> scores, NormalisedColumn column)
    {
        if (!column.HasGaps || double.IsNaN(column.GapScore))
            return;
        var fill = new Vector<double>(column.GapScore);
        for (var i = 0; i < scores.Length; i += Vector<double>.Count)
        {
            var score = new Vector<double>(scores[i..]);
            Vector.ConditionalSelect(Vector.Equals(score, score), score, fill).CopyTo(scores[i..]);
        }
    }

    /// <summary>(1 - share) x level + share x progress; where progress alone is missing, the level.</summary>
    private static void Combine(Span<double> levels, ReadOnlySpan<double> progress, double share)
    {
        var (levelShare, progressShare) = (new Vector<double>(1 - share), new Vector<double>(share));
        for (var i = 0; i < levels.Length; i += Vector<double>.Count)
        {
            var (level, change) = (new Vector<double>(levels[i..]), new Vector<double>(progress[i..]));
            var both = (levelShare * level) + (progressShare * change);
            Vector.ConditionalSelect(Vector.Equals(change, change), both, level).CopyTo(levels[i..]);
        }
    }
}
