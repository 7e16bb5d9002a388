namespace YouthCity.Core.Ballots;

/// <summary>What a juror says of a city in one criteria group; either part may be absent.</summary>
/// <param name="Mark">From <see cref="Least"/> to <see cref="Most"/>, with at most one decimal.</param>
public sealed record BallotMark(double? Mark, string? Comment)
{
    public const double Least = 0;
    public const double Most = 10;

    /// <summary>Steps in one mark: people tell a 7.5 from an 8, nobody a 7.52 from a 7.53.</summary>
    private const int Steps = 10;

    /// <summary>Whether a number is a mark: 0 to 10, with at most one decimal.</summary>
    public static bool IsMark(double number) => number is >= Least and <= Most && Math.Round(number * Steps) / Steps == number;

    /// <summary>This laid over what was said before: what it names replaces, a blank never deletes.</summary>
    public BallotMark Over(BallotMark older) => new(Mark ?? older.Mark, Comment ?? older.Comment);
}
