using System.Text;
using YouthCity.Core;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>Rules in an archive: what is taken, and what is said of everything else.</summary>
public sealed class RuleArchiveTests
{
    [Fact]
    public void The_rules_of_2020_written_as_files_are_the_same_rules()
    {
        var zip = RuleArchive.Write(RuleFiles.Of(RuleSet.Reference));
        Assert.Equal(RuleSet.Hash(RuleSet.Reference), RuleSet.Hash(RuleSet.Contest(zip)));
        Assert.Equal(zip, RuleArchive.Write(RuleFiles.Of(RuleSet.Contest(zip))));
        Assert.Empty(RuleSet.Read(zip).Findings.All);
    }

    [Fact]
    public void Rules_that_use_every_setting_written_as_files_are_the_same_rules()
    {
        var contest = RuleSet.EverySetting;
        var back = RuleSet.Contest(RuleArchive.Write(RuleFiles.Of(contest)));
        Assert.Equal(RuleSet.Hash(contest), RuleSet.Hash(back));
        Assert.Equal((1.234, "=All", 4), (back.Groups[0].Weight, back.Name.En, back.Scoring.Ties.Count));
    }

    [Fact]
    public void Files_come_out_as_they_came_in()
    {
        var set = new RuleSet().With("contest.json", "\"edition\": 2020", "\"edition\":     2020");
        Assert.Equal(set.Text("contest.json"), Encoding.UTF8.GetString(RuleSet.Read(set.Zip()).Upload!.Files.Contest));
    }

    [Fact]
    public void Files_that_are_nobodys_business_are_ignored() =>
        Assert.Equal([], new RuleSet().Add("README.md", [0xFF]).Add("docs/", []).Add("docs/notes.txt", [1]).Add("__MACOSX/groups.csv", [0]).Add("other.zip", new RuleSet().Zip()).Errors());

    [Theory]
    [InlineData("2020/groups.csv", ": path-in-archive")]
    [InlineData("..\\groups.csv", ": path-in-archive")]
    [InlineData("/groups.csv", ": path-in-archive")]
    [InlineData("GROUPS.CSV", ": repeated-file")]
    public void A_file_that_could_be_another_is_asked_for(string path, string error) => Assert.Equal([error], new RuleSet().Add(path, [1]).Errors());

    [Fact]
    public void Every_file_that_is_missing_is_named() => Assert.Equal(
        ["contest.json: missing-file", "cities.csv: missing-file"], new RuleSet().Without("contest.json").Without("cities.csv").Errors());

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var zip = new RuleSet().With("cities.csv", new byte[100_000_000]).Zip();
        Assert.True(zip.Length < 200_000);
        Assert.Equal([": archive-too-large"], RuleSet.Errors(zip));
    }

    [Fact]
    public void An_archive_of_very_many_files_is_refused()
    {
        var set = new RuleSet();
        for (var i = 0; i < 1_000; i++)
            set.Add($"{i}", []);
        Assert.Equal([": archive-too-large"], set.Errors());
    }

    [Theory]
    [InlineData("", ": empty-file")]
    [InlineData("id,weight", ": not-rules")]
    [InlineData("{}", ": not-rules")]
    [InlineData("PK\u0003\u0004 and no more", ": broken-archive")]
    public void What_is_no_archive_is_refused(string content, string error) => Assert.Equal([error], RuleSet.Errors(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Damaged_entries_are_refused()
    {
        var zip = new RuleSet().Zip();
        zip.AsSpan(100, 200).Fill(0x55);
        Assert.Equal([": broken-archive"], RuleSet.Errors(zip));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_file_by_file_in_three_languages()
    {
        var findings = RuleSet.Read(new RuleSet().With("contest.json", "0.6667", "6").With("groups.csv", "2,1,", "2,0,").With("groups.csv", "3,1,", "3,,")
            .With("indicators.csv", "1.2,1,1,admin", "1.2,9,1,poll").With("cities.csv", "naryn,Нарын", "osh,Нарын").Zip()).Findings;
        Assert.Equal(
            [
                "contest.json:34 wrong-type", "groups.csv:3 weight-not-above-zero", "groups.csv:4 missing-cell", "indicators.csv:3 unknown-group", "indicators.csv:3 unknown-value", "cities.csv:15 duplicate-id",
            ],
            findings.All.Select(finding => $"{finding.File}:{finding.Row} {finding.Code}"));
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.All(findings.All.Select(finding => finding.In(language)), shown => Assert.All([shown.Message, shown.Expected, shown.Fix], text => Assert.NotEmpty(text!)));
            Assert.Equal("groups.csv!B3", Assert.Single(ShownGroup.Of(findings, language).Single(group => group.Code == "weight-not-above-zero").Cells));
        }

        var shown = findings.All[3].In(Language.En);
        Assert.Equal(("group", "B3", "9", "There is no group “9”.", "One of: 1, 2, 3, 4, 5, 6."), (shown.Column, shown.Cell, shown.Value, shown.Message, shown.Expected));
    }

    [Theory]
    [InlineData("\"progressShare\"", "\"progresShare\"", "progressShare")]
    [InlineData("\"normalisation\"", "\"normalization\"", "normalisation")]
    [InlineData("\"validUntil\"", "\"valid\"", "id, edition, continues, name, legalBasis, contact, notice, opensOn, applicationsCloseOn, validUntil, prizes, scoring, jury, objections")]
    public void A_key_that_nothing_is_known_of_is_answered_with_the_one_that_was_meant(string key, string written, string meant)
    {
        var finding = RuleSet.Read(new RuleSet().With("contest.json", key, written).Zip()).Findings.All.Single(finding => finding.Code == "unknown-key");
        Assert.Equal($"One of: {meant}.", finding.In(Language.En).Expected);
    }
}
