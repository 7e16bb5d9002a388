using YouthCity.Core.History;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Publications;

/// <summary>The publications of a contest, the newest first.</summary>
/// <param name="Publications">The newest first.</param>
public sealed record PublicationsResponse(string Contest, IReadOnlyList<PublicationLine> Publications)
{
    public static PublicationsResponse Of(KnownContest contest) => new(
        contest.Rules.Id, [.. contest.Version.Manifest.Publications.Reverse().Select(publication => PublicationLine.Of(contest.Rules.Id, publication))]);
}

/// <summary>A publication: a result that was frozen and signed.</summary>
/// <param name="Publication">Its number, from 1.</param>
/// <param name="Protocol">The number of the jury's protocol.</param>
/// <param name="ProtocolDate">The day of the jury's protocol.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Reason">Why there is another publication; null if no reason was given.</param>
/// <param name="Replaces">The number of the publication whose place it takes; null for the first.</param>
/// <param name="Sha256">The SHA-256 of the bundle, 64 hexadecimal digits.</param>
/// <param name="Commit">The version of the contest that it was made from.</param>
/// <param name="Bundle">The address of the bundle.</param>
/// <param name="Signature">The address of the signature over the bundle.</param>
public sealed record PublicationLine(
    int Publication, string Protocol, DateOnly ProtocolDate, DateTimeOffset PublishedAt, string? Reason, int? Replaces, string Sha256, string Commit, string Bundle, string Signature)
{
    public static PublicationLine Of(string contest, Publication publication)
    {
        var address = $"/api/contests/{contest}/publications/{publication.Number}";
        return new(
            publication.Number, publication.Protocol.Number, publication.Protocol.Date, publication.At, publication.Reason, publication.Number > 1 ? publication.Number - 1 : null,
            publication.Bundle.Hex, publication.Commit.Hex, address, $"{address}/signature");
    }
}

/// <summary>What a publication is made with.</summary>
/// <param name="Protocol">The number of the jury's protocol.</param>
/// <param name="ProtocolDate">The day of that protocol, such as <c>2026-11-20</c>.</param>
/// <param name="Reason">Why there is another publication; needed from the second on.</param>
public sealed record PublishRequest(string? Protocol, string? ProtocolDate, string? Reason);
