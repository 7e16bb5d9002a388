using YouthCity.Core.Applications;

namespace YouthCity.Functions.Files.Workbooks;

/// <summary>What the joined cells of the current row show, where another cell holds it.</summary>
internal sealed class MergedTexts(MergedCells cells)
{
    private readonly Dictionary<(long Row, int Column), Shown> _held = [];
    private readonly Dictionary<int, Shown> _shown = [];

    /// <summary>One more than the last column that shows what another cell holds.</summary>
    public int Count { get; private set; }

    public Shown? Find(int column) => Count > 0 ? _shown.GetValueOrDefault(column) : null;

    public void MoveTo(SheetXml sheet)
    {
        if (cells.IsEmpty)
            return;
        _shown.Clear();
        Count = 0;
        foreach (var area in cells.In(sheet.Row))
        {
            if (area.FirstRow == sheet.Row)
                _held[(area.FirstRow, area.FirstColumn)] = new(sheet.Utf8(area.FirstColumn).ToArray(), sheet[area.FirstColumn].Number);
            if (!_held.TryGetValue((area.FirstRow, area.FirstColumn), out var shown))
                continue;
            for (var column = area.FirstColumn; column <= Math.Min(area.LastColumn, SheetXml.MostColumns - 1); column++)
            {
                if (sheet.Row == area.FirstRow && column == area.FirstColumn)
                    continue;
                _shown[column] = shown;
                Count = Math.Max(Count, column + 1);
            }
        }
    }

    /// <param name="Number">Nothing where the cell that holds it is text.</param>
    public sealed record Shown(byte[] Utf8, NumberReading? Number);
}
