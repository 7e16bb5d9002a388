using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace YouthCity.Functions.Web.Operations;

/// <summary>One HTTP function, as its attributes describe it.</summary>
/// <param name="Methods">In capitals; none at all where it takes every method.</param>
/// <param name="Route">The template, without a slash in front.</param>
public sealed record HttpFunction(string Name, MethodInfo Method, IReadOnlyList<string> Methods, string Route)
{
    /// <summary>Every HTTP function with an address of its own.</summary>
    public static IReadOnlyList<HttpFunction> All { get; } = [.. Triggered().Where(function => !function.IsCatchAll)];

    /// <summary>The one function that takes what no other does.</summary>
    public static HttpFunction CatchAll { get; } = Triggered().Single(function => function.IsCatchAll);

    /// <summary>Whether it is the home page, whose template matches the empty path alone.</summary>
    public bool IsHome => Route.StartsWith("{ignored", StringComparison.Ordinal);

    private bool IsCatchAll => Route.StartsWith("{*", StringComparison.Ordinal);

    private static IEnumerable<HttpFunction> Triggered() =>
        from method in FunctionMethods.All
        let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
        where trigger is not null
        select new HttpFunction(
            method.GetCustomAttribute<FunctionAttribute>()!.Name, method, [.. (trigger.Methods ?? []).Select(name => name.ToUpperInvariant())], trigger.Route!);
}

/// <summary>The methods that carry the function attribute.</summary>
public static class FunctionMethods
{
    public static IReadOnlyList<MethodInfo> All { get; } =
    [
        .. typeof(HttpFunction).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null),
    ];
}
