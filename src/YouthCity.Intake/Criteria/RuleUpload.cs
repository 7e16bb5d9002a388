using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Criteria;

/// <summary>Rules that were sent.</summary>
/// <param name="Files">As they came; of a workbook, files that say the same.</param>
public sealed record RuleUpload(Contest Rules, RuleFiles Files);
