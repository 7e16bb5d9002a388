using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.History;

/// <summary>Who did what, when and why, the newest act first.</summary>
/// <param name="Acts">The newest first.</param>
public sealed record Audit(string Contest, IReadOnlyList<AuditLine> Acts)
{
    public static Audit Of(string contest, IReadOnlyList<KnownCommit> chain) => new(contest, [.. chain.Select(AuditLine.Of)]);

    public CsvTable Table() => new(
        ["at", "act", "who", "role", "name", "reason", "version", "parent", "file", "seen", "rules"],
        Acts.Select(IReadOnlyList<object?> (act) =>
            [act.At, new Word("act", act.Act), act.Who, new Word("role", act.Role), act.Name, act.Reason, act.Version, act.Parent, act.File, act.Seen, act.Rules]));
}

/// <summary>An act on a contest.</summary>
/// <param name="At">When it was done.</param>
/// <param name="Act">What was done, such as <c>applications</c>, <c>rules</c> or <c>stage</c>.</param>
/// <param name="Who">The id of the key; the key itself is nowhere.</param>
/// <param name="Role">The role of the key that it was done with, or <c>installation</c>.</param>
/// <param name="Name">What the key's holder was called when it was done; null if that was not said.</param>
/// <param name="Reason">Why, in the words of who did it; empty if no reason was given.</param>
/// <param name="Version">What <c>?version=</c> takes.</param>
/// <param name="Parent">The version before; null for the first act.</param>
/// <param name="File">What <c>/uploads/{id}</c> takes; null where no file was kept.</param>
/// <param name="Seen">The hash of a file that was read and not kept; null if there was none.</param>
/// <param name="Rules">The hash of the rules that the act was checked against.</param>
public sealed record AuditLine(
    DateTimeOffset At, string Act, string Who, string Role, string? Name, string Reason, string Version, string? Parent, string? File, string? Seen, string Rules)
{
    public static AuditLine Of(KnownCommit known) => new(
        known.Commit.At, known.Commit.Act, known.Commit.Who, known.Commit.Role, known.Commit.Name, known.Commit.Reason,
        known.Version.Hex, known.Commit.Parent?.Hex, known.Commit.File?.Hex, known.Commit.Seen?.Hex, known.Commit.Rules.Hex);
}
