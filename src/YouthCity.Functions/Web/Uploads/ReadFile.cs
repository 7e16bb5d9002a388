using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Withdrawals;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>What a file says once it was read.</summary>
public sealed record ReadFile(ContestChange Change, FindingList Findings, FileForm? Form)
{
    /// <summary>Why it is sent, where the file says so itself.</summary>
    public string? Reason { get; init; }

    /// <summary>What a file takes back.</summary>
    public static ReadFile Of(ReadWithdrawal read) => new(ContestChange.Of(read.Withdrawn), read.Findings, read.Form) { Reason = read.Reason };
}

/// <summary>A file that can be taken: what it says, its bytes' hash, and what it alters.</summary>
public sealed record TakenFile(ReadFile File, ContentHash Hash, ContestDifference Difference);
