namespace YouthCity.Core.Criteria;

/// <summary>What is done about jurors who mark higher or lower than the others.</summary>
public enum JuryAdjustment
{
    /// <summary>Marks count as given.</summary>
    None,

    /// <summary>A juror's leniency is taken off the marks.</summary>
    Leniency,
}

/// <summary>How the jury's ballots count; the meaning of every setting is in <c>criteria/2020/README.md</c>.</summary>
public sealed record JuryRules
{
    /// <summary>Where the rules say nothing of a jury: ballots inform and do not count.</summary>
    public static JuryRules Usual { get; } = new();

    /// <summary>0 to 1: the part of a city's total that the jury's score makes; the rest is the indicators'.</summary>
    public double Share { get; init; }

    /// <summary>0 to below 0.5: the share of the marks that is cut off at each end before the mean is taken.</summary>
    public double Trim { get; init; } = 0.1;

    /// <summary>At least 1: how many jurors must have marked every group of a city for it to have a jury score.</summary>
    public int MinimumBallots { get; init; } = 3;

    public JuryAdjustment Adjustment { get; init; }

    /// <summary>The last day, in Asia/Bishkek, on which ballots are taken; none where there is no deadline.</summary>
    public DateOnly? ClosesOn { get; init; }

    public bool IsOpen(DateTimeOffset now) => !LastDay.IsOver(ClosesOn, now);
}
