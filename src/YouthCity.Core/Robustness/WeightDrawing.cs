namespace YouthCity.Core.Robustness;

public enum WeightMethod
{
    /// <summary>Every set of weights is as likely as any other: gaps between sorted uniform numbers.</summary>
    Dirichlet,

    /// <summary>Each weight is changed by itself, around the declared one.</summary>
    Perturb,
}

public enum WeightLevel
{
    /// <summary>The groups' weights are drawn; indicators keep the declared ones.</summary>
    Groups,

    /// <summary>The groups' weights, and the indicators' within each group.</summary>
    All,
}

/// <summary>How weights are drawn. The same drawing gives the same weights on any machine.</summary>
public sealed record WeightDrawing
{
    public const int UsualDraws = 10_000;

    /// <summary>The error of a probability is then 0.03 percentage points; more would only take longer.</summary>
    public const int MostDraws = 10_000_000;

    public const double UsualSpread = 0.25;

    /// <summary>The largest whole number that every reader of JSON keeps.</summary>
    public const long LargestSeed = (1L << 53) - 1;

    public WeightMethod Method { get; init; }

    public WeightLevel Level { get; init; } = WeightLevel.All;

    /// <summary>0 to below 1: by what part a perturbed weight may go up or down.</summary>
    public double Spread { get; init; } = UsualSpread;

    /// <summary>1 to <see cref="MostDraws"/>.</summary>
    public int Draws { get; init; } = UsualDraws;

    /// <summary>0 to <see cref="LargestSeed"/>.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How far a probability can be off, 19 times of 20: 1.96 standard errors of a half, the least certain of all.</summary>
    public double MarginOfError => 1.96 * Math.Sqrt(0.25 / Draws);
}
