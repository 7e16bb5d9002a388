using System.Buffers;
using YouthCity.Core.Numbers;

namespace YouthCity.Intake.Text;

/// <summary>Free text of a cell. Whatever we write has an apostrophe before what a spreadsheet would run; reading takes it off again.</summary>
public static class CellText
{
    /// <summary>What starts a formula, in some spreadsheet or behind a separator that another one sees, or hides its start.</summary>
    private static readonly SearchValues<char> s_runs = SearchValues.Create("=+-@;\t\r\n\0\u200B＝＋－＠");

    /// <summary>The text without the apostrophe that exports put in front; nothing for a blank cell.</summary>
    public static string? Read(ReadOnlySpan<char> cell) =>
        cell.IsEmpty ? null : cell[0] == '\'' && WouldRun(cell) ? cell[1..].ToString() : cell.ToString();

    /// <summary>The text as it can be written into a file: with an apostrophe in front where a spreadsheet would run it, or where reading would take off one of its own.</summary>
    public static string Safe(string text) => WouldRun(text) ? $"'{text}" : text;

    /// <summary>A cell of a sent file as it can go back: a number stays one, and an apostrophe that is there stays the only one.</summary>
    public static string SafeCell(string cell) => cell is ['\'', ..] || NumberText.Read(cell).Kind is NumberKind.Number or NumberKind.Ambiguous or NumberKind.TooLarge ? cell : Safe(cell);

    /// <summary>At most so many letters of a text; none is cut in two.</summary>
    public static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>A text as names are compared: white space and line ends folded.</summary>
    public static string Fold(string cell) => string.Join(' ', cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool WouldRun(ReadOnlySpan<char> text) =>
        text.TrimStart('\'') is { IsEmpty: false } rest && s_runs.Contains(rest[0]);
}
