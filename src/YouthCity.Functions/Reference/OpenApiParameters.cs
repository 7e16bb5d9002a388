using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using YouthCity.Core;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;

namespace YouthCity.Functions.Reference;

/// <summary>What a caller sends, as OpenAPI writes it.</summary>
public static class OpenApiParameters
{
    public static IOpenApiParameter Write(Parameter parameter) => new OpenApiParameter
    {
        Name = parameter.Name,
        In = Enum.Parse<Microsoft.OpenApi.ParameterLocation>(parameter.Location.ToString()),
        Description = WebMessages.In(Language.En, parameter.Meaning),
        Required = parameter.Location == Web.Operations.ParameterLocation.Path,
        Schema = new OpenApiSchema
        {
            Type = parameter.Type.ToJsonSchemaType(),
            Enum = parameter.Values.Count == 0 ? null : [.. parameter.Values.Select(value => (JsonNode)value)],
            Minimum = parameter.Least?.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture),
        },
        Example = parameter.Example is { } example ? Typed(parameter.Type, example) : null,
    };

    /// <summary>The body; <c>x-status</c> is the status that an example comes back with.</summary>
    /// <param name="json">What its JSON holds; null where that is a list that is read row by row.</param>
    public static IOpenApiRequestBody Write(Sent sent, IOpenApiSchema? json) =>
        new OpenApiRequestBody { Required = true, Content = sent.MediaTypes.ToDictionary(type => type, type => Media(type, sent, json)) };

    public static OpenApiMediaType WriteFile(string type) => new() { Schema = type is Sent.Workbook or Sent.Archive ? Bytes(null) : Text() };

    public static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema Bytes(string? meaning) => new() { Description = meaning, Type = JsonSchemaType.String, ContentMediaType = "application/octet-stream" };

    private static OpenApiMediaType Media(string type, Sent sent, IOpenApiSchema? json) => type switch
    {
        "multipart/form-data" => new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Bytes("The file.") } } },
        Sent.Workbook or Sent.Archive => WriteFile(type),
        _ => new()
        {
            Schema = type != Returned.Json ? Text() : json ?? new OpenApiSchema { Type = JsonSchemaType.Object },
            Examples = sent.Examples.Where(example => example.MediaType == type).ToDictionary(example => example.Name, IOpenApiExample (example) => new OpenApiExample
            {
                Value = type == Returned.Json ? JsonNode.Parse(example.Body) : example.Body,
                Extensions = new Dictionary<string, IOpenApiExtension> { ["x-status"] = new JsonNodeExtension(example.Status) },
            }) is { Count: > 0 } examples ? examples : null,
        },
    };

    private static JsonValue Typed(string type, string example) => type switch
    {
        "boolean" => JsonValue.Create(bool.Parse(example)),
        "integer" => JsonValue.Create(long.Parse(example, CultureInfo.InvariantCulture)),
        "number" => JsonValue.Create(double.Parse(example, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(example),
    };
}
