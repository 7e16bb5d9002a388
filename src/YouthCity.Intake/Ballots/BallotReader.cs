using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Ballots;

/// <summary>Reads a juror's ballots, as CSV or as JSON, and finds everything that is wrong with them in one pass.</summary>
public static class BallotReader
{
    /// <summary>Blanks before the first bracket, and a mark: no more than these are looked at.</summary>
    private const int MostBeforeJson = 256;

    /// <param name="known">What the juror has said before.</param>
    public static (JurorBallots Ballots, FindingList Findings, FileForm? Form) Read(Contest contest, AccessKey juror, JurorBallots known, SentFile file)
    {
        var findings = new FindingList();

        // The key is asked who the juror is: the first ballots are on their way, and there is no document yet.
        var upload = new BallotUpload(contest, known with { Name = juror.Name, City = juror.City }, findings);
        var form = JsonOf(file.Content) is { } json ? ReadList(json) : ReadTable();
        return (upload.Finish(), findings, form);

        FileForm? ReadList(ReadOnlyMemory<byte> utf8)
        {
            new BallotList(contest, upload, findings).Read(utf8, file.Cancellation);
            return new FileForm("UTF-8", null, "json") { Format = "json" };
        }

        FileForm? ReadTable()
        {
            using var rows = TableFile.Open(file, findings);
            if (rows is null || Header.Read(rows, BallotFields.All, findings) is not { } header)
                return rows?.Form;
            var table = new BallotTable(contest, header, BallotFields.All, _ => upload, findings);
            table.Read(rows);
            return rows.Form.With("long", header.LanguageOf(BallotFields.All), table.Signs);
        }
    }

    /// <summary>Whether bytes begin as a JSON object does and no table's header would.</summary>
    public static bool IsJson(ReadOnlySpan<byte> utf8) => WithoutMark(utf8).TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>The bytes without their mark, where they are JSON.</summary>
    private static ReadOnlyMemory<byte>? JsonOf(Stream content)
    {
        content.Position = 0;
        Span<byte> start = stackalloc byte[MostBeforeJson];
        if (!IsJson(start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]))
            return null;
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        return IsJson(bytes) ? bytes.AsMemory(bytes.Length - WithoutMark(bytes).Length) : (ReadOnlyMemory<byte>?)null;
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
}
