using System.Globalization;
using System.Text.Json.Nodes;
using YouthCity.Core;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Functions.Reference;

/// <summary>What a caller sends, as OpenAPI writes it.</summary>
public static class OpenApiParameters
{
    public static JsonObject Write(Parameter parameter)
    {
        var schema = new JsonObject { ["type"] = parameter.Type };
        if (parameter.Values.Count > 0)
            schema["enum"] = new JsonArray([.. parameter.Values.Select(value => (JsonNode)value)]);
        if (parameter.Least is { } least)
            schema["minimum"] = least;
        if (parameter.Most is { } most)
            schema["maximum"] = most;
        var written = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.Location.ToString().ToLowerInvariant(),
            ["description"] = WebMessages.In(Language.En, parameter.Meaning),
            ["schema"] = schema,
        };
        if (parameter.Location == ParameterLocation.Path)
            written["required"] = true;
        if (parameter.Example is { } example)
            written["example"] = Typed(parameter.Type, example);
        return written;
    }

    /// <summary>The body; <c>x-status</c> is the status that an example comes back with.</summary>
    public static JsonObject Write(Sent sent) => new()
    {
        ["required"] = true,
        ["content"] = new JsonObject(sent.MediaTypes.Select(type => KeyValuePair.Create(type, (JsonNode?)Media(type, sent)))),
    };

    public static JsonObject WriteFile(string type)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (type == Sent.Workbook)
            schema["contentMediaType"] = "application/octet-stream";
        return new() { ["schema"] = schema };
    }

    private static JsonObject Media(string type, Sent sent)
    {
        if (type == "multipart/form-data")
        {
            var file = new JsonObject { ["type"] = "string", ["contentMediaType"] = "application/octet-stream" };
            return new() { ["schema"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["file"] = file } } };
        }

        if (type == Sent.Workbook)
            return WriteFile(type);
        var media = new JsonObject { ["schema"] = new JsonObject { ["type"] = type.StartsWith("text/", StringComparison.Ordinal) ? "string" : "object" } };
        if (sent.Examples.Count > 0)
        {
            media["examples"] = new JsonObject(sent.Examples.Select(example => KeyValuePair.Create(
                example.Name, (JsonNode?)new JsonObject { ["value"] = example.Body, ["x-status"] = example.Status })));
        }

        return media;
    }

    private static JsonValue Typed(string type, string example) => type switch
    {
        "boolean" => JsonValue.Create(bool.Parse(example)),
        "integer" => JsonValue.Create(long.Parse(example, CultureInfo.InvariantCulture)),
        "number" => JsonValue.Create(double.Parse(example, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(example),
    };
}
