using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Tests.Texts;

/// <summary>Every code and every key that the source names has a text, and no text is there for nothing.</summary>
[OwnProcess]
public sealed partial class CodeTests
{
    private static readonly Dictionary<string, string> s_texts = MessageTests.In("");

    /// <summary>The source of the product, file by file.</summary>
    private static readonly IReadOnlyList<(string File, string Text)> s_source =
    [
        .. from file in Directory.EnumerateFiles(Repository.Path("src"), "*", SearchOption.AllDirectories)
           where Path.GetExtension(file) is ".cs" or ".razor"
           where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
           select (Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file)),
    ];

    private static readonly HashSet<string> s_literals = [.. s_source.SelectMany(source => Literal().Matches(source.Text)).Select(match => match.Groups["text"].Value)];

    /// <summary>The units of the rules that come with the product.</summary>
    private static readonly HashSet<string> s_units = [.. CsvText.Parse(File.ReadAllText(Repository.Path("criteria", "2020", "indicators.csv"))).Skip(1).Select(row => row[4])];

    [Fact]
    public void Every_unit_but_the_per_cent_sign_has_a_text() =>
        Assert.All(s_units.Where(unit => unit != "%"), unit => Assert.True(Has($"unit.{unit}"), unit));

    [Fact]
    public void Every_problem_has_a_title_and_a_detail() => Assert.All(
        ProblemCodes.All, code => Assert.True(Has($"problem.{code}.title") && Has($"problem.{code}.detail"), code.Name));

    [Fact]
    public void Every_finding_has_a_title_and_says_what_was_expected_and_how_to_fix_it() => Assert.All(
        FindingCodes.All,
        code => Assert.All(["title", "message", "expected", "fix"], text => Assert.True(Has($"finding.{code}.{text}"), $"{code}.{text}")));

    [Fact]
    public void No_two_kinds_of_finding_have_one_name() => Assert.Distinct(FindingCodes.All.Select(code => code.Name));

    [Fact]
    public void Every_problem_with_the_rules_is_a_kind_of_finding()
    {
        var codes = Codes(RuleCode());
        Assert.InRange(codes.Count, 30, 100);
        Assert.All(codes, code => Assert.Equal(code, FindingCodes.Find(code).Name));
    }

    [Fact]
    public void Every_setting_of_the_rules_is_called_something_in_every_language() => Assert.All(
        Enum.GetValues<Language>(),
        language => Assert.Distinct(RuleSettings.All.Select(setting => SettingLabel.Of(setting.Path, language) ?? "")));

    [Fact]
    public void Every_setting_of_the_rules_is_explained() => Assert.All(RuleSettings.All, setting => Assert.True(Has($"setting.meaning.{setting.Path}"), setting.Path));

    [Fact]
    public void Every_key_that_the_source_names_has_a_text()
    {
        var keys = s_literals.Where(literal => WholeKey().IsMatch(literal)).ToList();
        Assert.InRange(keys.Count, 40, 1000);
        Assert.All(keys, key => Assert.True(Has(key), key));
    }

    [Fact]
    public void No_text_is_there_for_nothing()
    {
        var unused = s_texts.Keys.Where(key => key.Split('.') switch
        {
            ["problem", var code, ..] => ProblemCodes.All.All(known => known.Name != code),
            ["finding", var code, ..] => FindingCodes.All.All(known => known.Name != code) && !s_literals.Contains(code),
            ["setting", "place" or "in", ..] => !s_literals.Contains(key),
            ["setting", ..] => RuleSettings.All.All(setting => key != $"setting.{setting.Path}" && key != $"setting.meaning.{setting.Path}"),
            ["column", var column] => !s_literals.Contains(column) && !s_source.Any(source => source.Text.Contains($"\"{column}\"", StringComparison.Ordinal)),
            ["columns", var kind] => !s_literals.Contains(kind),
            ["action-status" or "role" or "reason" or "severity" or "contest-stage" or "files" or "subject" or "outcome" or "act" or "change" or "conflict" or "word", var code] => !s_literals.Contains(code),
            ["verify", "fault", var code] => !s_literals.Contains(code),
            ["unit", var unit] => !s_units.Contains(unit),
            ["function", var name] => DescribedFunction.All.All(described => described.Function.Name != name),
            // HelpTests of the program look at those.
            ["help", ..] => false,
            ["topic", var topic, ..] => DescribedFunction.ForPrograms.All(described => described.Topic != topic),
            ["parameter", _] => !DescribedFunction.All.SelectMany(described => described.PathParameters.Concat(described.Operation.AllParameters)).Any(parameter => parameter.Meaning == key),
            _ => !s_literals.Contains(key),
        });
        Assert.Empty(unused);
    }

    [Fact]
    public void Every_function_and_every_parameter_is_said_to_do_something() => Assert.All(DescribedFunction.All, described => Assert.All(
        described.PathParameters.Concat(described.Operation.AllParameters).Select(parameter => parameter.Meaning).Append($"function.{described.Function.Name}"),
        key => Assert.True(Has(key), $"{key} has no text in Messages.resx")));

    private static bool Has(string key) => s_texts.ContainsKey(key);

    private static List<string> Codes(Regex pattern) =>
        [.. s_source.SelectMany(source => pattern.Matches(source.Text)).Select(match => match.Groups["code"].Value).Distinct()];

    [GeneratedRegex("\"(?<text>[a-z0-9.-]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Literal();

    [GeneratedRegex("""^(?:page|cli)\.[a-z.]+[a-z]$""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex WholeKey();

    [GeneratedRegex("""(?:AddProblem(?:<[\w?]+>)?\(|new RuleProblem\(|return Refuse\(line, |yield return new\("\w+", )(?:[^"();]|\([^()]*\))*(?:weight > 0 \? )?"(?<code>[a-z]+-[a-z-]+)["]""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex RuleCode();
}
