using YouthCity.Core.Criteria;

namespace YouthCity.Core.Ballots;

/// <summary>The marks of all jurors: a row for each juror, a column for each unit, which is a city in one group. Inside, a mark that is not there is NaN.</summary>
public sealed class MarkTable
{
    private readonly double[,] _marks;

    private MarkTable(Contest contest, IReadOnlyList<string> jurors, double[,] marks)
    {
        (Contest, Jurors, _marks) = (contest, jurors, marks);
    }

    public Contest Contest { get; }

    /// <summary>Ids, in the order of the rows.</summary>
    public IReadOnlyList<string> Jurors { get; }

    public int Units => _marks.GetLength(1);

    /// <summary>The mark, or NaN.</summary>
    public double this[int juror, int unit] => _marks[juror, unit];

    /// <param name="withConflicts">Whether jurors are left in for cities where they have a conflict of interest.</param>
    public static MarkTable Of(Contest contest, IReadOnlyDictionary<string, JurorBallots> ballots, bool withConflicts)
    {
        string[] jurors = [.. ballots.Keys.Order(StringComparer.Ordinal)];
        var marks = new double[jurors.Length, contest.Cities.Count * contest.Groups.Count];
        for (var juror = 0; juror < jurors.Length; juror++)
        {
            for (var unit = 0; unit < marks.GetLength(1); unit++)
                marks[juror, unit] = Mark(contest, ballots[jurors[juror]], unit, withConflicts);
        }

        return new(contest, jurors, marks);
    }

    public int Unit(int city, int group) => (city * Contest.Groups.Count) + group;

    public int GroupOf(int unit) => unit % Contest.Groups.Count;

    /// <summary>The marks of a unit, in the order of the jurors.</summary>
    public IReadOnlyList<double> Marks(int unit) => [.. Enumerable.Range(0, Jurors.Count).Select(juror => _marks[juror, unit]).Where(mark => !double.IsNaN(mark))];

    /// <summary>The marks of a juror, in the order of the units.</summary>
    public IReadOnlyList<double> MarksOf(int juror) => [.. Enumerable.Range(0, Units).Select(unit => _marks[juror, unit]).Where(mark => !double.IsNaN(mark))];

    /// <summary>The same table as if a juror were not on the jury.</summary>
    public MarkTable Without(int juror)
    {
        var marks = new double[Jurors.Count - 1, Units];
        for (var row = 0; row < Jurors.Count - 1; row++)
        {
            for (var unit = 0; unit < Units; unit++)
                marks[row, unit] = _marks[row < juror ? row : row + 1, unit];
        }

        return new(Contest, [.. Jurors.Where((_, row) => row != juror)], marks);
    }

    /// <summary>The same table with every mark changed.</summary>
    /// <param name="change">Takes the juror's row and the mark.</param>
    public MarkTable Changed(Func<int, double, double> change)
    {
        var marks = new double[Jurors.Count, Units];
        for (var juror = 0; juror < Jurors.Count; juror++)
        {
            for (var unit = 0; unit < Units; unit++)
                marks[juror, unit] = change(juror, _marks[juror, unit]);
        }

        return new(Contest, Jurors, marks);
    }

    private static double Mark(Contest contest, JurorBallots ballots, int unit, bool withConflicts)
    {
        var (city, group) = (contest.Cities[unit / contest.Groups.Count].Id, contest.Groups[unit % contest.Groups.Count].Id);
        return !withConflicts && ballots.ConflictOver(city) is not null
            ? double.NaN
            : ballots.Ballot(city).Marks.GetValueOrDefault(group)?.Mark ?? double.NaN;
    }
}
