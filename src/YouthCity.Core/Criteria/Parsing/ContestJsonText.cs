using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>The document of rules as the four files that would say the same, so that one parser reads both.</summary>
internal static class ContestJsonText
{
    private static readonly string[] s_names = ["name_ky", "name_ru", "name_en"];

    /// <summary>Members of the document that are members of <c>contest.json</c> as they stand.</summary>
    private static readonly string[] s_same = ["id", "name", "legalBasis", "applicationsCloseOn", "validUntil", "prizes"];

    /// <summary>The same for those that a document leaves out where there is nothing to say.</summary>
    private static readonly string[] s_sameIfPresent = ["edition", "continues", "opensOn", "contact", "notice", "objections"];

    /// <exception cref="FormatException">The document is of another form.</exception>
    public static ContestText Of(JsonElement rules) => new(
        new("contest.json", Encoding.UTF8.GetBytes(Settings(rules).ToJsonString())),
        Table("groups.csv", rules.GetProperty("groups"), ["id", "weight", .. s_names], group => [Cell(group, "id"), Cell(group, "weight"), .. Name(group)]),
        Table(
            "indicators.csv", rules.GetProperty("indicators"),
            ["id", "group", "weight", "kind", "unit", "direction", "minimum", "maximum", "worst", "best", "source", .. s_names],
            indicator =>
            [
                Cell(indicator, "id"), Cell(indicator, "group"), Cell(indicator, "weight"), Code(ScoringCodes.Kinds, Cell(indicator, "kind")), Cell(indicator, "unit"),
                indicator.GetProperty("direction").GetInt32() > 0 ? "+" : "-",
                Cell(indicator, "minimum"), Cell(indicator, "maximum"), Cell(indicator, "worst"), Cell(indicator, "best"), Cell(indicator, "source"), .. Name(indicator),
            ]),
        Table(
            "cities.csv", rules.GetProperty("cities"), ["id", "aliases", "region_en", "latitude", "longitude", .. s_names],
            city =>
            [
                Cell(city, "id"), string.Join('|', city.GetProperty("aliases").EnumerateArray().Select(alias => alias.GetString())),
                Cell(city, "region"), Cell(city, "latitude"), Cell(city, "longitude"), .. Name(city),
            ]));

    private static JsonObject Settings(JsonElement rules)
    {
        var settings = new JsonObject(s_same.Select(member => Same(rules, member))) { ["scoring"] = Scoring(rules.GetProperty("scoring")) };
        foreach (var member in s_sameIfPresent.Where(member => rules.Present(member) is not null))
            settings.Add(Same(rules, member));
        if (rules.Present("jury") is { } jury)
        {
            settings["jury"] = new JsonObject(((string[])["share", "trim", "minimumBallots", "closesOn"]).Select(member => Same(jury, member)))
            {
                ["adjust"] = Code(ScoringCodes.Adjustments, Cell(jury, "adjust")),
            };
        }

        return settings;
    }

    private static JsonObject Scoring(JsonElement scoring)
    {
        var settings = new JsonObject(((string[])["progressShare", "minimumAvailability", "floor"]).Select(member => Same(scoring, member)))
        {
            ["normalisation"] = Code(ScoringCodes.Normalisations, Cell(scoring, "normalisation")),
            ["aggregation"] = new JsonObject
            {
                ["indicators"] = Code(ScoringCodes.Means, Cell(scoring, "indicators")),
                ["groups"] = Code(ScoringCodes.Means, Cell(scoring, "groups")),
            },
            ["missing"] = Code(ScoringCodes.MissingRules, Cell(scoring, "missing")),
        };
        foreach (var member in ((string[])["winsorise", "ties"]).Where(member => scoring.Present(member) is not null))
            settings.Add(Same(scoring, member));
        return settings;
    }

    private static KeyValuePair<string, JsonNode?> Same(JsonElement from, string member) => new(member, from.GetProperty(member) switch
    {
        { ValueKind: JsonValueKind.Object } value => JsonObject.Create(value.Clone()),
        { ValueKind: JsonValueKind.Array } value => JsonArray.Create(value.Clone()),
        var value => JsonValue.Create(value.Clone()),
    });

    /// <summary>The document names a setting as the code does; files have a word of their own for it.</summary>
    private static string Code<T>(IEnumerable<(string Code, T Value)> choices, string name)
        where T : struct, Enum => choices.First(choice => choice.Value.ToString() == name).Code;

    /// <summary>Line n of a table is the n-th of the document, the header counted.</summary>
    private static TextTable Table(string file, JsonElement rows, string[] columns, Func<JsonElement, string[]> cells) =>
        new(file, columns, [.. rows.EnumerateArray().Select((row, at) => new TextRow(at + 2, cells(row)))]);

    private static string[] Name(JsonElement of)
    {
        var name = of.GetProperty("name");
        return [Cell(name, "ky"), Cell(name, "ru"), Cell(name, "en")];
    }

    private static string Cell(JsonElement row, string member) => row.GetProperty(member) switch
    {
        { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } value => value.GetString()!,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => throw new FormatException($"{member} is neither text nor number."),
    };
}
