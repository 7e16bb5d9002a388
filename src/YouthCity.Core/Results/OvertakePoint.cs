using YouthCity.Core.Ranking;

namespace YouthCity.Core.Results;

/// <summary>Finds the smallest change from which on a lead is more than a tie.</summary>
internal static class OvertakePoint
{
    private const int MostHalvings = 60;

    /// <summary>Each leaves 0.618 of where a peak may be; 20 leave a ten-thousandth, and so near a peak the lead is all but level.</summary>
    private const int PeakSteps = 20;

    private const double GoldenPart = 0.6180339887498949;

    /// <summary>The changed value to its last digits; null if there is no lead.</summary>
    /// <param name="lead">The lead at a value.</param>
    /// <param name="from">Where there is none.</param>
    /// <param name="points">
    /// Where the lead is looked at, ever farther from <paramref name="from"/>: the end alone where it can only grow. Where it need not, it may be there between
    /// two points alone; so where it was highest it is followed up to the peak.
    /// </param>
    public static double? Find(Func<double, double> lead, double from, double[] points)
    {
        if (Window(lead, from, points) is not var (outside, inside))
            return null;
        for (var i = 0; i < MostHalvings; i++)
        {
            var middle = outside + ((inside - outside) / 2);
            if (middle == outside || middle == inside)
                break;
            (outside, inside) = lead(middle) > CityRanks.TieWidth ? (outside, middle) : (middle, inside);
        }

        return inside;
    }

    /// <summary>Two values of which the second has a lead and the first has none.</summary>
    private static (double Outside, double Inside)? Window(Func<double, double> lead, double from, double[] points)
    {
        var (older, old) = (from, from);
        var (olderLead, oldLead) = (double.NegativeInfinity, lead(from));
        foreach (var now in points)
        {
            var nowLead = lead(now);
            if (nowLead > CityRanks.TieWidth)
                return (old, now);
            if (points.Length > 1 && oldLead >= olderLead && oldLead >= nowLead && Peak(lead, older, now) is var peak && lead(peak) > CityRanks.TieWidth)
                return (older, peak);
            (older, old, olderLead, oldLead) = (old, now, oldLead, nowLead);
        }

        return null;
    }

    /// <summary>Where the lead is highest between two values, by golden section.</summary>
    private static double Peak(Func<double, double> lead, double low, double high)
    {
        var (left, right) = (high - ((high - low) * GoldenPart), low + ((high - low) * GoldenPart));
        var (leftLead, rightLead) = (lead(left), lead(right));
        for (var i = 0; i < PeakSteps; i++)
        {
            if (leftLead >= rightLead)
            {
                (high, right, rightLead) = (right, left, leftLead);
                left = high - ((high - low) * GoldenPart);
                leftLead = lead(left);
            }
            else
            {
                (low, left, leftLead) = (left, right, rightLead);
                right = low + ((high - low) * GoldenPart);
                rightLead = lead(right);
            }
        }

        return leftLead >= rightLead ? left : right;
    }
}
