using YouthCity.Functions.Files;

namespace YouthCity.Functions.Applications;

/// <summary>The columns of an application file.</summary>
public static class ApplicationFields
{
    public static readonly Field City = new("city", true, ["шаар", "шаардын аталышы"], ["город", "название города"], ["city"]);

    public static readonly Field Indicator = new("indicator", true, ["көрсөткүч", "индикатор"], ["показатель", "индикатор"], ["indicator"]);

    public static readonly Field Baseline = new(
        "baseline", false, ["баштапкы маани", "база"], ["базовое значение", "база"], ["baseline"]);

    public static readonly Field Value = new("value", true, ["маани", "мааниси", "учурдагы маани"], ["значение", "текущее значение"], ["value", "current value"]);

    public static readonly Field Respondents = new(
        "respondents", false, ["сурамжылангандар", "респонденттер"], ["опрошено", "респонденты"], ["respondents"]);

    public static readonly Field Source = new("source", false, ["булак", "булагы"], ["источник"], ["source"]);

    public static readonly Field Note = new("note", false, ["эскертүү", "эскертме"], ["примечание", "комментарий"], ["note", "comment"]);

    /// <summary>In the order of the long form.</summary>
    public static IReadOnlyList<Field> All { get; } = [City, Indicator, Baseline, Value, Respondents, Source, Note];
}
