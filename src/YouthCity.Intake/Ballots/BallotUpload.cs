using System.Collections.Immutable;
using System.Globalization;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Ballots;

/// <summary>Where something stands in what was sent.</summary>
/// <param name="Row">The line of a table, or which ballot of a list it is, from 1.</param>
internal sealed record BallotPosition(long Row, int? Column, string Field, string? Found);

/// <summary>What a juror sends, put together from a table or a list, and whether the juror may say it.</summary>
/// <param name="known">The juror, and what the juror has said before.</param>
internal sealed class BallotUpload(Contest contest, JurorBallots known, FindingList findings)
{
    private readonly Dictionary<(int City, int Group), (BallotMark Mark, BallotPosition Position)> _marks = [];
    private readonly Dictionary<int, (bool Answer, BallotPosition Position)> _conflicts = [];

    public void Mark(int city, int group, double? mark, string? comment, BallotPosition place, int? groupColumn = null)
    {
        if (_marks.TryGetValue((city, group), out var first))
        {
            findings.Add(FindingCodes.UniqueError, place.Row, groupColumn, "group", contest.Groups[group].Id,
                [new NamedCities(contest.Cities[city]), contest.Groups[group].Id, Line(first.Position)]);
            return;
        }

        _marks[(city, group)] = (new(mark, comment), place);
    }

    public void Declare(int city, bool conflict, BallotPosition place)
    {
        if (_conflicts.TryAdd(city, (conflict, place)) || _conflicts[city].Answer == conflict)
            return;
        findings.Add(FindingCodes.TwoAnswers, place.Row, place.Column, place.Field, place.Found, [new NamedCities(contest.Cities[city]), Line(_conflicts[city].Position)]);
    }

    /// <summary>Whether a number is a mark; a finding where it is not.</summary>
    public static bool Accepts(double number, BallotPosition place, FindingList findings)
    {
        if (BallotMark.IsMark(number))
            return true;
        findings.Add(FindingCodes.ConstraintError, place.Row, place.Column, place.Field, place.Found);
        return false;
    }

    /// <summary>Everything said, once it is all there: a conflict of interest may be declared after the marks it forbids.</summary>
    public JurorBallots Finish()
    {
        foreach (var ((city, group), (mark, place)) in _marks)
            RefuseConflict(city, group, mark, place);
        foreach (var (city, (answer, place)) in _conflicts)
        {
            if (!answer && known.ConflictOver(contest.Cities[city].Id) == Conflict.OwnCity)
                findings.Add(FindingCodes.OwnCity, place.Row, place.Column, place.Field, place.Found, new NamedCities(contest.Cities[city]));
        }

        return Said();
    }

    /// <summary>Everything said, whether the juror might say it or not.</summary>
    public JurorBallots Said()
    {
        var marks = _marks.ToLookup(cell => cell.Key.City, cell => (cell.Key.Group, cell.Value.Mark));
        return new(known.Name, known.City, marks.Select(city => city.Key).Concat(_conflicts.Keys).Distinct()
            .Select(city => KeyValuePair.Create(contest.Cities[city].Id, Of(city, marks[city])))
            .Where(pair => pair.Value.Conflict is not null || pair.Value.Marks.Count > 0)
            .ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>What stands already is no new mark: a juror's own export can be sent again.</summary>
    private void RefuseConflict(int city, int group, BallotMark mark, BallotPosition place)
    {
        var id = contest.Cities[city].Id;
        var before = known.Ballot(id).Marks.GetValueOrDefault(contest.Groups[group].Id) ?? new(null, null);
        if (mark.Over(before) == before)
            return;
        if (known.ConflictOver(id) == Conflict.OwnCity)
            findings.Add(FindingCodes.OwnCity, place.Row, place.Column, place.Field, place.Found, new NamedCities(contest.Cities[city]));
        else if (_conflicts.TryGetValue(city, out var said) ? said.Answer : known.ConflictOver(id) is not null)
            findings.Add(FindingCodes.ConflictOfInterest, place.Row, place.Column, place.Field, place.Found, new NamedCities(contest.Cities[city]));
    }

    /// <summary>That a juror does not judge the own city need not be said, and saying it changes nothing.</summary>
    private Ballot Of(int city, IEnumerable<(int Group, BallotMark Mark)> marks) => new(
        _conflicts.TryGetValue(city, out var said) && known.ConflictOver(contest.Cities[city].Id) != Conflict.OwnCity ? said.Answer : null,
        marks.Where(cell => cell.Mark is not { Mark: null, Comment: null })
            .ToImmutableSortedDictionary(cell => contest.Groups[cell.Group].Id, cell => cell.Mark, StringComparer.Ordinal));

    private static string Line(BallotPosition place) => place.Row.ToString(CultureInfo.InvariantCulture);
}
