using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Criteria;

/// <summary>What the parts of rules are called where people read of them: as the workbook calls them.</summary>
public static class RuleLabels
{
    /// <summary>A file of rules by the name of its sheet.</summary>
    /// <param name="file">One of <see cref="RuleFiles.Names"/>.</param>
    public static string Part(string file, Language language) => RulePart.NameOf(file, language);

    /// <summary>A column of a table, or a setting by its path; as it stands if it is called nothing else.</summary>
    public static string Field(string file, string field, Language language) => file == RuleFiles.ContestName
        ? SettingLabel.Of(field, language) ?? field
        : new RulePart(file, IsSheet: true).Fields.FirstOrDefault(known => known.Name == field)?.In(language) ?? field;
}
