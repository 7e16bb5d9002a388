namespace YouthCity.Functions.Files;

/// <summary>Free text of a cell.</summary>
public static class CellText
{
    /// <summary>The text without the apostrophe that exports put before what a spreadsheet would run; nothing for a blank cell.</summary>
    public static string? Read(ReadOnlySpan<char> cell) =>
        cell.IsEmpty ? null
        : cell.Length > 1 && cell[0] == '\'' && "=+-@\t\r".Contains(cell[1], StringComparison.Ordinal) ? cell[1..].ToString()
        : cell.ToString();
}
