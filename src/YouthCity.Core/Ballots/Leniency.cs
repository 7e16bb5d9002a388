namespace YouthCity.Core.Ballots;

/// <summary>
/// How much higher than the others a juror marks. Marks are explained, by least squares, as what the city deserves in the group plus the juror's
/// leniency (the OLS model of M. Raymond and C. Viswesvaran, Journal of Educational Measurement 30, 1993, pp. 253-268), so a juror who happened to
/// judge the better cities is not called lenient. Jurors who are joined by shared cities and groups are compared with each other; theirs add up to 0.
/// </summary>
public static class Leniency
{
    /// <summary>For each juror the leniency in marks; null for one who shares no city and group with another.</summary>
    public static IReadOnlyList<double?> Of(MarkTable table)
    {
        var jurors = table.Jurors.Count;
        var (equations, excess) = (new double[jurors, jurors], new double[jurors]);
        for (var unit = 0; unit < table.Units; unit++)
            AddUnit(table, unit, equations, excess);
        bool[] compared = [.. Enumerable.Range(0, jurors).Select(juror => equations[juror, juror] > 0)];
        Anchor(equations);
        var solution = Solve(equations, excess);
        return [.. Enumerable.Range(0, jurors).Select(juror => compared[juror] ? solution[juror] : (double?)null)];
    }

    /// <summary>The normal equations after what the city deserves has been eliminated: each mark against the mean of its unit.</summary>
    private static void AddUnit(MarkTable table, int unit, double[,] equations, double[] excess)
    {
        int[] judges = [.. Enumerable.Range(0, table.Jurors.Count).Where(juror => !double.IsNaN(table[juror, unit]))];
        if (judges.Length < 2)
            return;
        var mean = judges.Sum(juror => table[juror, unit]) / judges.Length;
        foreach (var juror in judges)
        {
            excess[juror] += table[juror, unit] - mean;
            equations[juror, juror] += 1;
            foreach (var other in judges)
                equations[juror, other] -= 1.0 / judges.Length;
        }
    }

    /// <summary>Marks tell differences between jurors only: within each set of joined jurors leniencies are made to add up to 0.</summary>
    private static void Anchor(double[,] equations)
    {
        var joined = Joined(equations);
        for (var juror = 0; juror < joined.Length; juror++)
        {
            for (var other = 0; other < joined.Length; other++)
                equations[juror, other] += joined[juror] == joined[other] ? 1 : 0;
        }
    }

    /// <summary>For each juror the first juror that a chain of shared units leads to.</summary>
    private static int[] Joined(double[,] equations)
    {
        int[] first = [.. Enumerable.Range(0, equations.GetLength(0))];
        for (var changed = true; changed;)
        {
            changed = false;
            for (var juror = 0; juror < first.Length; juror++)
            {
                for (var other = 0; other < first.Length; other++)
                {
                    if (equations[juror, other] >= 0 || first[other] >= first[juror])
                        continue;
                    (first[juror], changed) = (first[other], true);
                }
            }
        }

        return first;
    }

    /// <summary>Elimination without exchange of rows: the anchored equations are symmetric and positive definite.</summary>
    private static double[] Solve(double[,] equations, double[] right)
    {
        var count = right.Length;
        for (var pivot = 0; pivot < count; pivot++)
        {
            for (var row = pivot + 1; row < count; row++)
            {
                var factor = equations[row, pivot] / equations[pivot, pivot];
                for (var column = pivot; column < count; column++)
                    equations[row, column] -= factor * equations[pivot, column];
                right[row] -= factor * right[pivot];
            }
        }

        for (var row = count - 1; row >= 0; row--)
        {
            for (var column = row + 1; column < count; column++)
                right[row] -= equations[row, column] * right[column];
            right[row] /= equations[row, row];
        }

        return right;
    }
}
