using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>
/// Reads a table of any kind: finds its header, checks the header's columns, and walks its rows. What a cell means is for the reader of each kind of file.
/// </summary>
public sealed class TableReader : IDisposable
{
    private readonly FindingList _findings;

    private TableReader(TableRows rows, Header header, FindingList findings)
    {
        (Rows, Header, _findings) = (rows, header, findings);
    }

    public TableRows Rows { get; }

    public Header Header { get; }

    /// <summary>Null, with a finding, if the file is no table or its header is not found.</summary>
    /// <param name="fields">The columns that the table may have.</param>
    /// <param name="form">What was recognised in the file; null if it is no table.</param>
    /// <param name="fits">Whether names are the header of the table that is wanted, should a workbook have several.</param>
    public static TableReader? Open(SentFile file, IReadOnlyList<Field> fields, FindingList findings, out FileForm? form, Func<IReadOnlyList<string>, bool>? fits = null)
    {
        return Open(TableFile.Open(file, findings, fits), fields, findings, out form);
    }

    /// <summary>Rows that were opened already, of a table or of a list; they are disposed of where no header is found among them.</summary>
    /// <inheritdoc cref="Open(SentFile, IReadOnlyList{Field}, FindingList, out FileForm?, Func{IReadOnlyList{string}, bool}?)"/>
    public static TableReader? Open(TableRows? rows, IReadOnlyList<Field> fields, FindingList findings, out FileForm? form)
    {
        Header? header = null;
        try
        {
            header = rows is null ? null : HeaderSearch.Find(rows, fields, findings);
            form = rows?.Form;
            return header is null ? null : new(rows!, header, findings);
        }
        finally
        {
            // Also where the caller has left while the header was looked for.
            if (header is null)
                rows?.Dispose();
        }
    }

    /// <summary>Refuses the table if one of these fields is missing, a column is none of them, or one comes twice. False if it is refused.</summary>
    /// <param name="ours">A column that our own files have beside these.</param>
    public bool AcceptsOnly(IReadOnlyList<Field> fields, Field? ours = null) => Accepts(
        fields, name => fields.FirstOrDefault(field => field.IsCalled(name))?.Name, FindingCodes.UnknownLabel, [.. fields.Select(field => field.Name)], ours);

    /// <summary>Refuses the table if a required field is missing, a column means nothing, or two mean the same. False if it is refused.</summary>
    /// <param name="meaning">What a name stands for; null if it stands for nothing.</param>
    /// <param name="unknown">What a column without a meaning is found to be.</param>
    /// <param name="known">The names that it may have meant.</param>
    /// <param name="ours">A column that our own files have beside these.</param>
    public bool Accepts(IReadOnlyList<Field> fields, Func<string, string?> meaning, FindingCode unknown, IReadOnlyList<string> known, Field? ours = null)
    {
        HeaderChecks.Require(Header, fields, _findings);
        HeaderChecks.RefuseUnknown(Header, name => meaning(name) is not null || ours?.IsCalled(name) == true, unknown, known, fields, _findings);
        HeaderChecks.RefuseRepeats(Header, meaning, _findings);
        return !_findings.HasErrors;
    }

    /// <summary>Walks the rows: blank ones are passed over, and a table without any other row is refused.</summary>
    /// <param name="isRow">Whether cells can be a row of this kind of file: a stray quotation mark may have swallowed one.</param>
    /// <param name="read">Reads the current row.</param>
    /// <param name="isPassedOver">Whether the current row is none of the sender's, such as a template's example.</param>
    public void ReadRows(Func<string[], bool> isRow, Action<TableRows> read, Func<TableRows, bool>? isPassedOver = null)
    {
        var hasRows = false;
        while (Rows.Read())
        {
            if (Rows.IsBlank())
            {
                _findings.Add(FindingCodes.BlankRow, Rows.Row);
                continue;
            }

            if (isPassedOver?.Invoke(Rows) == true)
                continue;
            hasRows = true;
            RowChecks.Check(Header, Rows, _findings, isRow);
            read(Rows);
        }

        if (!hasRows && !_findings.HasErrors)
            _findings.Add(FindingCodes.NoRows, Header.Row);
    }

    public void Dispose() => Rows.Dispose();
}
