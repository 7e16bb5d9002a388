using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.History;

/// <summary>Who did what, when and why, the newest act first.</summary>
public sealed record Audit(string Contest, IReadOnlyList<AuditLine> Acts)
{
    public static Audit Of(string contest, IReadOnlyList<KnownCommit> chain) => new(contest, [.. chain.Select(AuditLine.Of)]);

    public CsvTable Table() => new(
        ["at", "act", "who", "role", "name", "reason", "version", "parent", "file", "seen", "rules"],
        Acts.Select(IReadOnlyList<object?> (act) =>
            [act.At, new Word("act", act.Act), act.Who, new Word("role", act.Role), act.Name, act.Reason, act.Version, act.Parent, act.File, act.Seen, act.Rules]));
}

/// <param name="Who">The id of the key; the key itself is nowhere.</param>
/// <param name="Name">What the key's holder was called when it was done; null if that was not said.</param>
/// <param name="Version">What <c>?version=</c> takes.</param>
/// <param name="Parent">The version before.</param>
/// <param name="File">What <c>/uploads/{id}</c> takes.</param>
/// <param name="Seen">The hash of a file that was read and not kept.</param>
/// <param name="Rules">The hash of the rules that the act was checked against.</param>
public sealed record AuditLine(
    DateTimeOffset At, string Act, string Who, string Role, string? Name, string Reason, string Version, string? Parent, string? File, string? Seen, string Rules)
{
    public static AuditLine Of(KnownCommit known) => new(
        known.Commit.At, known.Commit.Act, known.Commit.Who, known.Commit.Role, known.Commit.Name, known.Commit.Reason,
        known.Version.Hex, known.Commit.Parent?.Hex, known.Commit.File?.Hex, known.Commit.Seen?.Hex, known.Commit.Rules.Hex);
}
