namespace YouthCity.Functions.Files.Workbooks;

/// <summary>What the joined cells of the current row show, where another cell holds it.</summary>
internal sealed class MergedTexts(MergedCells cells)
{
    private readonly Dictionary<(long Row, int Column), byte[]> _held = [];
    private readonly Dictionary<int, byte[]> _shown = [];

    /// <summary>One more than the last column that shows what another cell holds.</summary>
    public int Count { get; private set; }

    public byte[]? Find(int column) => Count > 0 ? _shown.GetValueOrDefault(column) : null;

    public void MoveTo(SheetXml sheet)
    {
        if (cells.IsEmpty)
            return;
        _shown.Clear();
        Count = 0;
        foreach (var area in cells.In(sheet.Row))
        {
            if (area.FirstRow == sheet.Row)
                _held[(area.FirstRow, area.FirstColumn)] = sheet.Utf8(area.FirstColumn).ToArray();
            if (!_held.TryGetValue((area.FirstRow, area.FirstColumn), out var text))
                continue;
            for (var column = area.FirstColumn; column <= Math.Min(area.LastColumn, SheetXml.MostColumns - 1); column++)
            {
                if (sheet.Row == area.FirstRow && column == area.FirstColumn)
                    continue;
                _shown[column] = text;
                Count = Math.Max(Count, column + 1);
            }
        }
    }
}
