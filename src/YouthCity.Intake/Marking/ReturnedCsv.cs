using System.Text;
using CsvHelper;
using Microsoft.IO;
using YouthCity.Core;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <summary>
/// A refused table as text by RFC 4180, each row on the line that has its number. Rows may be of different lengths, as they may be in what was sent: those
/// that end early are only made longer where something is said.
/// </summary>
internal static class ReturnedCsv
{
    public static RecyclableMemoryStream Write(ReturnedTable table, FindingList findings, Language language)
    {
        var own = (Encoding)table.Encoding.Clone();
        own.EncoderFallback = EncoderFallback.ExceptionFallback;
        try
        {
            return Write(table, findings, language, own);
        }
        catch (EncoderFallbackException)
        {
            // An encoding that lacks a letter of the messages gives way to the one that spreadsheets know by its mark.
            return Write(table, findings, language, Encoding.UTF8);
        }
    }

    private static RecyclableMemoryStream Write(ReturnedTable table, FindingList findings, Language language, Encoding encoding)
    {
        var content = PooledBuffer.Pieces();
        try
        {
            using var written = new StreamWriter(content, encoding, leaveOpen: true);
            Write(written, table, new RowTexts(TableFindings.Of(findings), table, language), language);
            written.Flush();
            return content;
        }
        catch (EncoderFallbackException)
        {
            content.Dispose();
            throw;
        }
    }

    private static void Write(StreamWriter written, ReturnedTable table, RowTexts texts, Language language)
    {
        using var csv = CsvWriter.Create(written, CsvWriterOptions.Default with { Separator = table.Separator, ValidateFieldCount = false }, leaveOpen: true);
        var line = 1L;
        foreach (var row in table.Rows)
        {
            var text = row.Row < table.HeaderRow ? "" : row.Row == table.HeaderRow ? FindingsColumn.Field.In(language) : texts.Take(row.Row);
            if (With(text, table.Found, row.Cells) is not { Count: > 0 } cells)
                continue;
            if (line < row.Row)
                csv.Flush();
            for (; line < row.Row; line++)
                written.Write("\r\n");
            line += WriteRow(csv, cells);
        }

        // What no row was there for.
        if (texts.Take(long.MaxValue) is { Length: > 0 } rest)
            WriteRow(csv, With(rest, table.Found, []));
    }

    private static List<string> With(string text, int found, IReadOnlyList<string> cells)
    {
        var with = cells.ToList();
        if (found < with.Count)
        {
            with[found] = text;
        }
        else if (text.Length > 0 || with.Count == found)
        {
            with.AddRange(Enumerable.Repeat("", found - with.Count));
            with.Add(text);
        }

        return with;
    }

    /// <summary>Gives how many lines the row takes.</summary>
    private static int WriteRow(CsvWriter csv, List<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(CellText.SafeCell(cell));
        csv.EndRecord();
        return cells.Sum(cell => cell.Count(letter => letter == '\n')) + 1;
    }
}
