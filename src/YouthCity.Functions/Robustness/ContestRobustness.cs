using YouthCity.Core.Results;
using YouthCity.Core.Robustness;

namespace YouthCity.Functions.Robustness;

/// <summary>How sure each place is, in the three ways of asking: other weights, one indicator or group less, other rules.</summary>
public sealed record ContestRobustness(PlacesUnderWeights Weights, LeaveOneOut LeaveOneOut, SettingsCompared Settings)
{
    /// <summary>By the usual drawing; nothing where more cities are ranked than can be compared.</summary>
    public static ContestRobustness? Of(ContestResult result, CancellationToken cancellation = default) => result.Ranks.Ranked > PlacesUnderWeights.MostCities ? null : new(
        PlacesUnderWeights.Of(result, new(), cancellation: cancellation), LeaveOneOut.Of(result, cancellation), SettingsCompared.Of(result, cancellation));
}
