using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using YouthCity.Core.Access;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.Reference;

/// <summary>One operation as the document that the service sends describes it.</summary>
public sealed record Documented(JsonObject Document, string Path, string Method, JsonObject Operation)
{
    public static readonly string[] Callers = ["anyone", .. Enum.GetValues<Role>().Select(role => role.Code())];

    /// <summary>The ids of all operations, by the functions there are; with <c>Head</c> behind it where it is asked for its headers alone.</summary>
    public static TheoryData<string> EveryOperation { get; } =
        [.. DescribedFunction.ForPrograms.SelectMany(described => described.Function.Methods.Select(method => described.Function.Name + (method == "HEAD" ? Head : "")))];

    private const string Head = "Head";

    public string Id => Operation["operationId"]!.GetValue<string>();

    /// <summary>The address with the example of each parameter in its path.</summary>
    public string Example => Parameters("path").Aggregate(Path, (path, parameter) => path.Replace($"{{{parameter["name"]}}}", $"{parameter["example"]}", StringComparison.Ordinal));

    /// <summary>The address with every example and every listed value of each parameter in its query.</summary>
    public IEnumerable<string> QueryExamples =>
        from parameter in Parameters("query")
        where parameter["example"] is not null
        let values = parameter["schema"]!["enum"]?.AsArray().Select(value => $"{value}") ?? [parameter["example"]!.ToJsonString().Trim('"')]
        from value in values
        select $"{Example}?{parameter["name"]}={Uri.EscapeDataString(value)}";

    /// <summary>The roles that may call it; none at all where anyone may.</summary>
    public IReadOnlyList<string> Roles =>
        Operation["security"]?.AsArray().SelectMany(alternative => alternative!.AsObject().Count == 0 ? [] : alternative["key"]!.AsArray()).Select(role => $"{role}").ToList() ?? [];

    /// <summary>Bodies, each with the status that it says it comes back with.</summary>
    public IReadOnlyList<(string Body, int Status)> Bodies =>
    [
        .. from media in Operation["requestBody"]?["content"]?.AsObject() ?? []
           from example in media.Value!["examples"]?.AsObject() ?? []
           let value = example.Value!["value"]!
           select (value is JsonObject ? value.ToJsonString() : value.GetValue<string>(), example.Value["x-status"]!.GetValue<int>()),
    ];

    public IReadOnlyList<int> Successes => [.. Operation["responses"]!.AsObject().Select(response => int.Parse(response.Key, System.Globalization.CultureInfo.InvariantCulture)).Where(status => status < 300)];

    public bool HasETag => Operation["responses"]!["200"]?["headers"]?["ETag"] is not null;

    public static async Task<Documented> FindAsync(Service service, string id)
    {
        var document = JsonNode.Parse((await service.Anyone.ReadAsync("/openapi.json")).Content)!.AsObject();
        var operations =
            from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select new Documented(document, path.Key, method.Key.ToUpperInvariant(), method.Value!.AsObject());
        return operations.SingleOrDefault(operation => operation.Id == id)
            ?? operations.Single(operation => operation.Method == "GET" && operation.Id + Head == id) with { Method = "HEAD" };
    }

    public bool MayCall(string caller) => Roles.Count == 0 || Roles.Contains(caller, StringComparer.Ordinal);

    /// <summary>The caller who sends examples: the agency where it may, else whoever may.</summary>
    public string Sender => MayCall("agency") ? "agency" : Callers.First(MayCall);

    /// <summary>Sends it, usually with the first body that it has an example of.</summary>
    public async Task<Reply> SendAsync(Service service, string address, string caller, string? body = null, params (string, string)[] headers)
    {
        var client = Core.Access.Roles.TryParse(caller) is { } role ? service.Of(role) : service.Anyone;
        body ??= Bodies.Select(example => example.Body).FirstOrDefault();
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        return await client.SendAsync(Method, address, content, headers);
    }

    /// <summary>Fails unless the answer is one that the document describes: status, media type, and every member of its JSON.</summary>
    public void AssertDescribes(Reply reply)
    {
        var response = Operation["responses"]![$"{reply.Code}"];
        Assert.True(response is not null, $"{Id}: {reply.Code} is not described: {reply.Text}");
        if (Method == "HEAD" || response["content"] is not JsonObject content)
        {
            Assert.Empty(reply.Content);
            return;
        }

        Assert.True(content.ContainsKey(reply.MediaType!), $"{Id}: {reply.MediaType} is not described for {reply.Code}.");
        if (reply.MediaType!.EndsWith("json", StringComparison.Ordinal))
            AssertFits(content[reply.MediaType]!["schema"]!, reply.Json);
    }

    private void AssertFits(JsonNode schema, JsonElement json)
    {
        var whole = schema.DeepClone().AsObject();
        whole["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        whole["$defs"] = Closed();
        if (whole["type"]?.GetValue<string>() != "object")
            whole["unevaluatedProperties"] = false;
        var text = whole.ToJsonString().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var result = JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new() }).Evaluate(json, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(result.IsValid, $"{Id}: {JsonSerializer.Serialize(result)}\n{json}");
    }

    /// <summary>The schemas, with every member that they do not name forbidden; those that are parts of others are closed where they are put together.</summary>
    private JsonObject Closed()
    {
        var all = Document["components"]!["schemas"]!.DeepClone().AsObject();
        foreach (var (name, schema) in all)
        {
            if (name is not ("Problem" or "FileRefusal"))
                schema!["additionalProperties"] = false;
        }

        return all;
    }

    private IEnumerable<JsonNode> Parameters(string place) =>
        Operation["parameters"]?.AsArray().Select(parameter => parameter!).Where(parameter => $"{parameter["in"]}" == place) ?? [];
}
