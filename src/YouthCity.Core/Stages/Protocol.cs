namespace YouthCity.Core.Stages;

/// <summary>The jury's decision on paper, by which a contest is decided and its result published.</summary>
/// <param name="Number">As the paper writes it; never blank.</param>
public sealed record Protocol(string Number, DateOnly Date)
{
    /// <summary>Characters at most.</summary>
    public const int LongestNumber = 100;
}
