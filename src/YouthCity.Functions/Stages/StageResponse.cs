using System.Text.Json.Serialization;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Stages;

/// <summary>The stage of a contest, and what can be done in it on a day.</summary>
/// <param name="Version">The contest's version; null before the first act. It is what <c>If-Match</c> takes.</param>
/// <param name="Stage"><c>collecting</c>, <c>judging</c>, <c>decided</c> or <c>published</c>.</param>
/// <param name="ProtocolNumber">Null before the contest is decided, as <paramref name="ProtocolDate"/>.</param>
/// <param name="ProtocolDate">The day of the jury's protocol; null before the contest is decided.</param>
/// <param name="ObjectionsUntil">The last day on which cities may object; null where they may not.</param>
/// <param name="OpensOn">The first day on which files are taken; null where the rules name none.</param>
/// <param name="Provisional">Whether the result may still change.</param>
/// <param name="Arrived">How much has arrived.</param>
/// <param name="Files">Whether files are taken: <c>yes</c>, <c>with-reason</c> or <c>no</c>.</param>
/// <param name="Ballots">Whether marks are taken.</param>
/// <param name="Objections">Whether cities may object.</param>
/// <param name="Next">The stages that the agency can move it to; those before this one, for a reason.</param>
public sealed record StageResponse(
    string Contest, string? Version, string Stage, string? ProtocolNumber, DateOnly? ProtocolDate, DateOnly? ObjectionsUntil, DateOnly? OpensOn, bool Provisional, Arrived Arrived,
    string Files, bool Ballots, bool Objections, IReadOnlyList<string> Next)
{
    private const string Yes = "yes", WithReason = "with-reason", No = "no";

    public static StageResponse Of(ContestState state, DateTimeOffset now) => new(
        state.Contest.Id, state.Version.Hash?.Hex, state.Stage.Stage.Code(), state.Stage.Protocol?.Number, state.Stage.Protocol?.Date, state.Stage.ObjectionsUntil, state.Contest.OpensOn,
        state.Standing.IsProvisional, state.Standing.Arrived,
        Allows(state, ActNames.Applications, now, hasReason: false) ? Yes : Allows(state, ActNames.Applications, now, hasReason: true) ? WithReason : No,
        Allows(state, ActNames.Ballots, now, hasReason: false), Allows(state, ActNames.Objection, now, hasReason: false),
        [.. StageMove.From(state.Stage.Stage).Select(stage => stage.Code())]);

    public CsvTable Table() => new(
        ["stage", "protocolNumber", "protocolDate", "objectionsUntil", "provisional", "filesTaken", "marksTaken", "objectionsTaken"],
        [[Word.Of("contest-stage", Stage), ProtocolNumber, $"{ProtocolDate:O}", $"{ObjectionsUntil:O}", Provisional, Word.Of("files", Files), Ballots, Objections]]);

    private static bool Allows(ContestState state, string act, DateTimeOffset now, bool hasReason) =>
        StageRules.Check(act, state.Stage, state.Contest, now, hasReason) is null;
}

/// <summary>What is asked for when a contest is moved to another stage.</summary>
/// <param name="Stage"><c>collecting</c>, <c>judging</c> or <c>decided</c>.</param>
public sealed record StageRequest([property: JsonRequired] string Stage)
{
    /// <summary>Needed for the way back, and to change what was decided.</summary>
    public string? Reason { get; init; }

    /// <summary>Needed for <c>decided</c>, as is <see cref="ProtocolDate"/>.</summary>
    public string? ProtocolNumber { get; init; }

    /// <summary>The day of the jury's protocol.</summary>
    public DateOnly? ProtocolDate { get; init; }

    /// <summary>The last day, in Asia/Bishkek, on which cities may object.</summary>
    public DateOnly? ObjectionsUntil { get; init; }
}

/// <summary>A move to another stage: what it changes, and what is missing when it is made.</summary>
/// <param name="Version">The contest's version with the move in it; of a dry run, without it.</param>
/// <param name="Stored">False for a dry run.</param>
/// <param name="From">The stage before.</param>
/// <param name="To">The stage after.</param>
/// <param name="ProvisionalBefore">Whether the result could still change before.</param>
/// <param name="Provisional">Whether the result can still change after.</param>
/// <param name="Arrived">How much has arrived.</param>
/// <param name="Missing">What is missing when it is made.</param>
public sealed record StageMoved(string? Version, bool Stored, string From, string To, bool ProvisionalBefore, bool Provisional, Arrived Arrived, StageMissing Missing);

/// <summary>What is missing of a contest.</summary>
/// <param name="Applications">Ids of the cities without a single current value.</param>
/// <param name="Values">By city that has some, how many current values it lacks; those that lack none are not listed.</param>
/// <param name="Jurors">The jurors whose keys are good and who have given no mark: name, or id of the key where it has no name.</param>
/// <param name="CannotScore">Whether the rules cannot score what there is.</param>
public sealed record StageMissing(IReadOnlyList<string> Applications, IReadOnlyList<MissingValues> Values, IReadOnlyList<string> Jurors, bool CannotScore);

/// <summary>How much a city has not sent.</summary>
/// <param name="Missing">How many current values it lacks.</param>
public sealed record MissingValues(string City, int Missing);
