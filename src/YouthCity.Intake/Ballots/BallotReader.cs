using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Json;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Ballots;

/// <summary>Reads a juror's ballots, as CSV or as JSON, and finds everything that is wrong with them in one pass.</summary>
public static class BallotReader
{
    /// <param name="known">What the juror has said before.</param>
    public static (JurorBallots Ballots, FindingList Findings, FileForm? Form) Read(Contest contest, AccessKey juror, JurorBallots known, SentFile file)
    {
        var findings = new FindingList();

        // The key is asked who the juror is: the first ballots are on their way, and there is no document yet.
        var upload = new BallotUpload(contest, known with { Name = juror.Name, City = juror.City }, findings);
        var form = SentJson.Of(file.Content) is { } json ? ReadList(json) : ReadTable();
        return (upload.Finish(), findings, form);

        FileForm? ReadList(ReadOnlyMemory<byte> utf8)
        {
            new BallotList(contest, upload, findings).Read(utf8, file.Cancellation);
            return new FileForm("UTF-8", null, "json") { Format = "json" };
        }

        FileForm? ReadTable()
        {
            using var table = TableReader.Open(file, BallotFields.All, findings, out var recognised);
            if (table is null)
                return recognised;
            var ballots = new BallotTable(contest, table.Header, BallotFields.All, _ => upload, findings);
            ballots.Read(table);
            return table.Rows.Form.With("long", table.Header.LanguageOf(BallotFields.All), ballots.Signs);
        }
    }
}
