using System.Reflection;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web.Operations;
using YouthCity.FunctionsHost;

namespace YouthCity.Worker.Tests;

/// <summary>What the published worker says of its functions, by which the Functions host calls them.</summary>
public sealed class MetadataTests
{
    [Fact]
    public async Task Every_function_is_in_the_metadata_of_the_published_worker()
    {
        var listed = (await MetadataAsync()).Select(function => function.GetProperty("name").GetString()!);
        Assert.Equal(FunctionMethods.All.Select(Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_address_is_the_one_that_the_local_program_maps()
    {
        var listed =
            from function in await MetadataAsync()
            from binding in function.GetProperty("bindings").EnumerateArray()
            where binding.GetProperty("type").GetString() == "httpTrigger"
            let methods = binding.TryGetProperty("methods", out var named) ? named.EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant()) : []
            select $"{function.GetProperty("name").GetString()} {string.Join(' ', methods)} {binding.GetProperty("route").GetString()}";
        var mapped = HttpFunction.All.Append(HttpFunction.CatchAll).Select(function => $"{function.Name} {string.Join(' ', function.Methods)} {function.Route}");
        Assert.Equal(mapped.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Settings_and_rules_travel_along()
    {
        var folder = await PublishedWorker.FindAsync(Repository.Root, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(folder, "criteria", "2020", "contest.json")));
        Assert.Equal(
            await File.ReadAllTextAsync(Repository.Path("host.json"), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(folder, "host.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_is_compiled_ahead()
    {
        var folder = await PublishedWorker.FindAsync(Repository.Root, TestContext.Current.CancellationToken);
        foreach (var name in (string[])["YouthCity.Worker.dll", "YouthCity.Functions.dll", "Microsoft.Azure.Functions.Worker.Core.dll"])
        {
            using var image = new PEReader(File.OpenRead(Path.Combine(folder, name)));
            Assert.True(image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0, name);
        }
    }

    private static string Name(MethodInfo method) => method.GetCustomAttribute<FunctionAttribute>()!.Name;

    private static async Task<IReadOnlyList<JsonElement>> MetadataAsync()
    {
        var folder = await PublishedWorker.FindAsync(Repository.Root, TestContext.Current.CancellationToken);
        using var metadata = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "functions.metadata"), TestContext.Current.CancellationToken));
        return [.. metadata.RootElement.EnumerateArray().Select(function => function.Clone())];
    }
}
