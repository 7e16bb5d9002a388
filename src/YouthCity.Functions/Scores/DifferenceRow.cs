namespace YouthCity.Functions.Scores;

/// <summary>A row of a comparison as it is printed.</summary>
/// <param name="Group">The position of the group; null for what belongs to none.</param>
/// <param name="Points">In favour of the first city, below 0 of the second.</param>
public sealed record DifferenceRow(string Label, int? Group, decimal Points);
