using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Local.Hosting;

/// <summary>Maps the functions onto Kestrel by the attributes that the Functions host reads, so a route is written once.</summary>
public static class FunctionRoutes
{
    public static void MapFunctions(this IEndpointRouteBuilder app)
    {
        foreach (var function in HttpFunction.All)
            app.MapMethods($"/{function.Route}", function.Methods, Delegate(app.ServiceProvider, function));

        // Last, as its name is for the Functions host.
        app.Map($"/{HttpFunction.CatchAll.Route}", Delegate(app.ServiceProvider, HttpFunction.CatchAll)).WithOrder(int.MaxValue);
    }

    /// <summary>Built on first use: starting does not pay for functions that nobody calls. A function's class holds nothing of a request, so one will do.</summary>
    private static RequestDelegate Delegate(IServiceProvider services, HttpFunction function)
    {
        var made = new Lazy<object>(() => ActivatorUtilities.GetServiceOrCreateInstance(services, function.Method.DeclaringType!));
        var built = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(
            function.Method,
            _ => made.Value,
            new RequestDelegateFactoryOptions
            {
                ServiceProvider = services,
                RouteParameterNames = RoutePatternFactory.Parse(function.Route).Parameters.Select(parameter => parameter.Name),
            }).RequestDelegate);
        return context => built.Value(context);
    }
}
