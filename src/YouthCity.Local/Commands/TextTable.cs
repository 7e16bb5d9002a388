namespace YouthCity.Local.Commands;

/// <summary>A table for a terminal: columns as wide as their widest cell, numbers to the right.</summary>
public sealed class TextTable(params IReadOnlyList<(string Name, bool IsNumber)> columns)
{
    private const string Gap = "  ";

    private readonly List<IReadOnlyList<string>> _rows = [[.. columns.Select(column => column.Name)]];
    private int _total = -1;

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    /// <summary>Adds the row of totals, under a line of its own.</summary>
    public void AddTotal(params IReadOnlyList<string> cells)
    {
        _total = _rows.Count;
        _rows.Add(cells);
    }

    public override string ToString()
    {
        using var text = new StringWriter();
        Write(text);
        return text.ToString();
    }

    public void Write(TextWriter to)
    {
        var widths = columns.Select((_, column) => _rows.Max(row => row[column].Length)).ToList();
        for (var row = 0; row < _rows.Count; row++)
        {
            if (row == 1 || row == _total)
                to.WriteLine(string.Join(Gap, widths.Select(width => new string('-', width))));
            to.WriteLine(string.Join(Gap, _rows[row].Select((cell, column) =>
                columns[column].IsNumber ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
