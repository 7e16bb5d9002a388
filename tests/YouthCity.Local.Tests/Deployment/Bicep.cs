using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace YouthCity.Local.Tests.Deployment;

/// <summary>The compiler that Azure's own tools use, from its package: it knows the types of every resource.</summary>
public static class Bicep
{
    private static readonly string s_compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Bicep").Value!;

    /// <summary>The template as it is deployed.</summary>
    public static JsonElement Template { get; } = Parse();

    /// <summary>Compiles a file. Gives the template, and everything that the compiler says.</summary>
    public static async Task<(string Output, string Said)> CompileAsync(string path)
    {
        using var compiler = Process.Start(new ProcessStartInfo(s_compiler, ["build", path, "--stdout"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, said) = (compiler.StandardOutput.ReadToEndAsync(), compiler.StandardError.ReadToEndAsync());
        await compiler.WaitForExitAsync();
        return (await output, await said);
    }

    private static JsonElement Parse()
    {
        using var template = JsonDocument.Parse(CompileAsync(Repository.Path("deploy", "main.bicep")).GetAwaiter().GetResult().Output);
        return template.RootElement.Clone();
    }
}
