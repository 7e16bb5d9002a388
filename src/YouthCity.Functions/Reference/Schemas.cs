using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using YouthCity.Core;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Reference;

/// <summary>JSON schemas of the types that answers are made of. Each object type is written once, under its name, and referred to from then on.</summary>
public sealed class Schemas
{
    private static readonly JsonSerializerOptions s_options = new(Json.Options)
    {
        TypeInfoResolver = Json.Options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver(),
    };

    private readonly SortedDictionary<string, JsonNode> _all = new(StringComparer.Ordinal);

    /// <summary>Every object type that was asked for, by name.</summary>
    public IReadOnlyDictionary<string, JsonNode> All => _all;

    /// <summary>The name of the schema of a type, which is added to <see cref="All"/> with those it needs.</summary>
    /// <param name="isSent">Whether callers send it: then it needs what they must say and takes nothing else, while an answer always carries every member.</param>
    public string NameOf(Type type, bool isSent = false)
    {
        if (!_all.ContainsKey(Name(type)))
            Add(type, s_options.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, schema) => Describe(context, Transform(context, schema, isSent)) }));
        return Name(type);
    }

    public void Add(string name, JsonNode schema) => _all[name] = schema;

    /// <summary>Such as <c>SumOfString</c>.</summary>
    public static string Name(Type type) => type.IsGenericType
        ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] + string.Concat(type.GetGenericArguments().Select(Name))
        : type.Name;

    private static JsonObject To(Type type) => new() { ["$ref"] = $"#/components/schemas/{Name(type)}" };

    private void Add(Type type, JsonNode schema)
    {
        schema["description"] = Descriptions.Of(type);
        _all[Name(type)] = schema;
    }

    /// <summary>A member's own description stands beside what it refers to; money says that it is som.</summary>
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.PropertyInfo?.AttributeProvider is MemberInfo member)
        {
            var text = Descriptions.Of(member);
            var isMoney = (Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) == typeof(Money);
            schema["description"] = isMoney && !text.Contains("som", StringComparison.OrdinalIgnoreCase) ? $"{text} In som." : text;
        }

        return schema;
    }

    private static IEnumerable<string> Optional(JsonTypeInfo type) =>
        type.Properties.Where(property => property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) == true).Select(property => property.Name);

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema, bool isSent)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(Money))
        {
            JsonNode number = type == context.TypeInfo.Type ? "number" : new JsonArray("number", "null");
            return new JsonObject { ["type"] = number };
        }

        // Anything at all is "true" to the exporter, which not every reader of OpenAPI takes for a schema.
        if (schema is JsonValue)
            return new JsonObject();

        // The exporter writes a type once and refers to that place, where nothing will stand.
        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && schema is JsonObject again && again.ContainsKey("$ref"))
            return To(type);
        if (context.TypeInfo.Kind != JsonTypeInfoKind.Object || schema is not JsonObject members || members["properties"] is not JsonObject properties)
            return schema;

        // Answers always carry every member, with null where there is nothing, but for those that say they leave themselves out.
        var required = isSent ? context.TypeInfo.Properties.Where(property => property.IsRequired).Select(property => property.Name) : properties.Select(property => property.Key).Except(Optional(context.TypeInfo));
        members["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        if (isSent)
            members["additionalProperties"] = false;
        if (context.Path.Length == 0)
            return schema;
        var canBeNull = members["type"] is JsonArray;
        members["type"] = "object";
        Add(type, members.DeepClone());
        return canBeNull ? new JsonObject { ["anyOf"] = new JsonArray(To(type), new JsonObject { ["type"] = "null" }) } : To(type);
    }
}
