using System.Text;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Marking;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Surveys;
using YouthCity.Intake.Tables.Rows;
using static YouthCity.Functions.Tests.Hostile.HostileWorkbook;

namespace YouthCity.Functions.Tests.Hostile;

/// <summary>Nobody's file is not read on.</summary>
public sealed class LeavingSenderTests
{
    /// <summary>What is in hand when the sender leaves: a piece of the file, or what it unpacks to.</summary>
    private const long InHand = 1 << 18;

    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    private static readonly AccessKey s_juror = new("jury-00000000", Role.Jury, "talas", new string('0', 64), DateTimeOffset.UnixEpoch);

    private static readonly byte[] s_workbook = WithPicture((Sheet, Rows(part =>
    {
        var chance = new Random(1);
        for (var row = 0; row < 200_000; row++)
            part.Write($"<row><c t=\"str\"><v>{chance.NextInt64():x}</v></c></row>");
    })));

    [Theory]
    [InlineData("application", "city,indicator,value\n", "osh,1.1,5\n")]
    [InlineData("application", "city,1.1,2.1\n", "osh,1.1,5\n")]
    [InlineData("orders", "city,amount,theme\n", "osh,1,sport\n")]
    [InlineData("survey", "city,1.4\n", "osh,1\n")]
    [InlineData("ballots", "city,group,mark\n", "osh,1,7\n")]
    public void A_text_file_is_not_read_on_when_its_sender_has_left(string what, string header, string row) =>
        AssertStops(Encoding.UTF8.GetBytes(header + string.Concat(Enumerable.Repeat(row, 200_000))), file => Read(what, file));

    [Theory]
    [InlineData("application")]
    [InlineData("orders")]
    [InlineData("survey")]
    [InlineData("ballots")]
    public void A_workbook_is_not_read_on_when_its_sender_has_left(string what) => AssertStops(s_workbook, file => Read(what, file));

    [Theory]
    [InlineData(ReturnedFile.Csv)]
    [InlineData(ReturnedFile.Workbook)]
    public void A_file_is_not_given_back_to_a_sender_who_has_left(string format)
    {
        byte[] file = [.. "city,indicator,value\n"u8, .. Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("atlantis,1.1,5\n", 100_000)))];
        using var content = new MemoryStream(file);
        var (_, findings, form) = ApplicationReader.Read(s_contest, new SentFile("file", content));
        AssertStops(file, sent => ReturnedFile.Write(sent.Content, form, findings, format, Language.En, sent.Cancellation));
    }

    private static void AssertStops(byte[] file, Action<SentFile> read)
    {
        // Early, while the file is looked at as a whole, and later, among its rows.
        foreach (var readings in (int[])[5, 26])
        {
            using var sender = new LeavingSender(file, readings);
            Assert.ThrowsAny<OperationCanceledException>(() => read(new SentFile("file", sender) { Cancellation = sender.Left }));
            Assert.InRange(sender.BytesAfter, 0, InHand);
        }
    }

    private static object? Read(string what, SentFile file) => what switch
    {
        "orders" => SocialOrderReader.Read(s_contest, file).Orders,
        "survey" => SurveyReader.Read(s_contest, file).Counts,
        "ballots" => BallotReader.Read(s_contest, s_juror, JurorBallots.Empty, file).Ballots,
        _ => ApplicationReader.Read(s_contest, file).Upload,
    };
}
