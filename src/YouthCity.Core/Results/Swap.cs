namespace YouthCity.Core.Results;

/// <summary>A single change that would put one city ahead of another.</summary>
/// <param name="City">Position of the city whose value would change.</param>
/// <param name="Passed">Position of the city that it would pass.</param>
/// <param name="To">The nearest value with which it passes, within the bounds that the indicator accepts.</param>
/// <param name="RoundedTo">The same with no more decimals than values are reported with, rounded away from <paramref name="From"/>; it passes with this too.</param>
/// <param name="Share">The change as a share of the range that the indicator accepts, or of the range observed where it has no bounds.</param>
public sealed record Swap(int City, int Passed, int Indicator, double From, double To, double RoundedTo, double Share, bool OfAcceptedRange);
