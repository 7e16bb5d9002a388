using System.Globalization;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Results;

/// <summary>
/// A receipt's points as they are printed, with two decimals, so that they still add up: the groups, the penalty and the jury to the printed score, the
/// indicators and the group's penalty to its printed points. What rounding down leaves goes to the largest remainders, hundredth by hundredth, the
/// earlier line first among equals (largest remainder, Hamilton's rule for seats).
/// </summary>
public sealed record PrintedPoints(
    decimal Score, IReadOnlyList<decimal?> Groups, IReadOnlyList<decimal?> GroupPenalties, IReadOnlyList<decimal?> Indicators, decimal? Penalty, decimal? Jury)
{
    private const int Units = 100;

    /// <summary>Null for an unranked city, which has no points.</summary>
    public static PrintedPoints? Of(Contest contest, Receipt receipt)
    {
        if (receipt.Score is not { } score)
            return null;
        var total = Hundredths(score);
        var top = Print([.. receipt.Groups.Select(line => line.Points), receipt.Penalty, receipt.Jury?.Points], total);
        var indicators = new decimal?[receipt.Indicators.Count];
        var penalties = new decimal?[receipt.Groups.Count];
        for (var group = 0; group < penalties.Length; group++)
        {
            if (top[group] is not { } points)
                continue;
            var members = Enumerable.Range(0, indicators.Length).Where(i => contest.Indicators[i].Group == group).ToList();
            var printed = Print([.. members.Select(i => receipt.Indicators[i].Points), receipt.Groups[group].Penalty], points);
            for (var i = 0; i < members.Count; i++)
                indicators[members[i]] = printed[i];
            penalties[group] = printed[^1];
        }

        return new(total, top[..^2], penalties, indicators, top[^2], top[^1]);
    }

    /// <summary>A number as it is printed with two decimals.</summary>
    public static decimal Hundredths(double number) => decimal.Parse(number.ToString("F2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Parts that nearly add up to the total, printed so that they do. Nothing stays nothing.</summary>
    public static decimal?[] Print(IReadOnlyList<double?> parts, decimal total)
    {
        var units = parts.Select(part => part is { } points ? Math.Floor(points * Units) : (double?)null).ToArray();
        var left = (long)(total * Units) - (long)units.Sum(unit => unit ?? 0);
        var order = Enumerable.Range(0, units.Length).Where(i => units[i] is not null).OrderByDescending(i => (parts[i]!.Value * Units) - units[i]!.Value).ToList();
        for (var i = 0; order.Count > 0 && left != 0; i++, left -= Math.Sign(left))
            units[order[i % order.Count]] += Math.Sign(left);
        return [.. units.Select(unit => unit is { } whole ? (decimal?)((decimal)whole / Units) : null)];
    }
}
