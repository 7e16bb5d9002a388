using System.Numerics;
using YouthCity.Core.Applications;

namespace YouthCity.Core.Scoring;

/// <summary>
/// What totals would be if one value were another: the columns of its indicator are worked out again, and the cities asked for are scored by the
/// scorer itself. The sheet of the scores that it was made from stays as it is.
/// </summary>
internal sealed class WhatIf
{
    private readonly ScoreTable _table;
    private readonly ApplicationTable _sheet;
    private readonly IndicatorScores _scores;
    private readonly double[] _scratch;
    private readonly double[] _groups;
    private readonly double[] _totals;

    public WhatIf(ScoreTable table, IndicatorScores scores)
    {
        _table = table;
        _sheet = table.Sheet.Copy();
        _scores = scores.On(_sheet);
        _scratch = new double[table.Cities];
        _totals = new double[Scorer.Padded(table.Cities) + Vector<double>.Count];
        _groups = new double[_totals.Length * table.Contest.Groups.Count];
    }

    /// <summary>The sheet with the values that were put last.</summary>
    public ApplicationTable Sheet => _sheet;

    /// <summary>Puts a value in the place of one that is there.</summary>
    public void Put(int indicator, int city, double value)
    {
        _sheet.Put(indicator, city, baseline: null, value);
        _scores.Renew(indicator, _scratch);
    }

    /// <summary>The city's total with the values as they are now; NaN where it has none.</summary>
    public double Total(int city)
    {
        Scorer.ScoreBlocks(_table.Contest, _table.Weights, _scores, _groups, _totals, city, city + 1);
        return _totals[city];
    }
}
