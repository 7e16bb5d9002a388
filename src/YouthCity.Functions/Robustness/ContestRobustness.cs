using YouthCity.Core.Results;
using YouthCity.Core.Robustness;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is, in the four ways of asking: any weights, weights near those of the rules, one indicator or group less, other rules.</summary>
/// <param name="Near">Under weights of the groups that go up or down by a quarter at most, as a publication's bundle holds it.</param>
public sealed record ContestRobustness(RankAcceptability Weights, RankAcceptability Near, LeaveOneOut LeaveOneOut, MethodSensitivity Settings)
{
    /// <summary>By the usual drawings; null if more cities are ranked than can be compared.</summary>
    public static ContestRobustness? Of(ContestResult result, CancellationToken cancellation = default) => result.Ranks.Ranked > RankAcceptability.MostCities ? null : new(
        RankAcceptability.Of(result, new(), cancellation: cancellation),
        RankAcceptability.Of(result, new() { Method = WeightMethod.Perturb, Level = WeightLevel.Groups }, cancellation: cancellation),
        LeaveOneOut.Of(result, cancellation), MethodSensitivity.Of(result, cancellation));
}
