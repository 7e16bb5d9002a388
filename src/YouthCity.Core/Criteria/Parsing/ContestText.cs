namespace YouthCity.Core.Criteria.Parsing;

/// <summary>The four files of a contest as text, before anything is believed.</summary>
public sealed record ContestText(TextFile Contest, TextTable Groups, TextTable Indicators, TextTable Cities);

/// <param name="File">The name that problems are reported under.</param>
public sealed record TextFile(string File, byte[] Utf8);

/// <param name="File">The name that problems are reported under.</param>
/// <param name="Columns">The header's names.</param>
public sealed record TextTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<TextRow> Rows);

/// <param name="Line">The line of the file on which the row starts, from 1.</param>
public sealed record TextRow(int Line, IReadOnlyList<string> Cells);

/// <summary>Something in the rules that cannot be true.</summary>
/// <param name="File">Which file.</param>
/// <param name="Line">On which line of it, from 1.</param>
/// <param name="Code">Stable, English, such as <c>unknown-group</c>.</param>
/// <param name="Arguments">What the message names, in the order of its text.</param>
public sealed record RuleProblem(string File, int Line, string Code, params IReadOnlyList<string> Arguments);
