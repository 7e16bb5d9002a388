using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using YouthCity.Functions;
using YouthCity.Functions.Web.Pages;
using YouthCity.Storage;

namespace YouthCity.Local.Hosting;

/// <summary>The functions on Kestrel.</summary>
public static class LocalServer
{
    /// <summary>What requests that are under way when the server is told to end have to finish: as long as any work may take.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Serves on this machine alone.</summary>
    /// <param name="port">0 chooses a free one.</param>
    /// <inheritdoc cref="Build(Listening, string, bool, Action{WebApplicationBuilder})"/>
    public static WebApplication Build(int port, string store, bool sample = false, Action<WebApplicationBuilder>? configure = null) =>
        Build(Listening.OnThisMachine(port), store, sample, configure);

    /// <param name="store">As <see cref="StoreChoice"/> writes it.</param>
    /// <param name="sample">Whether the store holds the invented sample.</param>
    /// <param name="configure">Replaces what a test does not own, such as the clock.</param>
    public static WebApplication Build(Listening listening, string store, bool sample = false, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration[StoreChoice.Setting] = store;
        builder.Configuration[PageOptions.SampleSetting] = sample ? "true" : "false";

        // Standard output belongs to results.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("YouthCity", LogLevel.Information)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.None)

            // What keeps the host from starting is said in one line by the command.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(listening.Address, listening.Port);
            kestrel.AddServerHeader = false;

            // Our own limit answers 413.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_patience);
        configure?.Invoke(builder);
        builder.Services.AddYouthCity(builder.Configuration);
        builder.Services.AddHostedService<Timers>();
        var app = builder.Build();
        listening.Believe(app);
        app.MapFunctions();
        return app;
    }
}
