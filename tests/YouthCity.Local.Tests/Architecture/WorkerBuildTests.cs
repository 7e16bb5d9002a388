using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions;
using YouthCity.Functions.Web;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Architecture;

/// <summary>What the build under <c>AzureFunctions=true</c> needs and no other test compiles: the deployable worker app.</summary>
public sealed class WorkerBuildTests
{
    private const string On = "'$(AzureFunctions)' == 'true'";
    private const string Off = "'$(AzureFunctions)' != 'true'";

    private static readonly XDocument s_project = XDocument.Load(Repository.Path("src", "YouthCity.Functions", "YouthCity.Functions.csproj"));

    [Theory]
    [InlineData("Microsoft.Azure.Functions.Worker", "2.52.0")]
    [InlineData("Microsoft.Azure.Functions.Worker.Sdk", "2.1.0")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore", "2.1.1")]
    [InlineData("Microsoft.Azure.Functions.Worker.Extensions.Timer", "4.3.1")]
    public void Each_worker_package_is_pinned_and_used_only_under_the_switch(string package, string version)
    {
        var pinned = XDocument.Load(Repository.Path("Directory.Packages.props")).Descendants("PackageVersion").Single(element => Value(element, "Include") == package);
        Assert.Equal(version, Value(pinned, "Version"));
        Assert.Equal(On, Value(s_project.Descendants("PackageReference").Single(element => Value(element, "Include") == package).Parent!, "Condition"));
    }

    [Fact]
    public void Both_builds_are_razor_projects_that_share_one_framework()
    {
        Assert.Equal("Microsoft.NET.Sdk.Razor", Value(s_project.Root!, "Sdk"));
        Assert.Equal("false", Assert.Single(s_project.Descendants("AddRazorSupportForMvc")).Value);
        var framework = Assert.Single(s_project.Descendants("FrameworkReference"));
        Assert.Equal(("Microsoft.AspNetCore.App", null), (Value(framework, "Include"), Value(framework.Parent!, "Condition")));
    }

    [Fact]
    public void Only_the_worker_is_a_program_of_version_4()
    {
        Assert.All([("OutputType", "Exe"), ("AzureFunctionsVersion", "v4")], expected =>
        {
            var property = Assert.Single(s_project.Descendants(expected.Item1));
            Assert.Equal((expected.Item2, On), (property.Value, Value(property.Parent!, "Condition")));
        });
    }

    [Fact]
    public void Each_build_leaves_out_the_file_that_belongs_to_the_other()
    {
        var removed = s_project.Descendants("Compile").Select(element => (Value(element, "Remove"), Value(element.Parent!, "Condition"))).Order();
        Assert.Equal([("Azure/FunctionAttributes.cs", On), ("Azure/Program.cs", Off)], removed);
    }

    [Fact]
    public void The_host_file_is_linked_and_always_copied()
    {
        var host = s_project.Descendants("None").Single(element => Value(element, "Include") == "../../host.json");
        Assert.Equal(("host.json", "Always", "Always"), (Value(host, "Link"), Value(host, "CopyToOutputDirectory"), Value(host, "CopyToPublishDirectory")));
        Assert.Equal(On, Value(host.Parent!, "Condition"));
    }

    [Fact]
    public void The_rules_go_along_in_both_builds()
    {
        var rules = s_project.Descendants("None").Single(element => Value(element, "Include") == "../../criteria/**");
        Assert.Equal(("criteria", "Always", "Always"), (Value(rules, "LinkBase"), Value(rules, "CopyToOutputDirectory"), Value(rules, "CopyToPublishDirectory")));
        Assert.Null(Value(rules.Parent!, "Condition"));
    }

    [Fact]
    public void Routes_have_no_prefix_and_the_framework_logs_warnings_only()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.Path("host.json")));
        Assert.Equal("2.0", host.RootElement.GetProperty("version").GetString());
        Assert.Equal("", host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        var levels = host.RootElement.GetProperty("logging").GetProperty("logLevel");
        Assert.Equal("Warning", levels.GetProperty("Microsoft").GetString());
        Assert.False(host.RootElement.TryGetProperty("extensionBundle", out _));
    }

    [Fact]
    public void What_functions_say_is_let_through_by_names_that_there_are()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.Path("host.json")));
        var named = host.RootElement.GetProperty("logging").GetProperty("logLevel").EnumerateObject().Select(level => level.Name.Split('.'))
            .Where(parts => parts is ["Function", _, "User"]).Select(parts => parts[1]).ToList();
        var functions = FunctionMethods.All.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).ToList();
        Assert.Contains("NightlyCheck", named);
        Assert.Empty(named.Except(functions, StringComparer.Ordinal));
        Assert.Empty(functions.Where(name => name.EndsWith("Upload", StringComparison.Ordinal)).Except(named, StringComparer.Ordinal));
    }

    [Fact]
    public void A_later_patch_or_an_advisory_overnight_breaks_no_build()
    {
        var allowed = XDocument.Load(Repository.Path("Directory.Build.props")).Descendants("WarningsNotAsErrors").Single().Value.Split(';');
        Assert.Equal(["NU1603", "NU1901", "NU1902", "NU1903", "NU1904"], allowed.Order(StringComparer.Ordinal));
    }

    private static string? Value(XElement element, string attribute) => element.Attribute(attribute)?.Value;
}
