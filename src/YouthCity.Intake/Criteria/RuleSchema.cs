using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;

namespace YouthCity.Intake.Criteria;

/// <summary>
/// <c>contest.json</c> described for programs, as a JSON Schema (2020-12) made of the list by which the loader reads it. What it takes the loader takes, but for what
/// two settings are to each other and what other files say.
/// </summary>
public static class RuleSchema
{
    /// <summary>The form of an id: <see cref="Identifier"/> says the same in code.</summary>
    internal const string IdPattern = "^[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?$";

    private const string SomethingPattern = "\\S";

    /// <summary>A day of any month; that the month has it, the loader sees.</summary>
    private const string DayPattern = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Objects of settings that may be left out.</summary>
    private static readonly string[] s_optionalObjects = ["jury", "objections", "scoring.winsorise"];

    public static byte[] Contest()
    {
        var schema = Object("");
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", RuleFiles.ContestName);
        return Encoding.UTF8.GetBytes(schema.ToJsonString(s_options) + "\n");
    }

    /// <summary>The schema of an object of settings.</summary>
    /// <param name="path">Empty for the whole file.</param>
    private static JsonObject Object(string path)
    {
        var (members, required) = (new JsonObject(), new JsonArray());
        var front = path.Length == 0 ? "" : $"{path}.";
        foreach (var setting in RuleSettings.All.Where(setting => setting.Path.StartsWith(front, StringComparison.Ordinal)))
        {
            var rest = setting.Path[front.Length..];
            var key = rest.Split('.')[0];
            if (members.ContainsKey(key))
                continue;
            var isObject = key.Length < rest.Length;
            var inside = front + key;
            var isRequired = isObject ? !s_optionalObjects.Contains(inside) : setting.IsRequired;
            var schema = isObject ? Object(inside) : Of(setting);
            if (inside == "scoring.aggregation")
                schema = AnyOf(Of(RuleSettings.Indicators), schema);
            members[key] = isRequired ? schema : AnyOf(new() { ["type"] = "null" }, schema);
            if (isRequired)
                required.Add(key);
        }

        return new() { ["type"] = "object", ["properties"] = members, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject Of(RuleSetting setting) => setting.Kind switch
    {
        SettingKind.Id => Text(setting.IsRequired ? IdPattern : $@"^\s*$|{IdPattern}"),
        SettingKind.Name => Name(),
        SettingKind.LocalText => AnyOf(new() { ["type"] = "string" }, Name()),
        SettingKind.Number => Number(setting, "number"),
        SettingKind.Whole => Number(setting, "integer"),
        SettingKind.Date => Text(DayPattern),
        SettingKind.Choice => new() { ["enum"] = new JsonArray([.. setting.Choices.Select(code => JsonValue.Create(code))]) },
        SettingKind.YesNo => new() { ["type"] = "boolean" },
        SettingKind.Money => Amount(),
        SettingKind.MoneyList => new() { ["type"] = "array", ["items"] = Amount(), ["minItems"] = 1 },
        SettingKind.Ties => AnyOf(
            new() { ["const"] = ScoringCodes.SharedPlace },
            new() { ["type"] = "array", ["items"] = Text($"^({TieBreaker.GroupPrefix}.+|{TieBreaker.CoverageName}|{TieBreaker.JuryName})$"), ["uniqueItems"] = true }),
        _ => Text(SomethingPattern),
    };

    private static JsonObject Number(RuleSetting setting, string type)
    {
        var schema = new JsonObject { ["type"] = type };
        if (setting.Minimum > double.MinValue)
            schema[setting.IsExclusive ? "exclusiveMinimum" : "minimum"] = setting.Minimum;
        if (setting.Maximum < double.MaxValue)
            schema[setting.IsExclusive ? "exclusiveMaximum" : "maximum"] = setting.Maximum;
        return schema;
    }

    /// <summary>Som, with two digits of tyiyn.</summary>
    private static JsonObject Amount() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = Money.MostSom, ["multipleOf"] = 0.01m };

    private static JsonObject Text(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Name() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["ky"] = Text(SomethingPattern), ["ru"] = Text(SomethingPattern), ["en"] = Text(SomethingPattern) },
        ["required"] = new JsonArray("ky", "ru", "en"),
        ["additionalProperties"] = false,
    };

    private static JsonObject AnyOf(params JsonObject[] schemas) => new() { ["anyOf"] = new JsonArray([.. schemas]) };
}
