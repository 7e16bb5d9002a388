using System.Reflection;

namespace YouthCity.Functions.Web.Answers;

/// <summary>A kind of refusal. Its texts are <c>problem.NAME.title</c> and <c>problem.NAME.detail</c>.</summary>
/// <param name="Name">Stable, English.</param>
public sealed record ProblemCode(string Name, int Status)
{
    public override string ToString() => Name;
}

/// <summary>Every kind of refusal that there is.</summary>
public static class ProblemCodes
{
    public static ProblemCode AnotherCity { get; } = new("another-city", 403);

    public static ProblemCode AnsweredAlready { get; } = new("answered-already", 409);

    public static ProblemCode AnswerFailed { get; } = new("answer-failed", 500);

    public static ProblemCode BadForm { get; } = new("bad-form", 400);

    public static ProblemCode BadParameter { get; } = new("bad-parameter", 400);

    public static ProblemCode BadJson { get; } = new("bad-json", 400);

    public static ProblemCode BallotsClosed { get; } = new("ballots-closed", 409);

    public static ProblemCode Busy { get; } = new("busy", 503);

    public static ProblemCode CannotScore { get; } = new("cannot-score", 409);

    public static ProblemCode ContestArchived { get; } = new("contest-archived", 409);

    public static ProblemCode ContestExists { get; } = new("contest-exists", 409);

    public static ProblemCode EncodedBody { get; } = new("encoded-body", 415);

    public static ProblemCode FileRefused { get; } = new("file-refused", 422);

    public static ProblemCode FileTooLarge { get; } = new("file-too-large", 413);

    public static ProblemCode Forbidden { get; } = new("forbidden", 403);

    public static ProblemCode InternalError { get; } = new("internal-error", 500);

    public static ProblemCode KeyExpired { get; } = new("key-expired", 401);

    public static ProblemCode KeyRevoked { get; } = new("key-revoked", 401);

    public static ProblemCode LastAgencyKey { get; } = new("last-agency-key", 409);

    public static ProblemCode MethodNotAllowed { get; } = new("method-not-allowed", 405);

    public static ProblemCode NoContests { get; } = new("no-contests", 503);

    public static ProblemCode NotOpenYet { get; } = new("not-open-yet", 409);

    public static ProblemCode NoFile { get; } = new("no-file", 400);

    public static ProblemCode NoKey { get; } = new("no-key", 401);

    public static ProblemCode NoSuchKey { get; } = new("no-such-key", 404);

    public static ProblemCode NoSuchMove { get; } = new("no-such-move", 409);

    public static ProblemCode NotFound { get; } = new("not-found", 404);

    public static ProblemCode NothingToAcknowledge { get; } = new("nothing-to-acknowledge", 409);

    public static ProblemCode NothingToPublish { get; } = new("nothing-to-publish", 409);

    public static ProblemCode ObjectionsClosed { get; } = new("objections-closed", 409);

    public static ProblemCode OutcomeUnknown { get; } = new("outcome-unknown", 503);

    public static ProblemCode OverlappingChange { get; } = new("overlapping-change", 409);

    public static ProblemCode ReasonRequired { get; } = new("reason-required", 400);

    public static ProblemCode RulesNotStored { get; } = new("rules-not-stored", 409);

    public static ProblemCode SeveralFiles { get; } = new("several-files", 400);

    public static ProblemCode StoreDamaged { get; } = new("store-damaged", 503);

    public static ProblemCode StoreReadOnly { get; } = new("store-read-only", 503);

    public static ProblemCode StoreUnavailable { get; } = new("store-unavailable", 503);

    public static ProblemCode TooManyCities { get; } = new("too-many-cities", 409);

    public static ProblemCode TooManyGuesses { get; } = new("too-many-guesses", 429);

    public static ProblemCode TooManyUploads { get; } = new("too-many-uploads", 429);

    public static ProblemCode TookTooLong { get; } = new("took-too-long", 503);

    public static ProblemCode UnknownCity { get; } = new("unknown-city", 404);

    public static ProblemCode UnknownContest { get; } = new("unknown-contest", 404);

    public static ProblemCode UnknownKey { get; } = new("unknown-key", 401);

    public static ProblemCode UnknownObjection { get; } = new("unknown-objection", 404);

    public static ProblemCode UnknownParameter { get; } = new("unknown-parameter", 400);

    public static ProblemCode UnknownUpload { get; } = new("unknown-upload", 404);

    public static ProblemCode UnknownPublication { get; } = new("unknown-publication", 404);

    public static ProblemCode UnknownVersion { get; } = new("unknown-version", 404);

    public static ProblemCode UploadStalled { get; } = new("upload-stalled", 408);

    public static ProblemCode UploadTooSlow { get; } = new("upload-too-slow", 408);

    public static ProblemCode VersionChanged { get; } = new("version-changed", 412);

    public static ProblemCode WrongStage { get; } = new("wrong-stage", 409);

    /// <summary>Stands last: it is made of the ones above.</summary>
    public static IReadOnlyList<ProblemCode> All { get; } =
        [.. typeof(ProblemCodes).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<ProblemCode>()];
}
