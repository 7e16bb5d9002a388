using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace YouthCity.Local.Tests.Deployment;

/// <summary>What <c>azd up</c> goes by, against the templates and projects that there are.</summary>
public sealed class AzdTests
{
    private static readonly YamlMappingNode s_project = Project();
    private static readonly JsonElement s_template = Parse(Bicep.CompileAsync(Repository.Path("deploy", "azd.bicep")).GetAwaiter().GetResult().Output);

    [Fact]
    public void The_one_service_is_the_worker_and_goes_where_the_template_says()
    {
        var (name, service) = Assert.Single(((YamlMappingNode)s_project.Children["services"]).Children);
        Assert.True(File.Exists(Repository.Path(Text(service, "project").Split('/').Append("YouthCity.Worker.csproj"))));
        Assert.Equal(("dotnet", "function"), (Text(service, "language"), Text(service, "host")));
        var tagged = Resources(Bicep.Template).Where(resource => resource.TryGetProperty("tags", out var tags) && tags.TryGetProperty("azd-service-name", out _)).ToList();
        var app = Assert.Single(tagged);
        Assert.Equal("Microsoft.Web/sites", app.GetProperty("type").GetString());
        Assert.Equal($"{name}", app.GetProperty("tags").GetProperty("azd-service-name").GetString());
        Assert.Contains($"SERVICE_{name.ToString().ToUpperInvariant()}_NAME", Outputs());
    }

    [Fact]
    public void What_is_made_is_the_template_of_azd_which_makes_the_other_in_a_group_that_azd_finds()
    {
        var infra = s_project.Children["infra"];
        Assert.Equal("bicep", Text(infra, "provider"));
        Assert.True(File.Exists(Repository.Path(Text(infra, "path"), $"{Text(infra, "module")}.bicep")));
        Assert.Contains("subscriptionDeploymentTemplate", s_template.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var group = Resources(s_template).Single(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/resourceGroups");
        Assert.Equal("[parameters('environmentName')]", group.GetProperty("tags").GetProperty("azd-env-name").GetString());
        Assert.Contains("AZURE_RESOURCE_GROUP", Outputs());
    }

    [Fact]
    public void Every_parameter_is_given_from_what_azd_knows()
    {
        var given = Parse(File.ReadAllText(Repository.Path("deploy", "azd.parameters.json"))).GetProperty("parameters").EnumerateObject().ToList();
        Assert.Equal(
            s_template.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name).Order(StringComparer.Ordinal),
            given.Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        Assert.All(given, parameter => Assert.Matches(@"^\$\{AZURE_(ENV_NAME|LOCATION|PRINCIPAL_ID|PRINCIPAL_TYPE=User)\}$", parameter.Value.GetProperty("value").GetString()));
    }

    private static IEnumerable<string> Outputs() => s_template.GetProperty("outputs").EnumerateObject().Select(output => output.Name);

    private static IEnumerable<JsonElement> Resources(JsonElement template)
    {
        var resources = template.GetProperty("resources");
        return resources.ValueKind == JsonValueKind.Object ? resources.EnumerateObject().Select(pair => pair.Value) : resources.EnumerateArray();
    }

    private static string Text(YamlNode node, string key) => ((YamlScalarNode)((YamlMappingNode)node).Children[key]).Value!;

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static YamlMappingNode Project()
    {
        using var reader = new StreamReader(Repository.Path("azure.yaml"));
        var project = new YamlStream();
        project.Load(reader);
        return (YamlMappingNode)project.Documents[0].RootNode;
    }
}
