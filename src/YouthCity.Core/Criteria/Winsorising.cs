namespace YouthCity.Core.Criteria;

/// <summary>When extreme numbers of a column are pulled in: while skewness (either way) and excess kurtosis are both above their limits.</summary>
/// <param name="Skewness">From 0; compared with the bias-corrected skewness without its sign.</param>
/// <param name="Kurtosis">From 0; compared with the bias-corrected excess kurtosis.</param>
/// <param name="MaxPoints">From 1; so many cities' numbers at most are pulled in, in each column.</param>
public sealed record Winsorising(double Skewness, double Kurtosis, int MaxPoints);
