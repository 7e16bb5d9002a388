using System.Runtime.CompilerServices;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is, by the state of a contest: worked out once for all who look at it.</summary>
public sealed class RobustnessResults(Workload workload)
{
    private readonly ConditionalWeakTable<ContestState, ContestRobustness> _known = [];

    private readonly ConditionalWeakTable<ContestState, Drawn> _drawn = [];

    /// <summary>The places under drawn weights. Those that were asked for last are kept, since a large contest is asked for page by page.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public RankAcceptability Places(ContestState state, ContestResult result, WeightDrawing drawing, CancellationToken cancellation)
    {
        var drawn = _drawn.GetValue(state, _ => new());
        return drawn.Last is { } last && last.Drawing == drawing ? last : drawn.Last = RankAcceptability.Of(result, drawing, cancellation: cancellation);
    }

    /// <summary>What was worked out before; null if it was not, or not for this state.</summary>
    public ContestRobustness? Known(ContestState state) => _known.TryGetValue(state, out var known) ? known : null;

    /// <summary>Done without a value if there is no result, or too large a one.</summary>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<Worked<ContestRobustness>> OfAsync(ContestState state, CancellationToken caller)
    {
        if (_known.TryGetValue(state, out var known))
            return new(WorkOutcome.Done, known);
        if (state.Result is not { } result || result.Ranks.Ranked > RankAcceptability.MostCities)
            return new(WorkOutcome.Done, null);
        return await workload.Computations.RunAsync(
            $"robustness|{state.Contest.Id}|{state.Known.RulesHash}|{state.Version.Hash}",
            token =>
            {
                var fresh = ContestRobustness.Of(result, token)!;
                _known.AddOrUpdate(state, fresh);
                return fresh;
            },
            caller);
    }

    private sealed class Drawn
    {
        public RankAcceptability? Last { get; set; }
    }
}
