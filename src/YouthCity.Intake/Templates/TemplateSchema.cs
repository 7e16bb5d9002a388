using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Templates;

/// <summary>A template's columns described for programs.</summary>
public static class TemplateSchema
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>As a Table Schema of the Frictionless standards.</summary>
    public static byte[] Frictionless(ApplicationTemplate template) => Utf8(new()
    {
        ["$schema"] = "https://datapackage.org/profiles/2.0/tableschema.json",
        ["fields"] = new JsonArray([.. Columns(template).Select(Field)]),
        ["primaryKey"] = new JsonArray([.. Keys(template).Select(key => (JsonNode)key)]),
        ["missingValues"] = new JsonArray(""),
    });

    /// <summary>As metadata of CSV on the Web (W3C, 2015).</summary>
    /// <param name="address">Where the CSV is.</param>
    public static byte[] OnTheWeb(ApplicationTemplate template, string address) => Utf8(new()
    {
        ["@context"] = "http://www.w3.org/ns/csvw",
        ["url"] = address,
        ["tableSchema"] = new JsonObject
        {
            ["columns"] = new JsonArray([.. Columns(template).Select(WebColumn)]),
            ["primaryKey"] = new JsonArray([.. Keys(template).Select(key => (JsonNode)key)]),
        },
    });

    private static byte[] Utf8(JsonObject description) => Encoding.UTF8.GetBytes(description.ToJsonString(s_options));

    private static IEnumerable<string> Keys(ApplicationTemplate template) =>
        Columns(template).Where(column => column.Values is not null).Select(column => column.Name);

    private static IEnumerable<ColumnRules> Columns(ApplicationTemplate template)
    {
        var (contest, language) = (template.Contest, template.Language);
        List<string> cities = [.. contest.Cities.SelectMany(city => (string[])[city.Name.In(language), city.Id]).Append(TemplateStamp.Word(language)).Distinct()];
        var stamp = new ColumnRules(TemplateStamp.Field.In(language), "string");
        if (template.IsWide)
        {
            return contest.Indicators.SelectMany(indicator => (ColumnRules[])[Of(indicator, ""), Of(indicator, $" {ApplicationFields.Baseline.In(language)}")])
                .Prepend(new(ApplicationFields.City.In(language), "string", Values: cities)).Append(stamp);
        }

        return ApplicationFields.All.Select(field => field.Name switch
        {
            "city" => Named(field, "string") with { Values = cities },
            "indicator" => Named(field, "string") with { Values = [.. contest.Indicators.SelectMany(indicator => (string[])[TemplateLabel.Of(indicator, language), indicator.Id])] },
            "baseline" or "value" => Named(field, "number"),
            "respondents" => Named(field, "integer") with { Minimum = 0 },
            _ => Named(field, "string"),
        }).Append(stamp);

        ColumnRules Named(Field field, string type) => new(field.In(language), type);

        ColumnRules Of(Indicator indicator, string suffix) =>
            new($"{indicator.Id}{suffix}", "number", TemplateLabel.Of(indicator, language), indicator.Minimum, indicator.Maximum);
    }

    private static JsonObject Field(ColumnRules column)
    {
        var constraints = new JsonObject();
        if (column.Values is { } values)
        {
            constraints["required"] = true;
            constraints["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        Bounds(constraints, column);
        var field = new JsonObject { ["name"] = column.Name, ["type"] = column.Type };
        if (column.Title is { } title)
            field["title"] = title;
        if (constraints.Count > 0)
            field["constraints"] = constraints;
        return field;
    }

    private static JsonObject WebColumn(ColumnRules column)
    {
        var type = new JsonObject { ["base"] = column.Type };
        Bounds(type, column);
        var described = new JsonObject { ["name"] = Uri.EscapeDataString(column.Name), ["titles"] = column.Name, ["datatype"] = type, ["required"] = column.Values is not null };
        if (column.Title is { } title)
            described["dc:description"] = title;
        return described;
    }

    private static void Bounds(JsonObject rules, ColumnRules column)
    {
        if (column.Minimum is { } low)
            rules["minimum"] = low;
        if (column.Maximum is { } high)
            rules["maximum"] = high;
    }

    private sealed record ColumnRules(
        string Name, string Type, string? Title = null, double? Minimum = null, double? Maximum = null, IReadOnlyList<string>? Values = null);
}
