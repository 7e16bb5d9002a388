using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using YouthCity.Functions.Telemetry;

namespace YouthCity.Worker;

/// <summary>What telemetry is on Azure: it goes to Application Insights where there is one, and its spans belong to those of the Functions host.</summary>
public static class WorkerTelemetry
{
    public const string InsightsSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Set where Application Insights takes no key but the app's own identity.</summary>
    public const string IdentitySetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Null if telemetry is sent nowhere.</summary>
    public static Action<OpenTelemetryBuilder>? Of(IConfiguration configuration)
    {
        var insights = configuration[InsightsSetting];
        if (string.IsNullOrWhiteSpace(insights) && string.IsNullOrWhiteSpace(configuration[TelemetryExport.EndpointSetting]))
            return null;
        return telemetry =>
        {
            telemetry.UseFunctionsWorkerDefaults();
            if (string.IsNullOrWhiteSpace(insights))
                return;
            telemetry.UseAzureMonitorExporter(monitor =>
            {
                monitor.ConnectionString = insights;

                // Every instance would ask every few seconds whether somebody looks on.
                monitor.EnableLiveMetrics = false;
                if (!string.IsNullOrWhiteSpace(configuration[IdentitySetting]))
                    monitor.Credential = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
            });
        };
    }
}
