using YouthCity.Core.Results;
using YouthCity.Core.Robustness;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is, in the three ways of asking: other weights, one indicator or group less, other rules.</summary>
public sealed record ContestRobustness(RankAcceptability Weights, LeaveOneOut LeaveOneOut, MethodSensitivity Settings)
{
    /// <summary>By the usual drawing; null if more cities are ranked than can be compared.</summary>
    public static ContestRobustness? Of(ContestResult result, CancellationToken cancellation = default) => result.Ranks.Ranked > RankAcceptability.MostCities ? null : new(
        RankAcceptability.Of(result, new(), cancellation: cancellation), LeaveOneOut.Of(result, cancellation), MethodSensitivity.Of(result, cancellation));
}
