using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Criteria;

/// <summary>The columns of the sheet that stands for <c>contest.json</c>: a setting in each row.</summary>
internal static class SettingFields
{
    public static readonly Field Setting = new("setting", true, ["жөндөө"], ["параметр"], ["setting"]) { IsText = true };

    public static readonly Field Value = new("value", true, ["мааниси"], ["значение"], ["value"]);

    public static readonly Field Meaning = new("meaning", false, ["түшүндүрмө"], ["пояснение"], ["meaning"]) { IsText = true };

    public static IReadOnlyList<Field> All { get; } = [Setting, Value, Meaning];
}
