using YouthCity.Core;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Findings;

/// <summary>A setting of the rules that a finding names: by its path in a file, by what a sheet calls it in the reader's language where it stands in one.</summary>
public sealed record NamedSetting(string Path, bool IsOnSheet)
{
    public string In(Language language) => IsOnSheet ? SettingLabel.Of(Path, language) ?? Path : Path;
}
