using System.Text;
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
            Write(written, table, new RowTexts(findings, table, language), language);
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
        var line = 1L;
        foreach (var row in table.Rows)
        {
            for (; line < row.Row; line++)
                written.Write("\r\n");
            var text = row.Row < table.HeaderRow ? "" : row.Row == table.HeaderRow ? FindingsColumn.Field.In(language) : texts.Take(row.Row);
            line += WriteRow(written, table.Separator, With(text, table.Found, row.Cells));
        }

        // What no row was there for.
        if (texts.Take(long.MaxValue) is { Length: > 0 } rest)
            WriteRow(written, table.Separator, With(rest, table.Found, []));
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
    private static int WriteRow(StreamWriter written, char separator, List<string> cells)
    {
        for (var column = 0; column < cells.Count; column++)
        {
            var cell = CellText.SafeCell(cells[column]);
            if (column > 0)
                written.Write(separator);
            if (cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('"', '\r', '\n'))
                cell = $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            written.Write(cell);
        }

        written.Write("\r\n");
        return cells.Sum(cell => cell.Count(letter => letter == '\n')) + 1;
    }
}
