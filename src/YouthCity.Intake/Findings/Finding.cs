namespace YouthCity.Intake.Findings;

public enum Severity
{
    /// <summary>Refuses the file.</summary>
    Error,

    /// <summary>Suspicious but accepted.</summary>
    Warning,

    /// <summary>Something to know.</summary>
    Notice,
}

/// <summary>Something found in a file. Its texts are written in the reader's language when it is shown.</summary>
/// <param name="Code">Stable, English: names of the Frictionless specification where one fits, our own elsewhere.</param>
/// <param name="Row">The physical line of the file, from 1; none where the finding is about the whole file.</param>
/// <param name="Column">Position of the column, from 0; none where the finding is about a row.</param>
/// <param name="Field">What the column holds, such as <c>value</c> or an indicator's id.</param>
/// <param name="Found">The cell as it stands in the file.</param>
/// <param name="Arguments">What the texts name, in the order of their placeholders; the found cell is always the first. Texts as they stand, and <see cref="NamedCities"/>.</param>
public sealed record Finding(
    Severity Severity, string Code, long? Row, int? Column, string? Field, string? Found, IReadOnlyList<object> Arguments)
{
    /// <summary>The file of an archive or folder; null where what was sent is one file.</summary>
    public string? File { get; init; }

    /// <summary>The sheet of a workbook that the row is in.</summary>
    public string? Sheet { get; init; }
}
