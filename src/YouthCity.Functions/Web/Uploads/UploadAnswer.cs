using System.Text.Json.Serialization;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>The answer to a file that was taken.</summary>
/// <param name="Version">The contest's version with the file in it (of a dry run: without it).</param>
/// <param name="Stored">False for a dry run, and where the contest held all of it already.</param>
/// <param name="Unchanged">Whether the contest holds all of it already.</param>
/// <param name="Cells">How many cells, rows of social orders, marks and declarations, or rows of rules the file names.</param>
/// <param name="Cities">The cities whose documents it concerns.</param>
/// <param name="Changes">What it alters, or would alter.</param>
/// <param name="File">The SHA-256 of the bytes as sent.</param>
/// <param name="Form">What was recognised in the file; null where nothing had to be.</param>
/// <param name="Counts">How many findings there are.</param>
/// <param name="Groups">The findings by kind, with the places of the first of each.</param>
/// <param name="Findings">The findings one by one, as many as are listed.</param>
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
    /// <summary>The documents that the store keeps of these cities from this act on; empty for a dry run. A city that keeps the answer can prove what was acknowledged.</summary>
    public required IReadOnlyList<CityDocument> Documents { get; init; }

    /// <summary>Of a dry run: whether it would be stored for a reason only, and none was given.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>What other rules make of what the contest holds; not there where the rules stay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RuleEffects? Effects { get; init; }
}
