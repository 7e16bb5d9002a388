using System.Text.Json.Serialization;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;

namespace YouthCity.Functions.Contests;

/// <summary>What an act alters against the version it met: the same list before (dry run) and after.</summary>
/// <param name="Count">How many differences there are; the first 1 000 are listed.</param>
/// <param name="NotShown">How many of the differences are counted and not listed.</param>
/// <param name="Cells">Values of applications that differ.</param>
/// <param name="Marks">Marks, comments and declared conflicts of interest that differ.</param>
/// <param name="Removed">Rows of social orders that go.</param>
/// <param name="Added">Rows of social orders that come.</param>
public sealed record Changes(
    int Count, int NotShown, IReadOnlyList<ChangedCell> Cells, IReadOnlyList<ChangedMark> Marks, IReadOnlyList<SocialOrder> Removed, IReadOnlyList<SocialOrder> Added)
{
    public const int Most = 1000;

    /// <summary>What other rules say, file by file; not there where the rules stay.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RuleDifference>? Rules { get; init; }

    /// <summary>Actions of plans that go; not there where no plan changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ActionLine>? RemovedActions { get; init; }

    /// <summary>Actions of plans that come; not there where no plan changes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ActionLine>? AddedActions { get; init; }

    public static Changes Of(ContestDifference difference)
    {
        var (cells, cellCount) = (new List<ChangedCell>(), 0);
        foreach (var cell in difference.Cells.SelectMany(ChangedCell.Of))
        {
            if (cellCount++ < Most)
                cells.Add(cell);
        }

        var marks = difference.Ballots.SelectMany(ChangedMark.Of).ToList();
        var count = cellCount + marks.Count + difference.Removed.Count + difference.Added.Count + difference.RemovedActions.Count + difference.AddedActions.Count + difference.Rules.Count;
        var hasActions = difference.RemovedActions.Count + difference.AddedActions.Count > 0;
        var left = Most - cells.Count - marks.Count - difference.Removed.Count - difference.Added.Count;
        return new(
            count,
            Math.Max(0, count - Most),
            cells,
            [.. marks.Take(Most - cells.Count)],
            [.. difference.Removed.Take(Most - cells.Count - marks.Count)],
            [.. difference.Added.Take(Most - cells.Count - marks.Count - difference.Removed.Count)])
        {
            RemovedActions = hasActions ? [.. difference.RemovedActions.Take(left).Select(ActionLine.Of)] : null,
            AddedActions = hasActions ? [.. difference.AddedActions.Take(left - difference.RemovedActions.Count).Select(ActionLine.Of)] : null,
            Rules = difference.Rules.Count == 0 ? null : [.. difference.Rules.Take(Most)],
        };
    }
}

/// <summary>A part of an application's cell that differs.</summary>
/// <param name="Field">What of the cell: <c>baseline</c>, <c>value</c>, <c>respondents</c>, <c>source</c>, <c>note</c> or <c>baselineRespondents</c>.</param>
/// <param name="Before">A number or a text; null if there was none.</param>
/// <param name="After">A number or a text; null if there is none any more.</param>
public sealed record ChangedCell(string City, string Indicator, string Field, object? Before, object? After)
{
    public static IEnumerable<ChangedCell> Of(CellDifference cell) =>
        Fields(cell.Before).Zip(Fields(cell.After))
            .Where(pair => !Equals(pair.First.Held, pair.Second.Held))
            .Select(pair => new ChangedCell(cell.City, cell.Indicator, pair.First.Field, pair.First.Held, pair.Second.Held));

    private static IEnumerable<(string Field, object? Held)> Fields(ApplicationEntry entry) =>
    [
        ("baseline", entry.Baseline), ("value", entry.Value), ("respondents", entry.Respondents), ("source", entry.Source), ("note", entry.Note),
        ("baselineRespondents", entry.BaselineRespondents),
    ];
}

/// <summary>A part of a ballot that differs.</summary>
/// <param name="Group">Null for a declared conflict of interest, which is about the city.</param>
/// <param name="Field"><c>mark</c>, <c>comment</c> or <c>conflict</c>.</param>
/// <param name="Before">A number, a text or <c>true</c>; null if there was none.</param>
/// <param name="After">A number, a text or <c>true</c>; null if there is none any more.</param>
public sealed record ChangedMark(string City, string? Group, string Field, object? Before, object? After)
{
    public static IEnumerable<ChangedMark> Of(BallotDifference ballot) =>
        Fields(ballot.Before, Groups(ballot)).Zip(Fields(ballot.After, Groups(ballot)))
            .Where(pair => !Equals(pair.First.Said, pair.Second.Said))
            .Select(pair => new ChangedMark(ballot.City, pair.First.Group, pair.First.Field, pair.First.Said, pair.Second.Said));

    /// <summary>The groups of both ballots: a mark may have come or gone.</summary>
    private static IEnumerable<string> Groups(BallotDifference ballot) => ballot.After.Marks.Keys.Union(ballot.Before.Marks.Keys, StringComparer.Ordinal);

    private static IEnumerable<(string? Group, string Field, object? Said)> Fields(Ballot ballot, IEnumerable<string> groups) => groups
        .SelectMany(group => (IEnumerable<(string?, string, object?)>)
        [
            (group, "mark", ballot.Marks.GetValueOrDefault(group)?.Mark), (group, "comment", ballot.Marks.GetValueOrDefault(group)?.Comment),
        ])
        .Prepend((null, "conflict", ballot.Conflict));
}
