namespace YouthCity.Core.Criteria.Parsing;

/// <summary>The four files of a contest as text, before anything is believed; null for one that could not be read, which was said where it was tried.</summary>
public sealed record ContestText(TextFile? Contest, TextTable? Groups, TextTable? Indicators, TextTable? Cities)
{
    /// <summary>Whether there is something to believe in every place: only then can a contest come of it.</summary>
    public bool IsWhole => Contest is not null && Groups is { IsWhole: true } && Indicators is { IsWhole: true } && Cities is { IsWhole: true };
}

/// <param name="File">The name that problems are reported under.</param>
public sealed record TextFile(string File, byte[] Utf8)
{
    /// <summary>By path, such as <c>scoring.floor</c>, the row that says it, where the text was made of a table; null where its own lines count.</summary>
    public IReadOnlyDictionary<string, int>? Lines { get; init; }
}

/// <param name="File">The name that problems are reported under.</param>
/// <param name="Columns">Their names in the rules' own words, each once; the table may lack those that are optional.</param>
public sealed record TextTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<TextRow> Rows)
{
    /// <summary>Whether no cell was refused.</summary>
    public bool IsWhole => Rows.All(row => !row.Cells.Contains(null));
}

/// <param name="Line">The line of the file on which the row starts, from 1.</param>
/// <param name="Cells">Numbers with a decimal point and nothing between thousands; null where a cell was refused, which was said then.</param>
public sealed record TextRow(int Line, IReadOnlyList<string?> Cells);

/// <summary>Something in the rules that cannot be true.</summary>
/// <param name="File">Which file.</param>
/// <param name="Line">On which line of it, from 1.</param>
/// <param name="Code">Stable, English, such as <c>unknown-group</c>.</param>
/// <param name="Field">The column of a table, or the path of a key of <c>contest.json</c>; null where it is neither.</param>
/// <param name="Found">What stands there; null where it is missing.</param>
/// <param name="Arguments">What else the message names, in the order of its text.</param>
public sealed record RuleProblem(string File, int Line, string Code, string? Field, string? Found, params IReadOnlyList<string> Arguments);
