using System.Text.Json;
using System.Text.RegularExpressions;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Telemetry;
using YouthCity.Functions.Web.Access;
using YouthCity.Functions.Web.Pages;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Local.Tests.Drivers;
using YouthCity.Storage;

namespace YouthCity.Local.Tests.Deployment;

/// <summary>What <c>deploy/</c> makes, against what the code reads and what <c>docs/deploy.md</c> says.</summary>
public sealed partial class BicepTests
{
    private static readonly string[] s_projects = ["YouthCity.Core", "YouthCity.Storage", "YouthCity.Functions", "YouthCity.Worker"];

    /// <summary>Settings that an installation on Azure leaves as they are: the rules travel with the app, no sample is shown, senders may pause as long as usual, secrets lie in a vault, as many wrong keys are allowed as usual, and people sign in with keys.</summary>
    private static readonly string[] s_leftAlone = [InstalledContests.FolderSetting, PageOptions.SampleSetting, SizeLimit.PauseSetting, InstallationSettings.FolderSetting, GuessLimits.Setting, AppServicePrincipals.Setting];

    /// <summary>What the host and the exporter read, by names that are theirs.</summary>
    private static readonly string[] s_others =
    [
        "AzureWebJobsStorage__accountName", "AzureWebJobsDisableHomepage",
        "OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_HEADERS",
    ];

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("azd.bicep")]
    public async Task The_template_compiles_without_a_word(string template) =>
        Assert.Equal("", (await Bicep.CompileAsync(Repository.Path("deploy", template))).Said);

    [Fact]
    public async Task The_compiler_tells_a_property_that_there_is_not()
    {
        using var folder = new TempFolder();
        var wrong = (await File.ReadAllTextAsync(Repository.Path("deploy", "main.bicep"), TestContext.Current.CancellationToken))
            .Replace("instanceMemoryMB", "instanceMemory", StringComparison.Ordinal);
        Assert.Contains("instanceMemory", (await Bicep.CompileAsync(folder.Write("main.bicep", wrong))).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_the_code_reads_is_made_and_no_other()
    {
        var read = Settings();
        Assert.Contains(StoreChoice.Setting, read);
        Assert.Contains(TelemetryExport.EndpointSetting, read);
        Assert.Equal(
            read.Except(s_leftAlone, StringComparer.Ordinal).Concat(s_others).Order(StringComparer.Ordinal),
            Made().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_that_the_code_reads_is_explained()
    {
        var page = File.ReadAllText(Repository.Path("docs", "deploy.md"));
        Assert.All(Settings(), setting => Assert.Contains($"`{setting}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_code_reads_no_setting_but_by_the_name_of_its_constant()
    {
        var reads = Sources().SelectMany(source => Read().Matches(source)).Select(match => match.Groups["key"].Value).ToList();
        Assert.InRange(reads.Count, 7, 50);
        Assert.All(reads, key => Assert.Matches(@"^(\w+\.)?\w*Setting$", key));
    }

    [Fact]
    public void Nothing_is_entered_with_a_key()
    {
        var account = Resource("Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.DoesNotContain("listKeys", Bicep.Template.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", Bicep.Template.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_app_runs_on_flex_consumption_with_our_version_of_net()
    {
        Assert.Equal("FC1", Resource("Microsoft.Web/serverfarms").GetProperty("sku").GetProperty("name").GetString());
        var runtime = Resource("Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig").GetProperty("runtime");
        Assert.Equal("dotnet-isolated", runtime.GetProperty("name").GetString());
        Assert.Equal($"{Environment.Version.Major}.0", runtime.GetProperty("version").GetString());
    }

    /// <summary>Every constant of the product whose name says that it is a setting.</summary>
    private static List<string> Settings() =>
        [.. Sources().SelectMany(source => Constant().Matches(source)).Select(match => match.Groups["name"].Value).Distinct()];

    private static IEnumerable<string> Sources() =>
        from project in s_projects
        from file in Directory.EnumerateFiles(Repository.Path("src", project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        select File.ReadAllText(file);

    /// <summary>The settings of the template, also those that only an installation with a collector gets.</summary>
    private static IEnumerable<string> Made() =>
        Name().Matches(Resource("Microsoft.Web/sites/config").GetProperty("properties").GetString()!).Select(match => match.Groups["name"].Value);

    private static JsonElement Resource(string type)
    {
        var resources = Bicep.Template.GetProperty("resources");
        var all = resources.ValueKind == JsonValueKind.Object ? resources.EnumerateObject().Select(pair => pair.Value) : resources.EnumerateArray();
        return all.Single(resource => resource.GetProperty("type").GetString() == type);
    }

    [GeneratedRegex("""const string \w*Setting = "(?<name>\w+)["]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Constant();

    [GeneratedRegex("""configuration(?:\[|\.GetValue<[^>]+>\()(?<key>[^\])]+)[\])]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Read();

    /// <summary>A name and a value, side by side in an object that the template builds.</summary>
    [GeneratedRegex("""'(?<name>[A-Z]\w+)', (?:parameters|format|string|reference|')""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Name();
}
