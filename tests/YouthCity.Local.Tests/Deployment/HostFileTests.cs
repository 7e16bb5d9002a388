using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Local.Tests.Deployment;

/// <summary>The settings of the Functions host, which travel with the worker.</summary>
public sealed class HostFileTests
{
    private static readonly JsonElement s_host = Read();

    [Fact]
    public void Routes_have_no_prefix_and_the_framework_logs_warnings_only()
    {
        Assert.Equal("2.0", s_host.GetProperty("version").GetString());
        Assert.Equal("", s_host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.Equal("Warning", s_host.GetProperty("logging").GetProperty("logLevel").GetProperty("Microsoft").GetString());
        Assert.False(s_host.TryGetProperty("extensionBundle", out _));
    }

    /// <summary>As the worker's does: so their spans are of one kind and join.</summary>
    [Fact]
    public void The_hosts_telemetry_is_open_telemetry() => Assert.Equal("OpenTelemetry", s_host.GetProperty("telemetryMode").GetString());

    [Fact]
    public void What_functions_say_is_let_through_by_names_that_there_are()
    {
        var named = s_host.GetProperty("logging").GetProperty("logLevel").EnumerateObject().Select(level => level.Name.Split('.'))
            .Where(parts => parts is ["Function", _, "User"]).Select(parts => parts[1]).ToList();
        var functions = FunctionMethods.All.Select(method => method.GetCustomAttribute<FunctionAttribute>()!.Name).ToList();
        Assert.Contains("NightlyCheck", named);
        Assert.Empty(named.Except(functions, StringComparer.Ordinal));
        Assert.Empty(functions.Where(name => name.EndsWith("Upload", StringComparison.Ordinal)).Except(named, StringComparer.Ordinal));
    }

    private static JsonElement Read()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Repository.Path("host.json")));
        return host.RootElement.Clone();
    }
}
