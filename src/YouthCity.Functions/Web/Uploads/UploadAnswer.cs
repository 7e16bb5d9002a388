using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>The answer to a file that was taken.</summary>
/// <param name="Version">The contest's version with the file in it (of a dry run: without it).</param>
/// <param name="Stored">False for a dry run, and where the contest held all of it already.</param>
/// <param name="Cells">How many cells, rows of social orders, or marks and declarations the file names.</param>
/// <param name="Cities">The cities whose documents it concerns.</param>
/// <param name="Changes">What it alters, or would alter.</param>
/// <param name="File">The SHA-256 of the bytes as sent.</param>
public sealed record UploadAnswer(
    string? Version,
    bool Stored,
    bool Unchanged,
    int Cells,
    IReadOnlyList<string> Cities,
    Changes Changes,
    string File,
    FileForm? Form,
    FindingCounts Counts,
    IReadOnlyList<ShownGroup> Groups,
    IReadOnlyList<ShownFinding> Findings)
{
    /// <summary>Of a dry run: whether it would be stored for a reason only, and none was given.</summary>
    public bool NeedsReason { get; init; }
}
