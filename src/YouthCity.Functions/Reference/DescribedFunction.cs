using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Reference;

/// <summary>A function with what is said of it.</summary>
public sealed record DescribedFunction(HttpFunction Function, Operation Operation)
{
    /// <summary>Every function, in the order of the addresses.</summary>
    /// <exception cref="InvalidOperationException">A function has no operation of its name in its class, or several.</exception>
    public static IReadOnlyList<DescribedFunction> All { get; } =
        [.. HttpFunction.All.Select(Of).OrderBy(described => described.Path, StringComparer.Ordinal).ThenBy(described => described.Method, StringComparer.Ordinal)];

    /// <summary>Those that programs call: no pages, and nothing that pages are made of.</summary>
    public static IReadOnlyList<DescribedFunction> ForPrograms { get; } =
        [.. All.Where(described => described.Operation.Pipeline != Pipeline.Page && described.Operation != AssetFunction.Operation)];

    /// <summary>What it is about: the name of its room in the code, as <c>Scores</c>.</summary>
    public string Topic => Function.Method.DeclaringType!.Namespace!.Split('.')[^1];

    /// <summary>The method it is called with; HEAD comes with GET.</summary>
    public string Method => Function.Methods.First(method => method != "HEAD");

    /// <summary>With the names of parameters in braces, such as <c>/contests/{contest}</c>; that of the home page is empty in the host's eyes.</summary>
    public string Path => Function.IsHome ? "/" : $"/{Function.Route}";

    public IReadOnlyList<Parameter> PathParameters => Path == "/"
        ? []
        : [.. RoutePatternFactory.Parse(Function.Route).Parameters.Select(parameter => Parameter.OfPath(parameter.Name))];

    /// <summary>The address with an example of each parameter.</summary>
    public string PathExample => PathParameters.Aggregate(Path, (path, parameter) => path.Replace($"{{{parameter.Name}}}", parameter.Example, StringComparison.Ordinal));

    private static DescribedFunction Of(HttpFunction function)
    {
        var found = Operations(function.Method.DeclaringType!).Where(operation => operation.Function == function.Name).ToList();
        return found is [var operation]
            ? new(function, operation)
            : throw new InvalidOperationException(
                $"The function {function.Name} has {found.Count} operations: {function.Method.DeclaringType!.Name} needs one static Operation(\"{function.Name}\", ...).");
    }

    private static IEnumerable<Operation> Operations(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.GetValue(null))
            .SelectMany(value => value switch
            {
                Operation operation => [operation],
                IEnumerable<Operation> operations => operations,
                _ => Enumerable.Empty<Operation>(),
            });
}
