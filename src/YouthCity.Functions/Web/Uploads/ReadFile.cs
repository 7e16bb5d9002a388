using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>What a file says once it was read.</summary>
public sealed record ReadFile(ContestChange Change, FindingList Findings, FileForm? Form);

/// <summary>A file that can be taken: what it says, its bytes' hash, and what it alters.</summary>
public sealed record TakenFile(ReadFile File, ContentHash Hash, ContestDifference Difference);
