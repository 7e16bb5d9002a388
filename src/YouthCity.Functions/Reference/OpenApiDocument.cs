using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Reference;

/// <summary>The service as OpenAPI 3.1 describes it (https://spec.openapis.org/oas/v3.1.1), made of what stands beside the functions.</summary>
public sealed class OpenApiDocument
{
    private const string ProblemType = "application/problem+json";

    private const string About =
        "Scores the contest of child and youth friendly cities: files of applications and social orders (МСЗ) in; ranking, prizes and sums out. "
        + "Refusals are problem details (RFC 9457) with a stable code. Where a key is needed, the roles that it may have stand in the security requirement. "
        + "A path or method that is not here answers 404 (not-found).";

    private readonly Schemas _schemas = new();

    private OpenApiDocument()
    {
    }

    public static JsonObject Write() => new OpenApiDocument().WriteAll();

    private JsonObject WriteAll()
    {
        _schemas.Add("Problem", ProblemSchema());
        var paths = new JsonObject();
        foreach (var path in DescribedFunction.All.GroupBy(described => described.Path, StringComparer.Ordinal))
        {
            paths[path.Key] = new JsonObject(
                from described in path
                from method in described.Function.Methods
                select KeyValuePair.Create(method.ToLowerInvariant(), (JsonNode?)WriteOperation(described, method)));
        }

        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "YouthCity",
                ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3),
                ["description"] = About,
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject
                {
                    ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = WebMessages.In(Language.En, "problem.no-key.detail") },
                },
                ["schemas"] = new JsonObject(_schemas.All.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value))),
            },
        };
    }

    private JsonObject WriteOperation(DescribedFunction described, string method)
    {
        var (operation, isHead) = (described.Operation, method == "HEAD");
        var written = new JsonObject
        {
            ["operationId"] = isHead ? $"{operation.Function}Head" : operation.Function,
            ["summary"] = WebMessages.In(Language.En, $"function.{operation.Function}"),
            ["tags"] = new JsonArray(described.Function.Method.DeclaringType!.Namespace!.Split('.')[^1]),
        };
        if (Security(operation) is { } security)
            written["security"] = security;
        if (described.PathParameters.Concat(operation.AllParameters).ToList() is { Count: > 0 } parameters)
            written["parameters"] = new JsonArray([.. parameters.Select(OpenApiParameters.Write)]);
        if (operation.Takes is { } sent)
            written["requestBody"] = OpenApiParameters.Write(sent);
        written["responses"] = WriteResponses(operation, isHead);
        return written;
    }

    /// <summary>The roles that a bearer's key may have, one alternative each, as 3.1 allows; an empty alternative where no key is needed.</summary>
    private static JsonArray? Security(Operation operation) => operation switch
    {
        { Pipeline: not Pipeline.Front } => null,
        { Needs.Count: 0 } => [new JsonObject(), new JsonObject { ["key"] = new JsonArray() }],
        _ => [.. Capabilities.RolesWith(operation.Needs).Select(role => new JsonObject { ["key"] = new JsonArray(role.Code()) })],
    };

    private JsonObject WriteResponses(Operation operation, bool isHead)
    {
        var responses = new SortedDictionary<int, JsonNode?>();
        foreach (var status in operation.Returns.GroupBy(returned => returned.Status))
            responses[status.Key] = WriteReturned([.. status], isHead);
        if (operation.Returns.Any(returned => returned.HasETag))
            responses[304] = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(304) };
        foreach (var status in operation.AllProblems.GroupBy(code => code.Status))
            responses[status.Key] = WriteProblems(operation, [.. status.OrderBy(code => code.Name, StringComparer.Ordinal)], isHead);
        return new(responses.Select(response => KeyValuePair.Create($"{response.Key}", response.Value)));
    }

    private JsonObject WriteReturned(IReadOnlyList<Returned> returned, bool isHead)
    {
        var response = new JsonObject { ["description"] = Description(returned) };
        if (returned.Any(one => one.HasETag))
            response["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
        if (!isHead && returned[0].Status is < 300 or >= 400)
        {
            response["content"] = new JsonObject(returned.SelectMany(one => one.MediaTypes).Distinct()
                .Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject { ["schema"] = Schema(returned, type) })));
        }

        return response;
    }

    private JsonObject Schema(IReadOnlyList<Returned> returned, string mediaType) =>
        !mediaType.EndsWith("json", StringComparison.Ordinal) ? new() { ["type"] = "string" }
        : returned is [{ Type: null }] ? new() { ["type"] = "object" }
        : returned is [{ Type: { } type }] ? _schemas.Of(type)
        : new() { ["anyOf"] = new JsonArray([.. returned.Select(one => _schemas.Of(one.Type!))]) };

    /// <summary>The status in words, and who gets which answer where callers get different ones.</summary>
    private static string Description(IReadOnlyList<Returned> returned)
    {
        var who = returned.Where(one => one.For is not null)
            .Select(one => $"{Schemas.Name(one.Type!)} for {string.Join(", ", Capabilities.RolesWith([one.For!.Value]).Select(role => role.Code()))}");
        return string.Join("; ", [ReasonPhrases.GetReasonPhrase(returned[0].Status), .. who]);
    }

    private JsonObject WriteProblems(Operation operation, IReadOnlyList<ProblemCode> codes, bool isHead)
    {
        var response = new JsonObject { ["description"] = string.Join("; ", codes.Select(code => $"{code}: {WebMessages.In(Language.En, $"problem.{code}.title")}")) };
        if (isHead)
            return response;
        var ofCode = new JsonObject
        {
            ["properties"] = new JsonObject { ["code"] = new JsonObject { ["enum"] = new JsonArray([.. codes.Select(code => (JsonNode)code.Name)]) } },
        };
        var all = new JsonArray(Schemas.To("Problem"), ofCode);
        var content = new JsonObject { [ProblemType] = new JsonObject { ["schema"] = new JsonObject { ["allOf"] = all } } };
        if (codes is [var only] && only == ProblemCodes.FileRefused)
        {
            all.Add((JsonNode)_schemas.Of(typeof(FileRefusal)));
            foreach (var type in operation.GivesBack)
                content[type] = OpenApiParameters.WriteFile(type);
        }

        response["content"] = content;
        return response;
    }

    /// <summary>Problem details (RFC 9457), with the codes there are.</summary>
    private static JsonObject ProblemSchema()
    {
        var text = new JsonObject { ["type"] = "string" };
        return new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["type"] = text.DeepClone(),
                ["title"] = text.DeepClone(),
                ["status"] = new JsonObject { ["type"] = "integer" },
                ["detail"] = text.DeepClone(),
                ["code"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. ProblemCodes.All.Select(code => (JsonNode)code.Name)]) },
                [Refusal.NumberMember] = text.DeepClone(),
                ["version"] = text.DeepClone(),
            },
            ["required"] = new JsonArray("type", "title", "status", "detail", "code", Refusal.NumberMember),
        };
    }
}
