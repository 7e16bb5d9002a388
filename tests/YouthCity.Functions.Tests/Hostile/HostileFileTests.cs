using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Surveys;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Hostile;

/// <summary>Whatever is sent, reading it and giving it back takes little of the machine; the bounds are generous, since a build machine may be slow.</summary>
/// <remarks>The test script runs these once more with 225 MB for the whole process: 50 that it has at rest, a file of 25, and 150 for reading it.</remarks>
[OwnProcess]
public sealed class HostileFileTests
{
    /// <summary>Seconds of a processor: all of these files took a tenth of it when this was written.</summary>
    private const double MostSeconds = 4;

    /// <summary>Bytes that come and go; several times as many as are ever held at once.</summary>
    private const long MostBytes = 500_000_000;

    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    private static readonly AccessKey s_juror = new("jury-00000000", Role.Jury, "talas", new string('0', 64), DateTimeOffset.UnixEpoch);

    public static TheoryData<string> Names { get; } = [.. HostileFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_file_costs_no_more_than_a_sound_one_may_nor_does_its_way_back(string name)
    {
        var (sentAs, bytes) = HostileFiles.All[name];
        var file = bytes();
        Read(SentAs.Application, "city,indicator,value\nosh,1.1,5\n"u8.ToArray());
        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {file.Length:N0} bytes");
        AssertSmall(Cost.Of(() => Read(sentAs, file)), 1);
        using var content = new MemoryStream(file);
        var (findings, form) = Read(sentAs, content);
        foreach (var format in (string[])[ReturnedFile.Csv, ReturnedFile.Workbook])
            AssertSmall(Cost.Of(() => ReturnedFile.Write(content, form, findings, format, Language.En)?.Dispose()), 2);
    }

    private static void AssertSmall(Cost cost, int times)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"{cost.Processors.TotalSeconds:0.00} s, {cost.Bytes / 1_000_000} MB");
        Assert.True(cost.Processors.TotalSeconds < times * MostSeconds, $"{cost}");
        Assert.True(cost.Bytes < times * MostBytes, $"{cost}");
    }

    private static void Read(SentAs sentAs, byte[] file)
    {
        using var content = new MemoryStream(file);
        var (findings, _) = Read(sentAs, content);
        Assert.All(findings.All, finding => Assert.NotEmpty(finding.In(Language.En).Message));
    }

    private static (FindingList Findings, FileForm? Form) Read(SentAs sentAs, Stream content)
    {
        var file = new SentFile("file", content);
        return sentAs switch
        {
            SentAs.Orders => SocialOrderReader.Read(s_contest, file) is var (_, findings, form) ? (findings, form) : default,
            SentAs.Survey => SurveyReader.Read(s_contest, file) is var (_, findings, form) ? (findings, form) : default,
            SentAs.Ballots => BallotReader.Read(s_contest, s_juror, JurorBallots.Empty, file) is var (_, findings, form) ? (findings, form) : default,
            _ => ApplicationReader.Read(s_contest, file) is var (_, findings, form) ? (findings, form) : default,
        };
    }
}
