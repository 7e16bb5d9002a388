using System.Runtime.CompilerServices;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure the places of a state of a contest are, computed once as long as that state is in use.</summary>
public sealed class RobustnessResults
{
    private readonly ConditionalWeakTable<ContestState, Lazy<ContestRobustness?>> _computed = [];

    /// <summary>Null if the state has no result, or one of more cities than can be compared.</summary>
    public ContestRobustness? Of(ContestState state) =>
        _computed.GetValue(state, known => new(() => known.Result is { } result ? ContestRobustness.Of(result) : null)).Value;
}
