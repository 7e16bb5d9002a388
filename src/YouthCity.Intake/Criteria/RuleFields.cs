using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Criteria;

/// <summary>What the cells of a column of rules hold.</summary>
internal enum RuleCell
{
    Text,

    /// <summary>An id, or the id of a group.</summary>
    Id,

    Number,

    /// <summary>A number that no per cent sign may follow.</summary>
    Weight,

    /// <summary>One of a few words or signs.</summary>
    Choice,
}

/// <summary>The columns of the three tables of rules.</summary>
internal static class RuleFields
{
    private static readonly Field s_nameKy = new("name_ky", true, ["аталышы (кыргызча)"], ["название (кыргызский)"], ["name (Kyrgyz)"]) { IsText = true };

    private static readonly Field s_nameRu = new("name_ru", true, ["аталышы (орусча)"], ["название (русский)"], ["name (Russian)"]) { IsText = true };

    private static readonly Field s_nameEn = new("name_en", true, ["аталышы (англисче)"], ["название (английский)"], ["name (English)"]) { IsText = true };

    public static readonly Field Id = new("id", true, ["идентификатору"], ["идентификатор"], ["id"]) { IsText = true };

    public static readonly Field Weight = new("weight", true, ["салмагы"], ["вес"], ["weight"]);

    public static readonly Field Group = new("group", true, ["тобу"], ["группа"], ["group"]) { IsText = true };

    public static readonly Field Kind = new("kind", true, ["түрү"], ["вид"], ["kind"]) { IsText = true };

    public static readonly Field Unit = new("unit", false, ["өлчөм бирдиги"], ["единица измерения"], ["unit"]) { IsText = true };

    public static readonly Field Direction = new("direction", true, ["багыты"], ["направление"], ["direction"]) { IsText = true };

    public static readonly Field Minimum = new("minimum", false, ["эң аз мааниси"], ["минимум"], ["minimum"]);

    public static readonly Field Maximum = new("maximum", false, ["эң көп мааниси"], ["максимум"], ["maximum"]);

    public static readonly Field Worst = new("worst", false, ["эң начар мааниси"], ["худшее значение"], ["worst"]);

    public static readonly Field Best = new("best", false, ["эң жакшы мааниси"], ["лучшее значение"], ["best"]);

    public static readonly Field Source = new("source", false, ["булагы"], ["источник"], ["source"]) { IsText = true };

    public static readonly Field Aliases = new("aliases", false, ["башка жазылыштары"], ["другие написания"], ["aliases", "other spellings"]) { IsText = true };

    public static readonly Field Region = new("region_en", false, ["облусу (англисче)"], ["область (английский)"], ["region (English)"]) { IsText = true };

    public static readonly Field Latitude = new("latitude", false, ["кеңдиги"], ["широта"], ["latitude"]);

    public static readonly Field Longitude = new("longitude", false, ["узундугу"], ["долгота"], ["longitude"]);

    public static IReadOnlyList<Field> Groups { get; } = [Id, Weight, s_nameKy, s_nameRu, s_nameEn];

    public static IReadOnlyList<Field> Indicators { get; } =
        [Id, Group, Weight, Kind, Unit, Direction, Minimum, Maximum, Worst, Best, s_nameKy, s_nameRu, s_nameEn, Source];

    public static IReadOnlyList<Field> Cities { get; } = [Id, s_nameKy, s_nameRu, s_nameEn, Aliases, Region, Latitude, Longitude];

    public static RuleCell CellOf(Field field) =>
        field == Id || field == Group ? RuleCell.Id
        : field == Kind || field == Direction ? RuleCell.Choice
        : field == Weight ? RuleCell.Weight
        : field.IsText ? RuleCell.Text
        : RuleCell.Number;
}
