using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Names;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Ballots;

/// <summary>How far a juror is with a city.</summary>
/// <param name="Marked">How many groups have a mark.</param>
/// <param name="IsOut">Whether the juror does not judge the city, for a conflict of interest.</param>
public sealed record BallotProgress(int City, int Marked, int Groups, bool IsOut)
{
    public bool IsDone => !IsOut && Marked == Groups;

    /// <summary>Whether something is left to do.</summary>
    public bool IsOpen => !IsOut && Marked < Groups;

    /// <summary>All cities in the order of their names.</summary>
    public static IReadOnlyList<BallotProgress> All(ContestState state, AccessKey juror, Language language)
    {
        var contest = state.Contest;
        var said = state.Content.BallotsOf(juror.Id) with { City = juror.City };
        return
        [
            .. Enumerable.Range(0, contest.Cities.Count).OrderBy(city => contest.Cities[city].Name.In(language), Alphabet.Order).Select(city => new BallotProgress(
                city, contest.Groups.Count(group => said.Ballot(contest.Cities[city].Id).Marks.GetValueOrDefault(group.Id)?.Mark is not null), contest.Groups.Count,
                said.ConflictOver(contest.Cities[city].Id) is not null)),
        ];
    }
}
