using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Files;
using YouthCity.Functions.Operations;
using YouthCity.Functions.Work;
using YouthCity.Local.Hosting;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>The whole service on a port of its own with a store of its own, and a client for every kind of caller.</summary>
public sealed class Service : IAsyncLifetime
{
    /// <summary>The cities whose keys <see cref="City"/> and <see cref="AnotherCity"/> hold.</summary>
    public const string OwnCity = "osh", OtherCity = "talas";

    private readonly bool _ownsStore;
    private readonly List<HttpClient> _clients = [];
    private readonly WebApplication _app;

    public Service()
        : this(new ServiceSetup())
    {
    }

    private Service(ServiceSetup setup)
    {
        (Store, _ownsStore) = (setup.Store ?? TestStore.New(), setup.Store is null);
        Logs = new LogLines(setup.LogEverything);
        _app = LocalServer.Build(0, Store.Choice, setup.Sample, builder =>
        {
            builder.Configuration[StoreChoice.TablesSetting] = Store.Tables;
            if (setup.Criteria is { } criteria)
                builder.Configuration[ContestCatalog.FolderSetting] = criteria;
            if (setup.MaxUploadMegabytes is { } megabytes)
                builder.Configuration[SizeLimit.Setting] = megabytes.ToString(CultureInfo.InvariantCulture);
            if (setup.UploadPauseSeconds is { } seconds)
                builder.Configuration[SizeLimit.PauseSetting] = seconds.ToString(CultureInfo.InvariantCulture);
            if (setup.WorkPatience is { } patience)
                builder.Services.AddSingleton(_ => new Workload(patience));
            if (setup.Telemetry is { } endpoint)
            {
                builder.Configuration[TelemetryExport.EndpointSetting] = $"{endpoint}";
                builder.Configuration["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
            }

            builder.Services.AddSingleton(setup.Clock ?? Clock);
            builder.Logging.ClearProviders().AddProvider(Logs);
            if (setup.LogEverything)
                builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<LogLines>(category: null, LogLevel.Trace);
        });
    }

    /// <summary>Starts at noon in Bishkek and moves only when a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero));

    public LogLines Logs { get; }

    public TestStore Store { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address { get; private set; } = null!;

    /// <summary>The secrets of the keys that were issued, by role or city.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; private set; } = null!;

    /// <summary>Nobody in particular: no key.</summary>
    public HttpClient Anyone { get; private set; } = null!;

    public HttpClient Unknown { get; private set; } = null!;

    public HttpClient Agency { get; private set; } = null!;

    public HttpClient Jury { get; private set; } = null!;

    /// <summary>The holder of the key of <see cref="OwnCity"/>.</summary>
    public HttpClient City { get; private set; } = null!;

    public HttpClient AnotherCity { get; private set; } = null!;

    public static async Task<Service> StartAsync(ServiceSetup? setup = null)
    {
        var service = new Service(setup ?? new());
        await service.InitializeAsync();
        return service;
    }

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync(TestContext.Current.CancellationToken);
        Address = new Uri(_app.Urls.First());
        Secrets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["agency"] = await IssueAsync(Role.Agency),
            ["jury"] = await IssueAsync(Role.Jury),
            [OwnCity] = await IssueAsync(Role.City, OwnCity),
            [OtherCity] = await IssueAsync(Role.City, OtherCity),
        };
        (Anyone, Unknown) = (Client(), Client("yc_nobody"));
        (Agency, Jury) = (Client(Secrets["agency"]), Client(Secrets["jury"]));
        (City, AnotherCity) = (Client(Secrets[OwnCity]), Client(Secrets[OtherCity]));
    }

    public Task<string> IssueAsync(Role role, string? city = null) =>
        Services.GetRequiredService<AccessKeys>().IssueAsync(role, city, Clock, TestContext.Current.CancellationToken);

    /// <summary>A client that follows nothing and remembers no cookie.</summary>
    public HttpClient Client(string? secret = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
        if (secret is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.DisposeAsync();
        Logs.Dispose();
        if (_ownsStore)
            Store.Dispose();
    }
}
