using System.Text;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>Reads and writes CSV by RFC 4180, apart from the product's own reader.</summary>
public static class CsvText
{
    public static IReadOnlyList<string[]> Parse(string text, char separator = ',')
    {
        var (rows, row, cell, quoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        text = text.TrimStart('\uFEFF');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (text[i] == '"')
                quoted = !quoted;
            else if (quoted || (text[i] != separator && text[i] is not ('\r' or '\n')))
                cell.Append(text[i]);
            else if (text[i] != '\r')
                EndCell(text[i] == '\n');
        }

        return rows;

        void EndCell(bool endsRow)
        {
            row.Add(cell.ToString());
            cell.Clear();
            if (!endsRow)
                return;
            rows.Add([.. row]);
            row.Clear();
        }
    }

    public static string Write(IEnumerable<string[]> rows, char separator = ',') =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
}
