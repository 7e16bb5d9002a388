using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Health;
using YouthCity.Functions.Integrity;
using YouthCity.Functions.Publications;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.UploadPages;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Functions.Witness;
using YouthCity.Functions.Work;
using YouthCity.Storage;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Secrets;

namespace YouthCity.Functions;

/// <summary>Everything the functions need, registered once for the worker and for the local program alike.</summary>
public static class Registration
{
    /// <param name="telemetry">What a program adds to the sending of telemetry; where it is given, telemetry is collected.</param>
    /// <exception cref="MissingSettingException">The installation has no secret and no place to keep one.</exception>
    public static IServiceCollection AddYouthCity(this IServiceCollection services, IConfiguration configuration, Action<OpenTelemetryBuilder>? telemetry = null)
    {
        var installation = SettingsOf(configuration);
        services.AddLogging(Quieten);
        services.AddSingleton(installation);
        services.TryAddSingleton<IDocumentStore>(provider => new WitnessedStore(
            new TracedStore(installation.OpenStore(), provider.GetRequiredService<ServiceTelemetry>()), provider.GetRequiredService<HeadWitness>(), provider.GetRequiredService<ILogger<WitnessedStore>>()));
        services.AddSingleton(installation.OpenSecret());
        services.AddSingleton(_ => SigningKey.Open(installation));
        services.AddSingleton(_ => installation.OpenWitness());
        services.AddSingleton<HeadWitness>();
        services.AddSingleton(provider => InstalledContests.Read(configuration).Logged(provider.GetRequiredService<ILogger<InstalledContests>>()));
        services.AddSingleton<RuleDocuments>();
        services.AddSingleton<ContestCatalog>();
        services.AddSingleton(SizeLimit.Of(configuration));
        services.AddSingleton(provider => UploadsUnderWay.Of(provider.GetRequiredService<SizeLimit>()));
        services.TryAddSingleton(_ => new Workload());
        services.AddSingleton<RobustnessResults>();
        services.AddSingleton(PageOptions.Of(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<ServiceTelemetry>();
        services.AddTelemetryExport(configuration, telemetry);
        services.AddAccess(configuration);
        services.AddSingleton<ContestHistory>();
        services.AddSingleton<ContestStates>();
        services.AddSingleton<PublishedStates>();
        services.AddSingleton<PublishedFiles>();
        services.AddSingleton<Publishing>();
        services.AddSingleton<CommitChains>();
        services.AddSingleton<Versions>();
        services.AddSingleton<ContestCheck>();
        services.AddSingleton<StartCheck>();
        services.AddSingleton<WriteProbe>();
        services.AddSingleton<Acceptance>();
        services.AddSingleton<Uploading>();
        services.AddSingleton<JsonBody>();
        services.AddSingleton<JsonActs>();
        services.AddSingleton<ApiPipeline>();
        services.AddSingleton<CachedResponse>();
        services.AddPages();
        return services;
    }

    private static void AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<AccessKeys>();
        services.AddSingleton(GuessLimits.Of(configuration));
        services.TryAddSingleton(new ClientAddress(IsForwarded: false));
        services.AddSingleton<SignIns>();
        services.AddSingleton(AppServicePrincipals.Of(configuration));
    }

    private static InstallationSettings SettingsOf(IConfiguration configuration) =>
        new(configuration[StoreChoice.Setting] ?? StoreChoice.Usual, configuration[StoreChoice.TablesSetting] ?? StoreChoice.UsualTables)
        {
            Folder = configuration[InstallationSettings.FolderSetting],
            Secret = configuration[InstallationSettings.SecretSetting],
            SigningKey = configuration[InstallationSettings.SigningKeySetting],
            Witness = configuration[InstallationSettings.WitnessSetting],
        };

    /// <summary>What libraries say of ordinary requests names addresses with all that stands in them, reasons that people wrote among it; it goes nowhere.</summary>
    private static void Quieten(ILoggingBuilder logging)
    {
        foreach (var library in (string[])["Microsoft", "System", "Azure"])
            logging.AddFilter(library, LogLevel.Warning);
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<EndedSessions>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<PagePipeline>();
        services.AddSingleton<PendingFiles>();
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie = new FormCookie());
        services.AddDataProtection().SetApplicationName("YouthCity");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new ProtectionKeys(provider.GetRequiredService<IDocumentStore>(), provider.GetRequiredService<InstallationSecret>())));

        // Without it Cyrillic is sent as numeric references, six times as large.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation));
    }
}
