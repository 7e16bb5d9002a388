using System.Text.Json;
using YouthCity.FunctionsHost.Rpc;

namespace YouthCity.FunctionsHost;

/// <summary>What the metadata of a function say of its trigger.</summary>
/// <param name="Parameter">The name of the function's parameter.</param>
/// <param name="Methods">In capitals; empty if the function takes every method.</param>
internal sealed record HttpTrigger(RpcFunctionMetadata Function, string Parameter, string Route, IReadOnlyList<string> Methods)
{
    /// <summary>The functions that HTTP calls, in the order in which the host tries them: by name.</summary>
    public static IReadOnlyList<HttpTrigger> Of(IEnumerable<RpcFunctionMetadata> functions) =>
        [.. functions.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase).Select(Of).OfType<HttpTrigger>()];

    /// <summary>The name of the parameter that a function's trigger fills.</summary>
    public static string ParameterOf(RpcFunctionMetadata function) =>
        function.RawBindings.Select(Parse).Single(binding => Text(binding, "type").EndsWith("Trigger", StringComparison.OrdinalIgnoreCase)).GetProperty("name").GetString()!;

    private static HttpTrigger? Of(RpcFunctionMetadata function)
    {
        var trigger = function.RawBindings.Select(Parse).FirstOrDefault(binding => Text(binding, "type") == "httpTrigger");
        if (trigger.ValueKind != JsonValueKind.Object)
            return null;
        IReadOnlyList<string> methods = trigger.TryGetProperty("methods", out var listed)
            ? [.. listed.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())]
            : [];
        return new(function, Text(trigger, "name"), Text(trigger, "route"), methods);
    }

    private static string Text(JsonElement binding, string name) => binding.GetProperty(name).GetString()!;

    private static JsonElement Parse(string binding)
    {
        using var json = JsonDocument.Parse(binding);
        return json.RootElement.Clone();
    }
}
