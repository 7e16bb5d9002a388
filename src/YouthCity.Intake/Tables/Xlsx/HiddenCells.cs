using System.Globalization;
using System.Xml;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>The rows and columns of a sheet that hold something and that nobody sees, such as what a filter took away. They are read all the same, and named.</summary>
internal sealed class HiddenCells
{
    /// <summary>Rows and columns that a finding names; of more it says how many.</summary>
    private const int MostNamed = 20;

    private readonly bool[] _columns = new bool[SheetXml.MostColumns];
    private readonly SortedSet<int> _filled = [];
    private readonly List<long> _rows = [];
    private bool _hasColumns;
    private int _countOfRows;

    /// <summary>Whether a row or columns are hidden, or have no height or width.</summary>
    /// <param name="size">The name of the attribute with the height or width.</param>
    public static bool IsHidden(XmlReader xml, string size) =>
        xml.GetAttribute("hidden") is "1" or "true" or "on"
        || (double.TryParse(xml.GetAttribute(size), NumberStyles.Float, CultureInfo.InvariantCulture, out var length) && length == 0);

    /// <param name="xml">On an element that says what some columns are like.</param>
    public void ReadColumns(XmlReader xml)
    {
        if (!IsHidden(xml, "width") || !int.TryParse(xml.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(xml.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
            return;
        for (var column = Math.Max(0, first - 1); column < Math.Min(last, _columns.Length); column++)
            _columns[column] = _hasColumns = true;
    }

    /// <summary>Takes note of a cell that holds something.</summary>
    public void Fill(int column)
    {
        if (_hasColumns && _columns[column])
            _filled.Add(column);
    }

    public void AddRow(long row)
    {
        _countOfRows++;
        if (_rows.Count < MostNamed)
            _rows.Add(row);
    }

    public void Report(FindingList findings)
    {
        if (_countOfRows > 0)
            findings.Add(FindingCodes.HiddenRows, _rows[0], arguments: [Listed(_rows.Select(row => row.ToString(CultureInfo.InvariantCulture)), _countOfRows)]);
        if (_filled.Count > 0)
            findings.Add(FindingCodes.HiddenColumns, arguments: [Listed(_filled.Take(MostNamed).Select(ColumnLetters.Of), _filled.Count)]);
    }

    private static string Listed(IEnumerable<string> named, int count) =>
        string.Join(", ", named) + (count > MostNamed ? FormattableString.Invariant($", … ({count})") : "");
}
