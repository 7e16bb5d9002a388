using System.Globalization;
using System.Text.RegularExpressions;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Web;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Reference;

[OwnProcess]
public sealed partial class ProblemCodeTests
{
    [Fact]
    public void The_table_of_codes_has_the_codes_and_statuses_that_the_source_refuses_with()
    {
        var refused =
            from file in Directory.EnumerateFiles(Repository.Path("src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            from Match match in Refusal().Matches(File.ReadAllText(file))
            select (match.Groups["code"].Value, int.Parse(match.Groups["status"].ValueSpan, CultureInfo.InvariantCulture));
        Assert.Equal(refused.Distinct().Order(), ProblemCodes.Statuses.Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public void Every_code_is_of_some_function_or_of_an_address_that_is_none() => Assert.Equal(
        ProblemCodes.Statuses.Keys.Order(StringComparer.Ordinal),
        DescribedFunction.All.SelectMany(described => described.Operation.AllProblems).Concat(["method-not-allowed", "not-found"]).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("""StatusCodes\.Status(?<status>\d{3})\w+,\s*"(?<code>[a-z-]+)["]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Refusal();
}
