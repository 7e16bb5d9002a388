using System.Text;
using YouthCity.Core;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Fuzz;

/// <summary>
/// Rules as they come after an accident: reading never throws, whatever is found can be said in all languages, and what is taken says the same when it is written
/// again. Of <c>YOUTHCITY_FUZZ</c> files a quarter are archives, and a tenth each workbooks with changed cells and with changed bytes.
/// </summary>
[OwnProcess]
public sealed class RuleFuzzTests
{
    [Fact]
    public void No_accident_to_the_files_of_rules_makes_reading_throw_or_changes_what_they_say() => ForEach(FuzzTests.Files / 4, FuzzedRules.Archive);

    [Fact]
    public void No_accident_to_the_cells_of_a_workbook_makes_reading_throw_or_changes_what_they_say() => ForEach(FuzzTests.Files / 10, FuzzedRules.Cells);

    [Fact]
    public void No_accident_to_the_bytes_of_a_workbook_makes_reading_throw_or_changes_what_they_say() => ForEach(FuzzTests.Files / 10, FuzzedRules.Bytes);

    private static void ForEach(int files, Func<Random, byte[]> make)
    {
        for (var seed = 0; seed < files; seed++)
        {
            try
            {
                Check(seed, make(new Random(seed)));
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"{FuzzTests.Of(seed)}: {fault}");
            }
        }
    }

    private static void Check(int seed, byte[] file)
    {
        var (upload, findings, _) = RuleSet.Read(file);
        Assert.True(upload is null == findings.HasErrors, FuzzTests.Of(seed));
        foreach (var language in Enum.GetValues<Language>())
            Assert.All(findings.All.Take(20), finding => Assert.False(string.IsNullOrWhiteSpace(finding.In(language).Message), FuzzTests.Of(seed)));
        if (upload is null)
            return;

        // What a process keeps of rules that it has just stored, and what another one reads of their document, are the same.
        Assert.Equal(RuleFiles.Of(upload.Rules).All.Select(part => Encoding.UTF8.GetString(part.Content)), RuleFiles.Of(ContestJson.Read(ContestJson.Write(upload.Rules))).All.Select(part => Encoding.UTF8.GetString(part.Content)));
        Assert.True(RuleSet.Hash(upload.Rules) == RuleSet.Hash(RuleSet.Contest(RuleArchive.Write(RuleFiles.Of(upload.Rules)))), FuzzTests.Of(seed));
    }
}
