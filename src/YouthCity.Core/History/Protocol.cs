namespace YouthCity.Core.History;

/// <summary>The jury's decision on paper, by which a result is published.</summary>
/// <param name="Number">As the paper writes it; never blank.</param>
public sealed record Protocol(string Number, DateOnly Date)
{
    /// <summary>Letters at most.</summary>
    public const int LongestNumber = 100;
}
