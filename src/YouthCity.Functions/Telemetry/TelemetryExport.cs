using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace YouthCity.Functions.Telemetry;

/// <summary>
/// Sends logs, traces and metrics by the OpenTelemetry protocol where an endpoint is configured, and starts nothing where none is. The exporter
/// reads its own settings, such as <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> and <c>OTEL_EXPORTER_OTLP_HEADERS</c>, by their standard names.
/// </summary>
public static class TelemetryExport
{
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public const string NameSetting = "OTEL_SERVICE_NAME";

    private const string UsualName = "youthcity";

    private static readonly string[] s_meters =
        [ServiceTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <param name="more">Adds to it, such as another exporter; where it is given, telemetry is collected without an endpoint too.</param>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration, Action<OpenTelemetryBuilder>? more)
    {
        var hasEndpoint = !string.IsNullOrWhiteSpace(configuration[EndpointSetting]);
        if (!hasEndpoint && more is null)
            return services;
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(configuration[NameSetting] ?? UsualName))
            .WithMetrics(metrics => metrics.AddMeter(s_meters))
            .WithTracing(tracing => tracing.AddSource(ServiceTelemetry.Name).AddAspNetCoreInstrumentation(requests =>
            {
                requests.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);

                // Which browser on which machine somebody uses is nobody's business.
                requests.EnrichWithHttpRequest = (span, _) => span.SetTag("user_agent.original", value: null);
            }))
            .WithLogging();
        more?.Invoke(telemetry);
        if (hasEndpoint)
            telemetry.UseOtlpExporter();
        return services;
    }
}
