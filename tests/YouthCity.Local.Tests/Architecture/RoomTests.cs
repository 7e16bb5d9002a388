using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using YouthCity.Core;
using YouthCity.Functions;
using YouthCity.Intake.Texts;
using YouthCity.Storage.Documents;

namespace YouthCity.Local.Tests.Architecture;

/// <summary>A folder is a room, and rooms hold each other up in one direction only, whichever project they are in.</summary>
public sealed class RoomTests
{
    private static readonly ArchUnitNET.Domain.Architecture s_all = new ArchLoader().LoadAssemblies(
        typeof(Money).Assembly, typeof(IDocumentStore).Assembly, typeof(Messages).Assembly, typeof(Registration).Assembly, typeof(Program).Assembly).Build();

    [Fact]
    public void No_folders_use_each_other_directly_or_through_others() => Assert.Empty(Circles(s_all));

    [Fact]
    public void A_circle_of_folders_is_seen()
    {
        var tests = new ArchLoader().LoadAssemblies(typeof(RoomTests).Assembly).Build();
        Assert.Contains(Circles(tests), circle => circle.Contains("Circle", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_stands_in_the_namespace_of_a_folder()
    {
        var source = Path.Combine(Repository.Root, "src");
        Assert.All(
            s_all.Types.Select(type => type.Namespace.FullName).Where(name => name.StartsWith("YouthCity.", StringComparison.Ordinal)).Distinct(),
            name => Assert.True(Directory.Exists(Path.Combine(source, Folder(name))), name));
    }

    private static IEnumerable<string> Circles(ArchUnitNET.Domain.Architecture architecture) =>
        SliceRuleDefinition.Slices().Matching("YouthCity.(**)").Should().BeFreeOfCycles()
            .Evaluate(architecture).Where(result => !result.Passed).Select(result => result.Description);

    private static string Folder(string name)
    {
        var parts = name.Split('.');
        return Path.Combine([string.Join('.', parts.Take(2)), .. parts.Skip(2)]);
    }
}
