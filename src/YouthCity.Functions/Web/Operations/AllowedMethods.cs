using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Template;

namespace YouthCity.Functions.Web.Operations;

/// <summary>Which methods an address takes.</summary>
public static class AllowedMethods
{
    private static readonly (TemplateMatcher Matcher, HttpFunction Function)[] s_routes =
        [.. HttpFunction.All.Select(function => (new TemplateMatcher(TemplateParser.Parse(function.Route), []), function))];

    /// <summary>Empty if no function has the address.</summary>
    public static IReadOnlyList<string> Of(PathString path) =>
    [
        .. s_routes.Where(route => route.Function.IsHome ? path == "/" : route.Matcher.TryMatch(path, []))
            .SelectMany(route => route.Function.Methods).Distinct(StringComparer.Ordinal),
    ];
}
