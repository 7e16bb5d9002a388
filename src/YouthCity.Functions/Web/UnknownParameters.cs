using Microsoft.AspNetCore.Http;
using YouthCity.Core.Names;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web;

/// <summary>
/// Parameters of an address that an operation does not know. Where it only reads they are passed over; where it stores, a misspelt <c>dryRun</c> would store what was
/// meant as a trial.
/// </summary>
internal static class UnknownParameters
{
    private const int Longest = 100;

    /// <summary>The first one, cut where it is long. Null if the operation stores nothing or knows all of them.</summary>
    public static string? First(HttpRequest request, Operation operation)
    {
        if (!operation.Stores)
            return null;
        var known = Known(operation).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return request.Query.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown ? unknown[..Math.Min(unknown.Length, Longest)] : null;
    }

    /// <summary>The known parameters that are nearest to a name, or all of them.</summary>
    public static string Nearest(string unknown, Operation operation)
    {
        var most = Math.Max(1, unknown.Length / 3);
        var near = Known(operation).Select(name => (name, Distance: EditDistance.Between(name.ToUpperInvariant(), unknown.ToUpperInvariant())))
            .Where(pair => pair.Distance <= most).OrderBy(pair => pair.Distance).Select(pair => pair.name).ToList();
        return string.Join(", ", near.Count > 0 ? near : Known(operation));
    }

    private static IEnumerable<string> Known(Operation operation) =>
        operation.AllParameters.Where(parameter => parameter.Location == ParameterLocation.Query).Select(parameter => parameter.Name);
}
