using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace YouthCity.Functions.Web;

/// <summary>One HTTP function, as its attributes describe it.</summary>
/// <param name="Methods">In capitals.</param>
/// <param name="Route">The template, without a slash in front.</param>
public sealed record HttpFunction(string Name, MethodInfo Method, IReadOnlyList<string> Methods, string Route)
{
    /// <summary>Every HTTP function there is.</summary>
    public static IReadOnlyList<HttpFunction> All { get; } =
    [
        .. from method in FunctionMethods.All
           let trigger = method.GetParameters().Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(found => found is not null)
           where trigger is not null
           select new HttpFunction(
               method.GetCustomAttribute<FunctionAttribute>()!.Name, method, [.. trigger.Methods!.Select(name => name.ToUpperInvariant())], trigger.Route!),
    ];
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
