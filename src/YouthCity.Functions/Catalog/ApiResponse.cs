using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Catalog;

/// <summary>Where everything begins: what the service offers to programs.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="Links">The addresses that need nothing more to be known, by what they lead to; some of them need an access key.</param>
public sealed record ApiResponse(string Version, IReadOnlyDictionary<string, string> Links)
{
    private const string Route = "api";

    public static ApiResponse Instance { get; } = new(
        typeof(ApiResponse).Assembly.GetName().Version!.ToString(3),
        new SortedDictionary<string, string>(LinksUnder(Route).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { ["openapi"] = "/openapi.json", ["reference"] = "/reference" });

    /// <summary>The addresses below one that can be read and have no further parameter, by what stands behind it, such as <c>robustness/settings</c>.</summary>
    /// <param name="route">The route of the address, such as <c>api/contests/{contest}</c>.</param>
    public static IEnumerable<KeyValuePair<string, string>> LinksUnder(string route) =>
        from function in HttpFunction.All
        where function.Methods.Contains("GET", StringComparer.Ordinal) && function.Route.StartsWith($"{route}/", StringComparison.Ordinal)
        let rest = function.Route[(route.Length + 1)..]
        where !rest.Contains('{', StringComparison.Ordinal)
        orderby rest
        select KeyValuePair.Create(rest, $"/{function.Route}");
}
