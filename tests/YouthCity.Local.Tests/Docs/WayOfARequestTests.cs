using System.Reflection;
using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Functions;
using YouthCity.Intake.Texts;
using YouthCity.Storage.Documents;

namespace YouthCity.Local.Tests.Docs;

/// <summary>The steps of a request, as the README numbers them, are methods of the program.</summary>
public sealed partial class WayOfARequestTests
{
    private static readonly Assembly[] s_ours = [typeof(Money).Assembly, typeof(Messages).Assembly, typeof(IDocumentStore).Assembly, typeof(Registration).Assembly];

    private static readonly MatchCollection s_steps = Step().Matches(string.Join('\n', Documents.Lines("README.md")));

    [Fact]
    public void Every_step_is_a_method_in_the_folder_that_is_named()
    {
        Assert.InRange(s_steps.Count, 8, 30);
        Assert.All(s_steps, step => Assert.True(IsThere(step.Groups["class"].Value, step.Groups["method"].Value, step.Groups["folder"].Value), step.Value));
    }

    [Theory]
    [InlineData("ContestHistory", "AppendAsync", "src/YouthCity.Storage", true)]
    [InlineData("ContestHistory", "RewriteAsync", "src/YouthCity.Storage", false)]
    [InlineData("ContestHistory", "AppendAsync", "src/YouthCity.Storage/Sqlite", false)]
    public void A_step_that_is_not_there_is_seen(string type, string method, string folder, bool isThere) => Assert.Equal(isThere, IsThere(type, method, folder));

    private static bool IsThere(string type, string method, string folder) => s_ours
        .Select(assembly => assembly.GetType($"{folder["src/".Length..].Replace('/', '.')}.{type}"))
        .Any(found => found?.GetMethods().Any(known => known.Name == method) == true);

    [GeneratedRegex(@"^\d\. \*\*`(?<class>\w+)\.(?<method>\w+)`\*\* \(`(?<folder>[\w./]+)`\)", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Step();
}
