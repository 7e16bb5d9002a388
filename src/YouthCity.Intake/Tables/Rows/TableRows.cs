using System.Globalization;
using System.Text;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Tables.Rows;

/// <summary>The rows of a table that was sent, one after another. What a cell gives is valid until the next row is read.</summary>
public abstract class TableRows(FindingList findings, CancellationToken cancellation) : IDisposable
{
    /// <summary>With more errors than these a file is wrong as a whole, and to count them all helps nobody.</summary>
    private const int MostErrors = 100_000;

    private char[] _letters = new char[256];
    private bool _isStopped;

    /// <summary>The line of the file, or the row of the sheet, where the current row starts, from 1.</summary>
    public abstract long Row { get; }

    /// <summary>How many cells the current row has.</summary>
    public abstract int Count { get; }

    /// <summary>Whether the file's encoding lacks letters, so that texts may have lost some on their way into it.</summary>
    public virtual bool LacksLetters => false;

    /// <summary>What was recognised, but for what only the header and the numbers tell.</summary>
    public abstract FileForm Form { get; }

    /// <summary>The column of findings of a file that was returned; -1 where it is none.</summary>
    public int PassedOver { get; private set; } = -1;

    private int RowNumbers { get; set; } = -1;

    /// <summary>How many columns the header has; 0 before it was read.</summary>
    protected int Expected { get; private set; }

    /// <summary>Whether the current row has more cells than a table may have columns.</summary>
    public virtual bool IsTooWide => Count > SheetXml.MostColumns;

    /// <summary>Whether a cell of the current row runs over several lines.</summary>
    public virtual bool IsMultiLine => false;

    /// <summary>Moves on to the next row; false if there is none, or if the rest of the file is not worth reading.</summary>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public bool Read()
    {
        cancellation.ThrowIfCancellationRequested();
        if (findings.Errors <= MostErrors)
            return ReadNext();
        if (!_isStopped)
            findings.Add(FindingCodes.TooManyErrors, Row, arguments: [MostErrors.ToString(CultureInfo.InvariantCulture)]);
        _isStopped = true;
        return false;
    }

    protected abstract bool ReadNext();

    /// <summary>Tells what the header says of the rows below it.</summary>
    /// <param name="passedOver">The column of findings, or -1.</param>
    /// <param name="rowNumbers">The column of row numbers, or -1.</param>
    public void Expect(int columns, int passedOver, int rowNumbers) => (Expected, PassedOver, RowNumbers) = (columns, passedOver, rowNumbers);

    /// <summary>A cell of the current row as UTF-8, trimmed; empty where the row is shorter.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);

    /// <summary>A cell of the current row as a number.</summary>
    public virtual NumberReading Number(int column) => NumberText.Read(Utf8(column));

    /// <summary>The number that a cell holds where it holds one and not a text, which only a workbook tells.</summary>
    public virtual double? NumberInCell(int column) => null;

    /// <summary>The first cells of the rows of a hidden sheet, which only a workbook has; empty if there is no sheet of this name.</summary>
    public virtual IReadOnlyList<string> HiddenTexts(string sheet) => [];

    /// <summary>Whether a cell shows what another one holds, with which it is joined.</summary>
    public virtual bool IsMerged(int column) => false;

    /// <summary>The lines of a cell behind its first one.</summary>
    public virtual IEnumerable<string[]> LinesInside(int column) => [];

    /// <summary>A cell of the current row, trimmed. Valid until the next cell is read.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        var utf8 = Utf8(column);
        if (utf8.Length > _letters.Length)
            _letters = new char[utf8.Length];
        return _letters.AsSpan(0, Encoding.UTF8.GetChars(utf8, _letters));
    }

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    /// <summary>Whether no cell of the current row holds anything, but for its number and what the service itself has said beside it.</summary>
    public bool IsBlank()
    {
        var filled = NextFilled(0);
        while (filled >= 0 && (filled == PassedOver || filled == RowNumbers))
            filled = NextFilled(filled + 1);
        return filled < 0;
    }

    /// <summary>The first cell of the current row from a column on that holds anything; -1 if there is none.</summary>
    public virtual int NextFilled(int column)
    {
        for (; column < Count; column++)
        {
            if (!Utf8(column).IsEmpty)
                return column;
        }

        return -1;
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
