using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Files;
using YouthCity.Functions.History;
using YouthCity.Functions.Nightly;
using YouthCity.Functions.Operations;
using YouthCity.Functions.Pages;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Work;
using YouthCity.Storage;

namespace YouthCity.Functions;

/// <summary>Everything the functions need, registered once for the worker and for the local program alike.</summary>
public static class Registration
{
    /// <summary>Bytes of finished answers that are kept.</summary>
    private const long AnswersKept = 64_000_000;

    public static IServiceCollection AddYouthCity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IDocumentStore>(provider => new MeasuredStore(
            StoreChoice.Open(configuration[StoreChoice.Setting] ?? StoreChoice.Usual, configuration[StoreChoice.TablesSetting] ?? StoreChoice.UsualTables),
            provider.GetRequiredService<Measures>()));
        services.AddSingleton(provider => ContestCatalog.Read(configuration).Logged(provider.GetRequiredService<ILogger<ContestCatalog>>()));
        services.AddSingleton(SizeLimit.Of(configuration));
        services.AddSingleton(provider => UploadsUnderWay.Of(provider.GetRequiredService<SizeLimit>()));
        services.TryAddSingleton(_ => new Workload());
        services.AddSingleton<RobustnessResults>();
        services.AddSingleton(PageOptions.Of(configuration));
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<Measures>();
        services.AddTelemetryExport(configuration);
        services.AddSingleton<AccessKeys>();
        services.AddSingleton<ContestHistory>();
        services.AddSingleton<ContestStates>();
        services.AddSingleton<CommitChains>();
        services.AddSingleton<Versions>();
        services.AddSingleton<ContestCheck>();
        services.AddSingleton<Acceptance>();
        services.AddSingleton<Uploading>();
        services.AddSingleton<FrontDoor>();
        services.AddSingleton<Reading>();
        services.AddMemoryCache(options => options.SizeLimit = AnswersKept);
        services.AddPages();
        return services;
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton<Sessions>();
        services.AddSingleton<PageDoor>();
        services.AddRazorComponents();
        services.AddAntiforgery(options => options.Cookie.Name = "form");
        services.AddDataProtection().SetApplicationName("YouthCity");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            options => options.XmlRepository = new ProtectionKeys(provider.GetRequiredService<IDocumentStore>())));

        // Without it Cyrillic is sent as numeric references, six times as large.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.LatinExtendedA, UnicodeRanges.Cyrillic, UnicodeRanges.GeneralPunctuation));
    }
}
