using System.Numerics;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Scoring;

/// <summary>The first half of scoring: from what cities report to a score for each indicator. Weights play no part in it.</summary>
internal sealed class IndicatorScores
{
    /// <summary>
    /// How far apart two changes can come out that are equal on paper (0.2 to 0.3 and 1.1 to 1.2), as a part of the largest number they come
    /// from: value, baseline and difference are each rounded by at most 2^-53 of it. Numbers of up to 15 digits that differ, differ by more.
    /// </summary>
    private const double ChangeNoise = 1.0 / (1L << 50);

    private readonly Contest _contest;
    private readonly ApplicationSheet _sheet;
    private readonly bool[] _takesPart;
    private readonly Column?[] _levels;
    private readonly Column?[] _progress;

    public IndicatorScores(Contest contest, ApplicationSheet sheet)
    {
        (_contest, _sheet) = (contest, sheet);
        _takesPart = Participation.Of(contest.Scoring, sheet);
        Participants = _takesPart.Count(takesPart => takesPart);
        _levels = new Column?[sheet.Indicators];
        _progress = new Column?[sheet.Indicators];
        var scratch = new double[sheet.Cities];
        for (var indicator = 0; indicator < sheet.Indicators; indicator++)
        {
            if (contest.Scoring.LevelCounts)
                _levels[indicator] = Column(indicator, isProgress: false, scratch);
            if (contest.Scoring.ProgressCounts)
                _progress[indicator] = Column(indicator, isProgress: true, scratch);
        }
    }

    public int Cities => _sheet.Cities;

    public int Participants { get; }

    public bool TakesPart(int city) => _takesPart[city];

    /// <summary>Whether levels of the indicator count: the rules ask for them and the column tells cities apart.</summary>
    public bool LevelInForce(int indicator) => _levels[indicator]?.InForce == true;

    public bool ProgressInForce(int indicator) => _progress[indicator]?.InForce == true;

    public bool InForce(int indicator) => LevelInForce(indicator) || ProgressInForce(indicator);

    /// <summary>Normalised levels of some cities, gaps as NaN.</summary>
    /// <param name="scores">As long as the cities asked for, padded to a multiple of the vector's length.</param>
    public void Levels(int indicator, int firstCity, int cities, Span<double> scores)
    {
        Load(_sheet.Values(indicator).Slice(firstCity, cities), scores);
        _levels[indicator]!.Normalise(scores);
    }

    /// <summary>Normalised progress of some cities, gaps as NaN.</summary>
    /// <inheritdoc cref="Levels" path="/param"/>
    public void Progress(int indicator, int firstCity, int cities, Span<double> scores)
    {
        Load(_sheet.Values(indicator).Slice(firstCity, cities), scores);
        Changes(indicator, firstCity, cities, scores);
        _progress[indicator]!.Normalise(scores);
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
            FillGaps(scores, _levels[indicator]!.GapScore);
        }

        if (!progress)
            return;
        var changes = levels ? scratch : scores;
        Progress(indicator, firstCity, cities, changes);
        FillGaps(changes, _progress[indicator]!.GapScore);
        if (levels)
            Combine(scores, changes, _contest.Scoring.ProgressShare);
    }

    private Column Column(int indicator, bool isProgress, double[] scratch)
    {
        _sheet.Values(indicator).CopyTo(scratch);
        if (isProgress)
            Changes(indicator, 0, _sheet.Cities, scratch);
        var gaps = 0;
        if (Participants < _takesPart.Length)
        {
            for (var city = 0; city < scratch.Length; city++)
                scratch[city] = _takesPart[city] ? scratch[city] : double.NaN;
        }

        if (_contest.Scoring.Missing == MissingRule.Mean)
            gaps = Participants - scratch.Count(number => !double.IsNaN(number));
        var noise = isProgress ? ChangeNoise * ColumnSpread.LargestBehind(scratch, _sheet.Values(indicator), _sheet.Baselines(indicator)) : 0;
        return Scoring.Column.Of(_contest.Scoring, _contest.Indicators[indicator], isProgress, scratch, gaps, noise);
    }

    /// <summary>Values in, changes in the better direction out; in the indicator's own unit, never a percentage.</summary>
    private void Changes(int indicator, int firstCity, int cities, Span<double> values)
    {
        var baselines = _sheet.Baselines(indicator).Slice(firstCity, cities);
        var direction = _contest.Indicators[indicator].Direction;
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= cities - width; i += width)
        {
            var change = new Vector<double>(values[i..]) - new Vector<double>(baselines[i..]);
            (change * new Vector<double>(direction)).CopyTo(values[i..]);
        }

        for (; i < cities; i++)
            values[i] = (values[i] - baselines[i]) * direction;
    }

    private static void Load(ReadOnlySpan<double> numbers, Span<double> padded)
    {
        numbers.CopyTo(padded);
        padded[numbers.Length..].Fill(double.NaN);
    }

    private static void FillGaps(Span<double> scores, double gapScore)
    {
        if (double.IsNaN(gapScore))
            return;
        var fill = new Vector<double>(gapScore);
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
