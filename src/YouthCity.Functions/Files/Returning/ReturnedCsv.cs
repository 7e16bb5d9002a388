using System.Text;
using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files.Returning;

/// <summary>
/// A refused table as text by RFC 4180, each row on the line that has its number. Rows may be of different lengths, as they may be in what was sent: those
/// that end early are only made longer where something is said.
/// </summary>
internal static class ReturnedCsv
{
    private const string Runs = "=+-@\t\r";

    public static byte[] Write(ReturnedTable table, FindingList findings, Language language)
    {
        var written = new StringBuilder();
        Write(written, table, new RowTexts(findings, table, language), language);
        var text = written.ToString();

        // An encoding that lacks a letter of the messages gives way to the one that spreadsheets know by its mark.
        var own = table.Encoding;
        return own.GetString(own.GetBytes(text)) == text ? [.. own.GetPreamble(), .. own.GetBytes(text)] : [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static void Write(StringBuilder written, ReturnedTable table, RowTexts texts, Language language)
    {
        var line = 1L;
        foreach (var row in table.Rows)
        {
            for (; line < row.Row; line++)
                written.Append("\r\n");
            var text = row.Row < table.HeaderRow ? "" : row.Row == table.HeaderRow ? ReturnedFile.Column.In(language) : texts.Take(row.Row);
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
    private static int WriteRow(StringBuilder written, char separator, List<string> cells)
    {
        foreach (var cell in cells.Select(Safe))
        {
            if (cell.Contains(separator, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('"', '\r', '\n'))
                written.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                written.Append(cell);
            written.Append(separator);
        }

        written.Length -= cells.Count > 0 ? 1 : 0;
        written.Append("\r\n");
        return cells.Sum(cell => cell.Count(letter => letter == '\n')) + 1;
    }

    /// <summary>Text that a spreadsheet would run gets the apostrophe that reading takes off again; numbers never do.</summary>
    private static string Safe(string cell) =>
        cell.Length > 0 && Runs.Contains(cell[0], StringComparison.Ordinal) && NumberText.Read(cell).Kind == NumberKind.NotANumber ? $"'{cell}" : cell;
}
