using YouthCity.Core.Numbers;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>What the joined cells of the current row show, where another cell holds it.</summary>
internal sealed class MergedTexts(MergedCells cells)
{
    private readonly Dictionary<(long Row, int Column), Shown> _held = [];
    private readonly Dictionary<int, Shown> _shown = [];
    private bool _isFirstRow;

    /// <summary>One more than the last column that is joined with another.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the joined cells show in the current row.</summary>
    public long Length { get; private set; }

    public Shown? Find(int column) => _shown.Count > 0 ? _shown.GetValueOrDefault(column) : null;

    public void MoveTo(SheetXml sheet)
    {
        if (cells.IsEmpty)
            return;
        var (areas, areOthers) = cells.In(sheet.Row);
        if (!areOthers && !_isFirstRow)
            return;
        _shown.Clear();
        (Count, Length, _isFirstRow) = (0, 0, false);
        foreach (var area in areas)
            Show(sheet, area);
    }

    private void Show(SheetXml sheet, MergedArea area)
    {
        var isFirstRow = area.FirstRow == sheet.Row;
        _isFirstRow |= isFirstRow;
        Count = Math.Max(Count, area.LastColumn + 1);
        if (isFirstRow && !sheet.Utf8(area.FirstColumn).IsEmpty)
            _held[(area.FirstRow, area.FirstColumn)] = new(sheet.Utf8(area.FirstColumn).ToArray(), sheet[area.FirstColumn].Number);
        if (!_held.TryGetValue((area.FirstRow, area.FirstColumn), out var shown))
            return;
        for (var column = area.FirstColumn + (isFirstRow ? 1 : 0); column <= area.LastColumn; column++)
            _shown[column] = shown;
        Length += (long)area.Width * shown.Utf8.Length;
    }

    /// <param name="Number">Nothing where the cell that holds it is text.</param>
    public sealed record Shown(byte[] Utf8, NumberReading? Number);
}
