using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Applications;

/// <summary>The columns of an application file.</summary>
public static class ApplicationFields
{
    public static readonly Field City = CityColumn.Field;

    public static readonly Field Indicator = new("indicator", true, ["көрсөткүч", "индикатор"], ["показатель", "индикатор"], ["indicator"]) { IsText = true };

    public static readonly Field Baseline = new(
        "baseline", false, ["баштапкы маани", "база"], ["базовое значение", "база"], ["baseline"]);

    public static readonly Field Value = new("value", true, ["маани", "мааниси", "учурдагы маани"], ["значение", "текущее значение"], ["value", "current value"]);

    public static readonly Field Respondents = new(
        "respondents", false, ["сурамжылангандар", "респонденттер"], ["опрошено", "респонденты"], ["respondents"]);

    public static readonly Field Source = new("source", false, ["булак", "булагы"], ["источник"], ["source"]) { IsText = true };

    public static readonly Field Note = new("note", false, ["эскертүү", "эскертме"], ["примечание", "комментарий"], ["note", "comment"]) { IsText = true };

    /// <summary>In the order of the long form.</summary>
    public static IReadOnlyList<Field> All { get; } = [City, Indicator, Baseline, Value, Respondents, Source, Note];
}
