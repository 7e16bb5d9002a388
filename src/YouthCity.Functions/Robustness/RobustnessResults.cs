using System.Runtime.CompilerServices;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Work;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is, by the state of a contest: worked out once for all who look at it.</summary>
public sealed class RobustnessResults(Workload workload)
{
    private readonly ConditionalWeakTable<ContestState, ContestRobustness> _known = [];

    /// <summary>Done without a value if there is no result, or too large a one.</summary>
    /// <exception cref="OperationCanceledException">The caller has left.</exception>
    public async Task<Worked<ContestRobustness>> OfAsync(ContestState state, CancellationToken caller)
    {
        if (_known.TryGetValue(state, out var known))
            return new(WorkOutcome.Done, known);
        if (state.Result is not { } result || result.Ranks.Ranked > PlacesUnderWeights.MostCities)
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
}
