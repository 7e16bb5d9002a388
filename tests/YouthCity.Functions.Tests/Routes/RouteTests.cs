using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Tests.Routes;

[OwnProcess]
public sealed class RouteTests
{
    [Fact]
    public void There_are_functions() => Assert.InRange(HttpFunction.All.Count, 20, 200);

    [Fact]
    public void No_two_functions_of_one_method_can_match_one_path()
    {
        var clashes =
            from first in HttpFunction.All
            from second in HttpFunction.All
            where string.CompareOrdinal(first.Name, second.Name) < 0
                && first.Methods.Intersect(second.Methods, StringComparer.Ordinal).Any()
                && CanMatchOnePath(first.Route, second.Route)
            select $"{first.Name} {first.Route} and {second.Name} {second.Route}";
        Assert.Empty(clashes);
    }

    [Theory]
    [InlineData("a/{b}", "a/c", true)]
    [InlineData("a/{b}", "A/{c}", true)]
    [InlineData("{a}/b", "c/{d}", true)]
    [InlineData("a/b", "a/c", false)]
    [InlineData("a/{b}", "a", false)]
    [InlineData("{ignored:maxlength(0)?}", "health", false)]
    [InlineData("{ignored:maxlength(0)?}", "{other:maxlength(0)?}", true)]
    public void The_check_of_clashes_tells_them(string first, string second, bool clashes) =>
        Assert.Equal(clashes, CanMatchOnePath(first, second));

    [Fact]
    public void Every_template_is_plain_enough_for_the_check()
    {
        foreach (var function in HttpFunction.All.Where(function => !IsRoot(function.Route)))
        {
            Assert.All(RoutePatternFactory.Parse(function.Route).Parameters, parameter =>
                Assert.True(parameter is { IsCatchAll: false, IsOptional: false, Default: null, ParameterPolicies.Count: 0 }, function.Route));
            Assert.All(RoutePatternFactory.Parse(function.Route).PathSegments, segment => Assert.True(segment.IsSimple, function.Route));
        }
    }

    [Fact]
    public void What_takes_everything_comes_last_for_the_host_goes_by_name()
    {
        Assert.Empty(HttpFunction.CatchAll.Methods);
        Assert.All(HttpFunction.All, function => Assert.True(StringComparer.OrdinalIgnoreCase.Compare(function.Name, HttpFunction.CatchAll.Name) < 0, function.Name));
    }

    [Fact]
    public void Every_get_is_a_head_too() => Assert.All(
        HttpFunction.All, function => Assert.Equal(function.Methods.Contains("GET"), function.Methods.Contains("HEAD")));

    [Fact]
    public void Every_function_has_a_name_of_its_own() =>
        Assert.Equal(FunctionMethods.All.Count, FunctionMethods.All.Select(Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Every_function_is_on_a_class_that_can_be_made() => Assert.All(
        FunctionMethods.All, method => Assert.False(method.DeclaringType!.IsAbstract, Name(method)));

    [Fact]
    public void Every_function_answers_a_request_or_is_a_timer() => Assert.All(FunctionMethods.All, method => Assert.True(
        IsTimer(method)
            ? method.ReturnType == typeof(Task)
            : method.ReturnType == typeof(Task<IResult>) || method.ReturnType == typeof(IResult),
        $"{Name(method)} returns {method.ReturnType}"));

    [Fact]
    public void A_function_takes_the_request_and_what_its_route_names()
    {
        foreach (var function in HttpFunction.All)
        {
            var (request, others) = (function.Method.GetParameters()[0], function.Method.GetParameters()[1..]);
            Assert.Equal(typeof(HttpRequest), request.ParameterType);
            Assert.All(others, parameter => Assert.Equal(typeof(string), parameter.ParameterType));
            Assert.Equal(
                IsRoot(function.Route) ? [] : RoutePatternFactory.Parse(function.Route).Parameters.Select(parameter => parameter.Name),
                others.Select(parameter => parameter.Name!));
        }
    }

    [Fact]
    public void Every_trigger_lets_anyone_in_and_leaves_the_keys_to_us() => Assert.All(HttpFunction.All, function =>
        Assert.Equal(AuthorizationLevel.Anonymous, function.Method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!.AuthLevel));

    [Fact]
    public void Every_function_under_api_is_about_a_contest_or_about_the_installation() => Assert.All(
        HttpFunction.All.Where(function => function.Route.StartsWith("api", StringComparison.OrdinalIgnoreCase)),
        function => Assert.Matches("^api($|/(contests(/{contest}(/|$)|$)|keys|audit|signing-key|schemas))", function.Route));

    [Fact]
    public void Nothing_is_under_admin_which_belongs_to_the_host() => Assert.All(
        HttpFunction.All, function => Assert.False(function.Route.StartsWith("admin", StringComparison.OrdinalIgnoreCase), function.Route));

    private static bool IsTimer(MethodInfo method) =>
        method.GetParameters() is [{ } only] && only.ParameterType == typeof(TimerInfo) && only.GetCustomAttribute<TimerTriggerAttribute>() is not null;

    private static string Name(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    /// <summary>The template of the home page, which matches the empty path alone.</summary>
    private static bool IsRoot(string route) => route.EndsWith(":maxlength(0)?}", StringComparison.Ordinal);

    private static bool CanMatchOnePath(string first, string second)
    {
        if (IsRoot(first) || IsRoot(second))
            return IsRoot(first) && IsRoot(second);
        var (left, right) = (first.Split('/'), second.Split('/'));
        return left.Length == right.Length && left.Zip(right).All(pair =>
            IsParameter(pair.First) || IsParameter(pair.Second) || pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsParameter(string segment) => segment.StartsWith('{');
}
