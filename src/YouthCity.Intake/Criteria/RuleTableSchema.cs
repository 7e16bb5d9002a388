using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Criteria;

/// <summary>The three tables of rules described for programs, with the columns by which they are read.</summary>
public static class RuleTableSchema
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As a Table Schema of the Frictionless standards.</summary>
    /// <param name="file">The name of one of the three tables.</param>
    public static byte[] Frictionless(string file)
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json",
            ["fields"] = new JsonArray([.. FieldsOf(file).Select(FieldOf)]),
            ["primaryKey"] = new JsonArray(RuleFields.Id.Name),
            ["missingValues"] = new JsonArray(""),
        };
        if (file == RuleFiles.IndicatorsName)
            schema["foreignKeys"] = new JsonArray(new JsonObject { ["fields"] = new JsonArray(RuleFields.Group.Name), ["reference"] = new JsonObject { ["resource"] = "groups", ["fields"] = new JsonArray(RuleFields.Id.Name) } });
        return Utf8(schema);
    }

    /// <summary>As metadata of CSV on the Web (W3C, 2015).</summary>
    /// <param name="file">The name of one of the three tables.</param>
    public static byte[] OnTheWeb(string file) => Utf8(new()
    {
        ["@context"] = "http://www.w3.org/ns/csvw",
        ["url"] = file,
        ["tableSchema"] = new JsonObject
        {
            ["columns"] = new JsonArray([.. FieldsOf(file).Select(WebColumn)]),
            ["primaryKey"] = RuleFields.Id.Name,
        },
    });

    private static byte[] Utf8(JsonObject schema) => Encoding.UTF8.GetBytes(schema.ToJsonString(s_options) + "\n");

    private static IReadOnlyList<Field> FieldsOf(string file) => new RulePart(file, IsSheet: false).Fields;

    private static JsonObject FieldOf(Field field)
    {
        var constraints = new JsonObject();
        if (field.Required)
            constraints["required"] = true;
        if (field == RuleFields.Id)
            constraints["unique"] = true;
        if (RuleFields.CellOf(field) == RuleCell.Id)
            constraints["pattern"] = RuleSchema.IdPattern;
        if (Choices(field) is { } choices)
            constraints["enum"] = Array(choices);
        if (Bounds(field) is var (low, high))
            (constraints["minimum"], constraints["maximum"]) = (low, high);
        var described = new JsonObject { ["name"] = field.Name, ["type"] = IsNumber(field) ? "number" : "string" };
        if (constraints.Count > 0)
            described["constraints"] = constraints;
        return described;
    }

    private static JsonObject WebColumn(Field field)
    {
        var type = new JsonObject { ["base"] = IsNumber(field) ? "number" : "string" };
        if (RuleFields.CellOf(field) == RuleCell.Id)
            type["format"] = RuleSchema.IdPattern;
        if (Choices(field) is { } choices)
            type["format"] = $"^({string.Join('|', choices.Select(System.Text.RegularExpressions.Regex.Escape))})$";
        if (Bounds(field) is var (low, high))
            (type["minimum"], type["maximum"]) = (low, high);
        return new() { ["name"] = field.Name, ["titles"] = field.Name, ["datatype"] = type, ["required"] = field.Required };
    }

    private static bool IsNumber(Field field) => RuleFields.CellOf(field) is RuleCell.Number or RuleCell.Weight;

    private static string[]? Choices(Field field) =>
        field == RuleFields.Kind ? [.. Enum.GetValues<IndicatorKind>().Select(kind => kind.Code())]
        : field == RuleFields.Direction ? ["+", "-"]
        : null;

    private static (double Low, double High)? Bounds(Field field) =>
        field == RuleFields.Weight ? (ContestParser.LightestWeight, ContestParser.HeaviestWeight)
        : field == RuleFields.Latitude ? (-90, 90)
        : field == RuleFields.Longitude ? (-180, 180)
        : null;

    private static JsonArray Array(string[] values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
