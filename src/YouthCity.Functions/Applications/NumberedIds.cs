using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Applications;

/// <summary>
/// Ids of indicators that a workbook does not show any more once they are numbers in it: 1.10 is then 1.1, which is another indicator where there is one.
/// </summary>
internal sealed class NumberedIds
{
    private readonly Contest _contest;
    private readonly Dictionary<double, int[]> _meant;

    public NumberedIds(Contest contest)
    {
        _contest = contest;
        _meant = Enumerable.Range(0, contest.Indicators.Count)
            .GroupBy(indicator => Number(contest.Indicators[indicator].Id))
            .Where(group => group.Key is { } number && group.Any(indicator => contest.Indicators[indicator].Id != number.ToString(CultureInfo.InvariantCulture)))
            .ToDictionary(group => group.Key!.Value, group => group.ToArray());
    }

    /// <summary>Whether every id that is a number is written as a workbook writes it.</summary>
    public bool IsEmpty => _meant.Count == 0;

    /// <summary>The indicators that a number can be; none where it is what its id says.</summary>
    public IReadOnlyList<int> Of(double number) => _meant.GetValueOrDefault(number) ?? [];

    /// <summary>Names the columns of a header by the one id that the number in it can be, and refuses those where there are several.</summary>
    public void Settle(Header header, FindingList findings)
    {
        for (var column = 0; column < header.Names.Count; column++)
        {
            var meant = header.NumberInCell(column) is { } number ? Of(number) : [];
            if (meant is [var one])
                header.Rename(column, _contest.Indicators[one].Id);
            else if (meant.Count > 1)
                Refuse(findings, header.Row, column, header.Names[column], meant);
        }
    }

    public void Refuse(FindingList findings, long row, int column, string found, IReadOnlyList<int> meant)
    {
        if (findings.Count(Severity.Error, "ambiguous-indicator", row, column))
            findings.Keep(Severity.Error, "ambiguous-indicator", row, column, "indicator", found, [string.Join(", ", meant.Select(indicator => _contest.Indicators[indicator].Id))]);
    }

    private static double? Number(string id) =>
        double.TryParse(id, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
