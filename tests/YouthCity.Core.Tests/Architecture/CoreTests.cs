using System.Text.RegularExpressions;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;

namespace YouthCity.Core.Tests.Architecture;

/// <summary>The core is pure: no packages, no files or network, no clock, no randomness of its own, no machine's culture.</summary>
public sealed partial class CoreTests
{
    [Fact]
    public void The_core_references_only_the_base_library()
    {
        var references = typeof(Contest).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
        Assert.DoesNotContain(references, name => Outside().IsMatch(name));
    }

    [Fact]
    public void The_core_reads_no_clock_no_file_no_environment_and_throws_no_dice()
    {
        var sources = Directory.GetFiles(Repository.Path("src", "YouthCity.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();

        Assert.True(sources.Count > 30, $"{sources.Count} sources");
        Assert.All(sources, file => Assert.Equal([], Impure().Matches(File.ReadAllText(file)).Select(match => match.Value)));
    }

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("DateTimeOffset.Now")]
    [InlineData("new Random(1)")]
    [InlineData("Random.Shared.Next()")]
    [InlineData("File.ReadAllText(path)")]
    [InlineData("System.IO.File.Exists(path)")]
    [InlineData("Math.FusedMultiplyAdd(a, b, c)")]
    [InlineData("CultureInfo.CurrentCulture")]
    public void The_scan_sees_what_it_looks_for(string code) => Assert.Matches(Impure(), code);

    [Theory]
    [InlineData("public sealed record TextFile(string File, byte[] Utf8);")]
    [InlineData("problems.Add(new RuleProblem(text.File, 1, code))")]
    [InlineData("Environment.ProcessorCount")]
    public void The_scan_leaves_other_code_alone(string code) => Assert.DoesNotMatch(Impure(), code);

    [GeneratedRegex(
        @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\bStopwatch\b|\bEnvironment\.(TickCount|GetEnvironmentVariable)|\bGuid\.(NewGuid|CreateVersion7)\b"
        + @"|\bnew Random\b|\bRandom\.Shared\b|\bRandomNumberGenerator\b|(?<!\w\.)(?<!\w)(System\.IO\.)?(File|Directory)\.[A-Z]\w*\(|\bFileStream\b|\bHttpClient\b|\bConsole\."
        + @"|\bFusedMultiplyAdd\b|\bMultiplyAddEstimate\b|\bCurrent(UI)?Culture\b",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Impure();

    [GeneratedRegex(@"^System\.(Net|Data|Diagnostics\.Process|IO\.FileSystem|Console)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outside();
}
