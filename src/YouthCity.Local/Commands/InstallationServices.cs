using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary>The parts of the service, for a command that does with a store what the service does.</summary>
public static class InstallationServices
{
    public static ServiceProvider Of(InstallationSettings installation) => new ServiceCollection().AddYouthCity(Configuration(installation)).BuildServiceProvider();

    private static IConfigurationRoot Configuration(InstallationSettings installation) => new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(
    [
        new(StoreChoice.Setting, installation.Store),
        new(StoreChoice.TablesSetting, installation.Tables),
        new(InstallationSettings.FolderSetting, installation.Folder),
    ]).Build();
}
