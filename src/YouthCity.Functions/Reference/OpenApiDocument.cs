using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;
using Document = Microsoft.OpenApi.OpenApiDocument;

namespace YouthCity.Functions.Reference;

/// <summary>The service as OpenAPI 3.1 describes it (https://spec.openapis.org/oas/v3.1.1), made of what stands beside the functions.</summary>
public sealed class OpenApiDocument
{
    private const string ProblemType = "application/problem+json";

    private const string About =
        "Scores the contest of child and youth friendly cities: files of applications and state social orders (MSZ) in; ranking, prizes and sums out. "
        + "Refusals are problem details (RFC 9457) with a stable code. Where a key is needed, the roles that it may have stand in the security requirement. "
        + "Whatever takes GET takes HEAD too, which answers with the headers alone. An address that is not here answers 404 (not-found), another method 405 (method-not-allowed). "
        + "Pages for people are not here.";

    private readonly Document _document = new()
    {
        Info = new() { Title = "YouthCity", Version = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3), Description = About },
        Servers = [new() { Url = "/" }],
        Components = new() { Schemas = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) },
    };

    private readonly Schemas _schemas = new();

    private OpenApiDocument()
    {
    }

    /// <summary>The document as it is sent.</summary>
    public static string Write()
    {
        using var written = new StringWriter { NewLine = "\n" };
        new OpenApiDocument().WriteAll().SerializeAsV31(new OpenApiJsonWriter(written));
        return written.ToString();
    }

    private Document WriteAll()
    {
        _document.AddComponent("key", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = WebMessages.In(Language.En, "problem.no-key.detail") });
        _document.Tags = DescribedFunction.ForPrograms.Select(described => described.Topic).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(topic => new OpenApiTag { Name = topic, Description = WebMessages.In(Language.En, $"topic.{topic}.about") }).ToHashSet();
        foreach (var path in DescribedFunction.ForPrograms.GroupBy(described => described.Path, StringComparer.Ordinal))
        {
            var item = new OpenApiPathItem();
            foreach (var described in path)
                item.AddOperation(new(described.Method), WriteOperation(described));
            _document.Paths.Add(path.Key, item);
        }

        _schemas.Add("Problem", ProblemSchema());
        foreach (var (name, schema) in _schemas.All)
            _document.Components!.Schemas![name] = Microsoft.OpenApi.Reader.OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, _document, out _, "json")!;
        return _document;
    }

    private OpenApiOperation WriteOperation(DescribedFunction described)
    {
        var operation = described.Operation;
        return new()
        {
            OperationId = operation.Function,
            Summary = WebMessages.In(Language.En, $"function.{operation.Function}"),
            Tags = new HashSet<OpenApiTagReference> { new(described.Topic, _document) },
            Description = operation.OpensOncePublished ? WebMessages.In(Language.En, "page.reference.oncepublished") : null,
            Security = Security(operation),
            Parameters = described.PathParameters.Concat(operation.AllParameters).Select(OpenApiParameters.Write).ToList() is { Count: > 0 } parameters ? parameters : null,
            RequestBody = operation.Takes is { MediaTypes.Count: > 0 } sent ? OpenApiParameters.Write(sent, sent.Json is { } type ? Of(type, isSent: true) : null) : null,
            Responses = WriteResponses(operation),
        };
    }

    /// <summary>The roles that a bearer's key may have, one alternative each, as 3.1 allows; an empty alternative where no key is needed, and no alternative where none is looked at.</summary>
    private List<OpenApiSecurityRequirement> Security(Operation operation) => operation switch
    {
        { Pipeline: not Pipeline.Api } => [],
        { IsPublic: true } => [[], Key()],
        _ => [.. Capabilities.RolesWith(operation.Needs).Select(role => Key(role.Code()))],
    };

    private OpenApiSecurityRequirement Key(params List<string> roles) => new() { [new("key", _document)] = roles };

    private OpenApiResponses WriteResponses(Operation operation)
    {
        var responses = new SortedDictionary<int, OpenApiResponse>();
        foreach (var status in operation.Returns.GroupBy(returned => returned.Status))
            responses[status.Key] = WriteReturned([.. status]);
        if (operation.Returns.Any(returned => returned.HasETag))
            responses[304] = new() { Description = ReasonPhrases.GetReasonPhrase(304) };
        foreach (var status in operation.AllProblems.GroupBy(code => code.Status))
            responses[status.Key] = WriteProblems(operation, [.. status.OrderBy(code => code.Name, StringComparer.Ordinal)]);
        var written = new OpenApiResponses();
        foreach (var (status, response) in responses)
            written.Add($"{status}", response);
        return written;
    }

    private OpenApiResponse WriteReturned(IReadOnlyList<Returned> returned)
    {
        var response = new OpenApiResponse { Description = Description(returned) };
        if (returned.Any(one => one.HasETag))
            response.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = new OpenApiHeader { Description = "Names this answer, for `If-None-Match`; of the newest state also its version, for `If-Match`.", Schema = OpenApiParameters.Text() } };
        if (returned[0].Status is < 300 or >= 400)
            response.Content = returned.SelectMany(one => one.MediaTypes).Distinct().ToDictionary(type => type, type => new OpenApiMediaType { Schema = Schema(returned, type) });
        return response;
    }

    private IOpenApiSchema Schema(IReadOnlyList<Returned> returned, string mediaType) =>
        !mediaType.EndsWith("json", StringComparison.Ordinal) ? OpenApiParameters.Text()
        : returned is [{ Type: null }] ? new OpenApiSchema { Type = JsonSchemaType.Object }
        : returned is [{ Type: { } type }] ? Of(type)
        : new OpenApiSchema { AnyOf = [.. returned.Select(one => Of(one.Type!))] };

    private OpenApiSchemaReference Of(Type type, bool isSent = false) => new(_schemas.NameOf(type, isSent), _document);

    /// <summary>The status in words, and who gets which answer where callers get different ones.</summary>
    private static string Description(IReadOnlyList<Returned> returned)
    {
        var who = returned.Where(one => one.For is not null)
            .Select(one => $"{Schemas.Name(one.Type!)} for {string.Join(", ", Capabilities.RolesWith([one.For!.Value]).Select(role => role.Code()))}");
        return string.Join("; ", [ReasonPhrases.GetReasonPhrase(returned[0].Status), .. who]);
    }

    private OpenApiResponse WriteProblems(Operation operation, IReadOnlyList<ProblemCode> codes)
    {
        var response = new OpenApiResponse { Description = string.Join("; ", codes.Select(code => $"{code}: {WebMessages.In(Language.En, $"problem.{code}.title")}")) };
        var ofCode = new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema> { ["code"] = new OpenApiSchema { Enum = [.. codes.Select(code => (JsonNode)code.Name)] } } };
        List<IOpenApiSchema> all = [new OpenApiSchemaReference("Problem", _document), ofCode];
        response.Content = new Dictionary<string, OpenApiMediaType> { [ProblemType] = new() { Schema = new OpenApiSchema { AllOf = all } } };
        if (codes is not [var only] || only != ProblemCodes.FileRefused)
            return response;
        all.Add(Of(typeof(FileRefusal)));
        foreach (var type in operation.GivesBack)
            response.Content[type] = OpenApiParameters.WriteFile(type);
        return response;
    }

    /// <summary>Problem details (RFC 9457), with the codes there are.</summary>
    private static JsonObject ProblemSchema()
    {
        static JsonObject Text(string meaning) => new() { ["type"] = "string", ["description"] = meaning };
        return new()
        {
            ["type"] = "object",
            ["description"] = "Why a request is refused, or cannot be answered: problem details (RFC 9457).",
            ["properties"] = new JsonObject
            {
                ["type"] = Text("A name of the kind of problem: `urn:youthcity:problem:` and its code."),
                ["title"] = Text("The kind of problem in a few words, in the language asked for."),
                ["status"] = new JsonObject { ["type"] = "integer", ["description"] = "The status of the answer." },
                ["detail"] = Text("What is wrong with this request and how to mend it, in the language asked for."),
                ["code"] = new JsonObject { ["type"] = "string", ["description"] = "The kind of problem; it stays the same whatever the language.", ["enum"] = new JsonArray([.. ProblemCodes.All.Select(code => (JsonNode)code.Name)]) },
                [Refusal.NumberMember] = Text("The number of the request, by which the operator finds it in the log."),
                ["version"] = Text("The version that was stored, or may have been; the code says which."),
                ["stage"] = Text("The stage that the contest is in, where that is why."),
            },
            ["required"] = new JsonArray("type", "title", "status", "detail", "code", Refusal.NumberMember),
        };
    }
}
