using YouthCity.Core.Criteria;
using YouthCity.Core.Ranking;
using YouthCity.Core.Results;

namespace YouthCity.Core.Robustness;

/// <summary>Parts the ties of a draw by the tie-breakers of the rules, which go by the scores of that draw. Nothing is allocated.</summary>
internal sealed class DrawnTies
{
    private readonly ContestResult _result;
    private readonly IReadOnlyList<int> _cities;
    private readonly DrawnTotals _drawn;
    private readonly TieChain _chain;
    private readonly int[] _ranks;
    private readonly int[] _sorted;
    private readonly int[] _rows;
    private readonly Func<int, double?>? _juryScore;
    private int _lane;

    /// <param name="ranks">Those of a draw, from 0: cities that are tied have the better one.</param>
    public DrawnTies(ContestResult result, IReadOnlyList<int> cities, DrawnTotals drawn, int[] ranks)
    {
        (_result, _cities, _drawn, _ranks) = (result, cities, drawn, ranks);
        (_sorted, _rows) = (new int[ranks.Length], new int[ranks.Length]);
        _juryScore = result.Judged is { } judged ? judged.Score : null;
        _chain = new(result.Contest.Scoring.Ties, Value, ranks);
    }

    /// <summary>Gives the cities that are tied in a draw the ranks that the tie-breakers leave them.</summary>
    public void Resolve(int lane)
    {
        if (!AnyTied())
            return;
        _lane = lane;
        for (var row = 0; row < _rows.Length; row++)
            (_sorted[row], _rows[row]) = (_ranks[row], row);
        Array.Sort(_sorted, _rows);
        for (int first = 0, next; first < _rows.Length; first = next)
        {
            for (next = first + 1; next < _rows.Length && _sorted[next] == _sorted[first];)
                next++;
            _chain.Resolve(_rows.AsSpan(first, next - first), first);
        }
    }

    /// <summary>A tie leaves ranks unused, and the sum is then smaller than that of all ranks.</summary>
    private bool AnyTied()
    {
        var sum = 0L;
        foreach (var rank in _ranks)
            sum += rank;
        return sum < (long)_ranks.Length * (_ranks.Length - 1) / 2;
    }

    private double Value(TieBreaker breaker, int row) => CityRanks.ValueOf(
        breaker, _result.Scores, _juryScore, _cities[row], breaker.Group is { } group ? _drawn.GroupScore(group, row, _lane) : null);
}
