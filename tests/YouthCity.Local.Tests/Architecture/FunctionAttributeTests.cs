using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web;

namespace YouthCity.Local.Tests.Architecture;

/// <summary>Our declarations of the worker's attributes have the signatures of the real ones, so that the same source compiles against both.</summary>
public sealed class FunctionAttributeTests
{
    [Fact]
    public void Only_these_are_declared_and_in_the_real_namespace()
    {
        var declared = typeof(FunctionAttribute).Assembly.GetTypes().Where(type => type.Namespace == "Microsoft.Azure.Functions.Worker" && type.IsPublic).Select(type => type.Name);
        Assert.Equal(
            ["AuthorizationLevel", "FunctionAttribute", "HttpTriggerAttribute", "TimerInfo", "TimerTriggerAttribute"], declared.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Function_has_a_name()
    {
        Assert.Equal("name: String", Constructor<FunctionAttribute>());
        Assert.Equal(["Name: String"], Properties<FunctionAttribute>());
        Assert.Equal(AttributeTargets.Method, Targets<FunctionAttribute>());
    }

    [Fact]
    public void Http_trigger_has_a_level_methods_and_a_route()
    {
        Assert.Equal("authLevel: AuthorizationLevel, params methods: String[]", Constructor<HttpTriggerAttribute>());
        Assert.Equal(["AuthLevel: AuthorizationLevel", "Methods: String[]", "Route: String, can be set"], Properties<HttpTriggerAttribute>());
        Assert.Equal(AttributeTargets.Parameter, Targets<HttpTriggerAttribute>());
    }

    [Fact]
    public void Timer_trigger_has_a_schedule()
    {
        Assert.Equal("schedule: String", Constructor<TimerTriggerAttribute>());
        Assert.Equal(["Schedule: String"], Properties<TimerTriggerAttribute>());
        Assert.Equal(AttributeTargets.Parameter, Targets<TimerTriggerAttribute>());
    }

    [Fact]
    public void Levels_have_the_real_names_and_numbers() =>
        Assert.Equal(["Anonymous", "User", "Function", "System", "Admin"], Enum.GetValues<AuthorizationLevel>().Select(level => level.ToString()));

    [Fact]
    public void A_timer_can_be_made_by_whoever_calls_it() => Assert.NotNull(typeof(TimerInfo).GetConstructor([]));

    private static string Constructor<T>() => string.Join(", ", Assert.Single(typeof(T).GetConstructors()).GetParameters().Select(parameter =>
        $"{(parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")}{parameter.Name}: {parameter.ParameterType.Name}"));

    private static IEnumerable<string> Properties<T>() => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(property => $"{property.Name}: {property.PropertyType.Name}{(property.CanWrite ? ", can be set" : "")}").Order(StringComparer.Ordinal);

    private static AttributeTargets Targets<T>() => typeof(T).GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn;
}
