using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Work;
using YouthCity.FunctionsHost;
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
    private readonly Dictionary<string, string> _settings;
    private readonly WebApplication _app;
    private WorkerHost? _worker;

    public Service()
        : this(new ServiceSetup())
    {
    }

    private Service(ServiceSetup setup)
    {
        (Store, _ownsStore) = (setup.Store ?? TestStore.New(), setup.Store is null);
        Logs = new LogLines(setup.LogEverything);
        _settings = Settings(setup, Store);
        _app = LocalServer.Build(0, Store.Choice, setup.Sample, builder =>
        {
            foreach (var (name, value) in _settings)
                builder.Configuration[name] = value;
            if (setup.WorkPatience is { } patience)
                builder.Services.AddSingleton(_ => new Workload(patience));
            if (setup.Around is { } around)
                builder.Services.AddSingleton(_ => around(Store.Open()));
            builder.Services.AddSingleton(setup.Clock ?? Clock);
            builder.Logging.ClearProviders().AddProvider(Logs);
            if (setup.LogsAsTheWorker)
                builder.Logging.SetMinimumLevel(LogLevel.Information);
            if (setup.LogEverything)
                builder.Logging.SetMinimumLevel(LogLevel.Trace).AddFilter<LogLines>(category: null, LogLevel.Trace);
        });
    }

    /// <summary>Starts at noon in Bishkek and moves only when a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero));

    public LogLines Logs { get; }

    public TestStore Store { get; }

    /// <summary>The service's own; where the worker answers, those of a second instance on the same store.</summary>
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

    /// <summary>A client with a key of the role; for a city that of <see cref="OwnCity"/>.</summary>
    /// <exception cref="KeyNotFoundException">A role that no key was made for yet: add it to <see cref="InitializeAsync"/>.</exception>
    public HttpClient Of(Role role) => Client(Secrets[role == Role.City ? OwnCity : role.Code()]);

    public static async Task<Service> StartAsync(ServiceSetup? setup = null)
    {
        var service = new Service(setup ?? new());
        await service.InitializeAsync();
        return service;
    }

    public async ValueTask InitializeAsync()
    {
        Address = await StartAsync(HostOfThisRun.Worker);
        Secrets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["agency"] = await IssueAsync(Role.Agency),
            ["jury"] = await IssueAsync(Role.Jury),
            ["observer"] = await IssueAsync(Role.Observer),
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

    /// <param name="worker">The published worker that is to answer; null if this process is.</param>
    private async Task<Uri> StartAsync(string? worker)
    {
        if (worker is not null)
        {
            _worker = await WorkerHost.StartAsync(worker, _settings, TestContext.Current.CancellationToken);
            return _worker.Address;
        }

        await _app.StartAsync(TestContext.Current.CancellationToken);
        return new Uri(_app.Urls.First());
    }

    private static Dictionary<string, string> Settings(ServiceSetup setup, TestStore store)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [StoreChoice.Setting] = store.Choice,
            [StoreChoice.TablesSetting] = store.Tables,
            [PageOptions.SampleSetting] = setup.Sample ? "true" : "false",
        };
        // Tests try wrong keys by the hundred.
        settings[GuessLimits.Setting] = (setup.WrongKeysPerMinute ?? 1_000_000).ToString(CultureInfo.InvariantCulture);
        if (store.Secrets is { } secrets)
            settings[InstallationSettings.FolderSetting] = secrets;
        if (setup.Criteria is { } criteria)
            settings[InstalledContests.FolderSetting] = criteria;
        if (setup.MaxUploadMegabytes is { } megabytes)
            settings[SizeLimit.Setting] = megabytes.ToString(CultureInfo.InvariantCulture);
        if (setup.UploadPauseSeconds is { } seconds)
            settings[SizeLimit.PauseSetting] = seconds.ToString(CultureInfo.InvariantCulture);
        if (setup.Witness is { } witness)
        {
            settings[InstallationSettings.WitnessSetting] = $"file:{witness.WitnessPath}";
            settings[InstallationSettings.SigningKeySetting] = witness.Installation.ReadSigningKey(SigningKey.Make);
        }

        if (setup.Principals is { } principals)
            settings[AppServicePrincipals.Setting] = principals;
        if (setup.Telemetry is { } endpoint)
        {
            settings[TelemetryExport.EndpointSetting] = $"{endpoint}";
            settings["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        }

        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        if (_worker is not null)
        {
            // Shown where a test fails.
            foreach (var line in _worker.Lines.Where(line => line.Level >= (int)LogLevel.Warning))
                TestContext.Current.TestOutputHelper?.WriteLine($"{line}");
            await _worker.DisposeAsync();
        }

        await _app.DisposeAsync();
        Logs.Dispose();
        if (_ownsStore)
            Store.Dispose();
    }
}
