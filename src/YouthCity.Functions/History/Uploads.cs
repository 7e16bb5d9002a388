using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.History;

/// <summary>Every file that was accepted, the newest first.</summary>
/// <param name="Files">The newest first.</param>
public sealed record Uploads(string Contest, IReadOnlyList<UploadLine> Files)
{
    public static Uploads Of(string contest, IReadOnlyList<KnownCommit> chain) =>
        new(contest, [.. chain.Where(known => known.Commit.File is not null).Select(UploadLine.Of)]);

    public CsvTable Table() => new(
        ["id", "at", "act", "who", "reason", "version"],
        Files.Select(IReadOnlyList<object?> (file) => [file.Id, file.At, new Word("act", file.Act), file.Who, file.Reason, file.Version]));
}

/// <summary>A file as it was accepted.</summary>
/// <param name="Id">The SHA-256 of the bytes; the same file sent twice has one id.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Act">What kind of file it is, such as <c>applications</c>.</param>
/// <param name="Who">The id of the key that sent it.</param>
/// <param name="Reason">Why it was sent, in the words of the sender; empty if no reason was given.</param>
/// <param name="Version">The contest's version with the file in it.</param>
public sealed record UploadLine(string Id, DateTimeOffset At, string Act, string Who, string Reason, string Version)
{
    public static UploadLine Of(KnownCommit known) => new(
        known.Commit.File!.Value.Hex, known.Commit.At, known.Commit.Act, known.Commit.Who, known.Commit.Reason, known.Version.Hex);
}
