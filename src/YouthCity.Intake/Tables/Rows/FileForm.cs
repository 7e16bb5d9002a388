using System.Text.Json.Serialization;

namespace YouthCity.Intake.Tables.Rows;

/// <summary>What was recognised in a file.</summary>
/// <param name="Encoding">The encoding of its text; null for a workbook.</param>
/// <param name="Separator">The sign between cells, such as <c>;</c>; null for a workbook.</param>
/// <param name="Form"><c>long</c> or <c>wide</c>; null where the file has no forms.</param>
/// <param name="Language">The language of the header; null where its names are of none.</param>
/// <param name="DecimalSign"><c>.</c> or <c>,</c>; null where the numbers do not show it.</param>
public sealed record FileForm(string? Encoding, char? Separator, string? Form = null, string? Language = null, char? DecimalSign = null)
{
    /// <summary><c>csv</c> or <c>xlsx</c>; <c>json</c> for ballots.</summary>
    public string Format { get; init; } = "csv";

    /// <summary>The sheet of the workbook that was read.</summary>
    public string? Sheet { get; init; }

    /// <summary>The sheets that were read, in their order, where a workbook holds a table in each of several; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Sheets { get; init; }

    public FileForm With(string? form, string? language, (bool Points, bool Commas) signs) => this with
    {
        Form = form,
        Language = language,
        DecimalSign = signs switch { (true, false) => '.', (false, true) => ',', _ => null },
    };
}
