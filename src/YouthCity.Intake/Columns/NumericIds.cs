using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>
/// Ids that a workbook does not show any more once they are numbers in it: 1.10 is then 1.1, which is another id where there is one.
/// </summary>
internal sealed class NumericIds
{
    private const int LongestId = 64;

    private readonly IReadOnlyList<string> _ids;
    private readonly string _field;
    private readonly FindingList _findings;
    private readonly Dictionary<double, int[]> _byNumber;
    private readonly Dictionary<double, int[]> _meant;

    private NumericIds(IReadOnlyList<string> ids, string field, FindingList findings)
    {
        (_ids, _field, _findings) = (ids, field, findings);
        _byNumber = Enumerable.Range(0, ids.Count).GroupBy(at => Number(ids[at])).Where(same => same.Key is not null).ToDictionary(same => same.Key!.Value, same => same.ToArray());
        _meant = _byNumber
            .Where(same => same.Value.Any(at => ids[at] != same.Key.ToString(CultureInfo.InvariantCulture)))
            .ToDictionary();
    }

    public static NumericIds OfIndicators(Contest contest, FindingList findings) => new([.. contest.Indicators.Select(indicator => indicator.Id)], "indicator", findings);

    public static NumericIds OfGroups(Contest contest, FindingList findings) => new([.. contest.Groups.Select(group => group.Id)], "group", findings);

    /// <summary>Whether a cell is such a number: then the id's position, or null and a finding, if several ids are that number.</summary>
    public bool TryRead(TableRows rows, int column, out int? position)
    {
        position = null;
        if (_meant.Count == 0 || rows.NumberInCell(column) is not { } number || !_meant.TryGetValue(number, out var meant))
            return false;
        position = One(rows.Row, column, rows.Text(column), meant);
        return true;
    }

    /// <summary>
    /// Whether a text is an id whose point a program has made a decimal comma of: then the id's position, or null and a finding, if several ids are that number.
    /// </summary>
    public bool TryReadComma(TableRows rows, int column, out int? position)
    {
        position = null;
        if (Meant(rows.Text(column)) is not { } meant)
            return false;
        position = One(rows.Row, column, rows.Text(column), meant);
        return true;
    }

    /// <summary>Names the columns of a header by the one id that the number in it can be, and refuses those where there are several.</summary>
    public void Settle(Header header)
    {
        for (var column = 0; column < header.Names.Count; column++)
        {
            var (name, rest) = header.Names[column].IndexOf(' ', StringComparison.Ordinal) is > 0 and var end
                ? (header.Names[column][..end], header.Names[column][end..])
                : (header.Names[column], "");
            var meant = header.NumberInCell(column) is { } number ? _meant.GetValueOrDefault(number) : Meant(name);
            if (meant is not null && One(header.Row, column, header.Names[column], meant) is { } one)
                header.Rename(column, _ids[one] + rest);
        }
    }

    /// <summary>The ids that a number with a decimal comma can be. Null if it is no such number, or no id.</summary>
    private int[]? Meant(string text) =>
        text.Length <= LongestId && text.Count(',') == 1 && Number(text.Replace(',', '.')) is { } number ? _byNumber.GetValueOrDefault(number) : null;

    /// <summary>The position of the one id meant; null, with a finding, if several are.</summary>
    private int? One(long row, int column, string found, int[] meant)
    {
        if (meant is [var one])
            return one;
        var code = _field == "indicator" ? FindingCodes.AmbiguousIndicator : FindingCodes.AmbiguousGroup;
        if (_findings.Count(code, row, column))
            _findings.Keep(code, row, column, _field, found, [string.Join(", ", meant.Select(at => _ids[at]))]);
        return null;
    }

    private static double? Number(string id) =>
        double.TryParse(id, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
