using System.Text;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>The rows of the sheet of an XLSX workbook that holds the table; blank ones are passed over.</summary>
internal sealed class WorkbookRows : TableRows
{
    private const int MostHiddenTexts = 10_000;

    private readonly Workbook _workbook;
    private readonly string _name;
    private readonly SheetXml _sheet;
    private readonly MergedTexts _merged;
    private readonly FindingList _findings;
    private bool _isDamaged;
    private bool _isRead;

    private WorkbookRows(Workbook workbook, SheetPart sheet, FindingList findings, CancellationToken cancellation)
        : base(findings, cancellation)
    {
        (_workbook, _name, _findings) = (workbook, sheet.Name, findings);
        findings.Sheet = sheet.Name;
        (_sheet, _merged) = (new(workbook, sheet), new(MergedCells.Read(sheet)));
    }

    public override long Row => _sheet.Row;

    public override int Count => Math.Max(_sheet.Count, _merged.Count);

    public override FileForm Form => new(Encoding: null, Separator: null) { Format = "xlsx", Sheet = _name };

    /// <summary>Opens the sheet that fits; null, with a finding, if none does, several do or the workbook cannot be read.</summary>
    /// <param name="fits">Whether names are the header of the table that is wanted.</param>
    public static WorkbookRows? OpenSheet(SentFile file, Func<IReadOnlyList<string>, bool> fits, FindingList findings)
    {
        Workbook? workbook = null;
        WorkbookRows? rows = null;
        try
        {
            var most = WorkbookArchive.MostUnpackedOf(file.Content.Length);
            if (WorkbookArchive.IsTooLarge(file.Content, most))
            {
                findings.Add(FindingCodes.WorkbookTooLarge, found: file.Name, arguments: [FormattableString.Invariant($"{most / 1_000_000}")]);
                return null;
            }

            workbook = Workbook.Open(file.Content, file.Cancellation);
            if (SheetChoice.Of(workbook, file.Sheet, fits, findings) is { } sheet)
                rows = new(workbook, sheet, findings, file.Cancellation);
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            findings.Add(FindingCodes.BrokenWorkbook, found: file.Name);
        }
        finally
        {
            // Also when the upload is cancelled: the rows that would dispose of the workbook do not exist then.
            if (rows is null)
                workbook?.Dispose();
        }

        return rows;
    }

    protected override bool ReadNext()
    {
        try
        {
            while (!_isDamaged && _sheet.Read())
            {
                _merged.MoveTo(_sheet);
                _sheet.Show(_merged.Length);
                if (Expected > 0 && _sheet.Beyond is { } beyond)
                    _findings.Add(FindingCodes.ExtraCell, Row, beyond.Column, found: beyond.Text);
                if (IsTooWide || !IsBlank())
                    return true;
            }
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            _isDamaged = true;
            _findings.Add(FindingCodes.BrokenWorkbook, Row + 1);
        }

        if (!_isDamaged && !_isRead)
            _sheet.Hidden.Report(_findings);
        _isRead = true;
        return false;
    }

    /// <summary>Whether the row has more cells than a table may have columns, which only its header is asked.</summary>
    public override bool IsTooWide => _sheet.Beyond is not null && Expected == 0;

    public override int NextFilled(int column)
    {
        var filled = _sheet.NextFilled(column);
        for (; column < _merged.Count && (filled < 0 || column < filled); column++)
        {
            if (!Utf8(column).IsEmpty)
                return column;
        }

        return filled;
    }

    public override ReadOnlySpan<byte> Utf8(int column) => _merged.Find(column) is { } shown ? shown.Utf8 : _sheet.Utf8(column);

    public override NumberReading Number(int column) =>
        _sheet[column] is var cell && cell.Number is { } number ? number : NumberText.Read(_sheet.Utf8(column));

    public override IReadOnlyList<string> HiddenTexts(string sheet)
    {
        if (_workbook.HiddenSheets.FirstOrDefault(hidden => hidden.Name == sheet) is not { } part)
            return [];
        var texts = new List<string>();
        using var xml = new SheetXml(_workbook, part);
        try
        {
            while (texts.Count < MostHiddenTexts && xml.Read())
                texts.Add(Encoding.UTF8.GetString(xml.Utf8(0)));
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            return [];
        }

        return texts;
    }

    public override bool IsMerged(int column) => _merged.Find(column) is { Utf8.Length: > 0 };

    public override double? NumberInCell(int column) =>
        (_merged.Find(column) is { } shown ? shown.Number : _sheet[column].Number) is { Kind: NumberKind.Number, IsPercent: false } number ? number.Value : null;

    /// <summary>Whether a cell holds a number, of whatever format, and not a text that may be read as one.</summary>
    public bool HoldsNumber(int column) => (_merged.Find(column) is { } shown ? shown.Number : _sheet[column].Number) is { Kind: NumberKind.Number };

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _sheet.Dispose();
            _workbook.Dispose();
        }

        base.Dispose(disposing);
    }
}
