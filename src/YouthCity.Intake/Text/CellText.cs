namespace YouthCity.Intake.Text;

/// <summary>Free text of a cell. Exports put an apostrophe before what a spreadsheet would run; reading takes it off again.</summary>
public static class CellText
{
    private const string Runs = "=+-@\t\r";

    /// <summary>The text without the apostrophe that exports put in front; nothing for a blank cell.</summary>
    public static string? Read(ReadOnlySpan<char> cell) =>
        cell.IsEmpty ? null : cell[0] == '\'' && WouldRun(cell) ? cell[1..].ToString() : cell.ToString();

    /// <summary>Whether reading would take an apostrophe off that the text itself has in front.</summary>
    public static bool NeedsAnother(string text) => text.Length > 0 && text[0] == '\'' && WouldRun(text);

    /// <summary>At most so many letters of a text; none is cut in two.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A text as names are compared: white space and line ends folded.</summary>
    public static string Fold(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool WouldRun(ReadOnlySpan<char> text) =>
        text.TrimStart('\'') is { IsEmpty: false } rest && Runs.Contains(rest[0], StringComparison.Ordinal);
}
