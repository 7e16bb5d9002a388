using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using YouthCity.Core;
using YouthCity.Functions;
using YouthCity.Intake.Texts;
using YouthCity.Storage.Documents;

namespace YouthCity.Local.Tests.Architecture;

public sealed class DependencyTests
{
    private static readonly Assembly s_core = typeof(Money).Assembly;

    /// <summary>What would make Core read, wait, guess or depend on the machine.</summary>
    private static readonly string[] s_impure =
    [
        "System.IO.File", "System.IO.FileInfo", "System.IO.Directory", "System.IO.FileStream", "System.Console", "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Threading.Thread",
        "System.Net.Http.HttpClient", "System.TimeZoneInfo",
    ];

    private static readonly string[] s_impureMembers =
    [
        "get_Now", "get_UtcNow", "get_Today", "NewGuid", "CreateVersion7", "get_CurrentCulture", "get_TickCount64", "get_MachineName",
        "GetEnvironmentVariable", "FusedMultiplyAdd", "MultiplyAddEstimate",
    ];

    [Fact]
    public void Core_references_only_the_base_library() =>
        Assert.All(References(s_core), name => Assert.StartsWith("System.", name, StringComparison.Ordinal));

    [Fact]
    public void Dependencies_point_one_way()
    {
        Assert.Equal(["YouthCity.Core"], Ours(typeof(IDocumentStore).Assembly));
        Assert.Equal(["YouthCity.Core"], Ours(typeof(Messages).Assembly));
        Assert.Equal(["YouthCity.Core", "YouthCity.Intake", "YouthCity.Storage"], Ours(typeof(Registration).Assembly));
        Assert.Equal(["YouthCity.Core", "YouthCity.Functions", "YouthCity.Intake", "YouthCity.Storage"], Ours(typeof(Program).Assembly));
    }

    [Fact]
    public void Project_files_name_no_other_projects_than_these()
    {
        Assert.Empty(Projects("Core"));
        Assert.Equal(["YouthCity.Core"], Projects("Storage"));
        Assert.Equal(["YouthCity.Core"], Projects("Intake"));
        Assert.Equal(["YouthCity.Core", "YouthCity.Intake", "YouthCity.Storage"], Projects("Functions"));
        Assert.Equal(["YouthCity.Functions"], Projects("Local"));
        Assert.Equal(["YouthCity.Functions"], Projects("Worker"));
        Assert.Empty(Project("Core").Descendants("PackageReference"));
    }

    [Fact]
    public void Core_has_no_files_no_clock_and_no_chance_of_its_own()
    {
        using var stream = File.OpenRead(s_core.Location);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        var types = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToList();
        Assert.Contains("System.Math", types);
        Assert.Empty(types.Intersect(s_impure, StringComparer.Ordinal));
        var members = metadata.MemberReferences.Select(handle => metadata.GetString(metadata.GetMemberReference(handle).Name));
        Assert.Empty(members.Intersect(s_impureMembers, StringComparer.Ordinal));
    }

    [Fact]
    public void No_source_file_is_longer_than_300_lines()
    {
        var sources = Directory.EnumerateFiles(Repository.Path("src"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".css" or ".js")
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .ToList();
        Assert.NotEmpty(sources);
        Assert.Empty(sources.Where(path => File.ReadLines(path).Count() > 300).Select(path => Path.GetRelativePath(Repository.Root, path)));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> Ours(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("YouthCity.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Projects(string name) => Project(name).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal);

    private static XDocument Project(string name) => XDocument.Load(Repository.Path("src", $"YouthCity.{name}", $"YouthCity.{name}.csproj"));
}
