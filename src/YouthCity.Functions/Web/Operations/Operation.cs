using Microsoft.AspNetCore.Http;
using YouthCity.Core.Access;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Pages;

namespace YouthCity.Functions.Web.Operations;

/// <summary>The one call that a function makes around everything it does; it reads and refuses by itself.</summary>
public enum Pipeline
{
    /// <summary><see cref="ApiPipeline"/>.</summary>
    Api,

    /// <summary><see cref="PagePipeline"/>.</summary>
    Page,

    None,
}

/// <summary>
/// What is said of a function to those who call it. It stands beside the function: the pipeline takes from it whom the function is open to, and
/// <c>/openapi.json</c> and the reference page are made of it. What the function does is the text <c>function.NAME</c>.
/// </summary>
/// <param name="Function">The name in the function's attribute.</param>
/// <param name="Needs">The function is open to callers who have at least one of these.</param>
public sealed record Operation(string Function, params IReadOnlyList<Capability> Needs)
{
    /// <summary>Whether it is open to anyone, with or without a key; a function that says neither this nor what it needs is open to nobody.</summary>
    public bool IsPublic { get; init; }

    /// <summary>
    /// Who reads the contest as it is now. Everyone else reads the latest publication, and nothing before there is one unless <see cref="IsPublic"/> says so. Empty for an
    /// operation that has nothing to do with publications.
    /// </summary>
    public IReadOnlyList<Capability> NewestFor { get; init; } = [];

    /// <summary>Whether it is open to everyone from the first publication on, and not before.</summary>
    public bool OpensOncePublished => NewestFor.Count > 0 && !IsPublic;

    public Pipeline Pipeline { get; init; } = Pipeline.Api;

    /// <summary>Whether the pipeline finds the contest that the route names.</summary>
    public bool IsOfContest { get; init; } = true;

    /// <summary>What it answers when it does not refuse; the usual one first.</summary>
    public required IReadOnlyList<Returned> Returns { get; init; }

    /// <summary>What it reads of query and headers itself, beside what the pipeline and the answers read.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Codes with which it refuses itself, beside those of the pipeline and the answers.</summary>
    public IReadOnlyList<ProblemCode> Problems { get; init; } = [];

    public Sent? Takes { get; init; }

    /// <summary>Whether it can be done to a contest that is in the archive.</summary>
    public bool TakesArchived { get; init; }

    /// <summary>Whether it takes something back that is stored, without a body.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Whether it changes what is stored.</summary>
    public bool Stores => (Takes is not null || TakesBack) && Pipeline == Pipeline.Api;

    /// <summary>The media types in which a refused file can come back in place of problem details.</summary>
    public IReadOnlyList<string> GivesBack { get; init; } = [];

    /// <summary>A page for people.</summary>
    public static Operation OfPage(string function, params IReadOnlyList<int> statuses) => new(function)
    {
        IsPublic = true,
        Pipeline = Pipeline.Page,
        Returns = [.. statuses.Select(status => new Returned(status, [Returned.Html]))],
    };

    /// <summary>A page that is not for everyone: whoever is not signed in is sent to do so, and a key that may not see it is told.</summary>
    /// <param name="more">What it answers besides.</param>
    public static Operation OfClosedPage(string function, params IReadOnlyList<int> more) =>
        OfPage(function, [StatusCodes.Status200OK, StatusCodes.Status302Found, StatusCodes.Status403Forbidden, .. more]);

    public IEnumerable<Parameter> AllParameters =>
        Parameters.Concat(Returns.SelectMany(returned => returned.Parameters)).Concat(Pipeline == Pipeline.None ? [] : [Parameter.Lang]).Distinct();

    public IEnumerable<ProblemCode> AllProblems =>
        Problems.Concat(Returns.SelectMany(returned => returned.Problems)).Concat(Pipeline == Pipeline.Api ? PipelineProblems(IsPublic, Stores, IsOfContest) : []).Except(TakesArchived ? [ProblemCodes.ContestArchived] : []).Distinct();

    /// <summary>The codes with which the pipeline refuses a function.</summary>
    /// <param name="stores">Whether the function changes what is stored.</param>
    /// <param name="isOfContest">Whether it is about a contest.</param>
    public static IEnumerable<ProblemCode> PipelineProblems(bool isPublic, bool stores, bool isOfContest = true) =>
    [
        .. isPublic ? (ProblemCode[])[] : [ProblemCodes.NoKey, ProblemCodes.Forbidden],
        .. stores ? (ProblemCode[])[ProblemCodes.EncodedBody, ProblemCodes.UnknownParameter] : [], .. stores && isOfContest ? (ProblemCode[])[ProblemCodes.ContestArchived] : [], .. stores ? StoreFaults.OfStoring : [],
        ProblemCodes.UnknownKey, ProblemCodes.KeyExpired, ProblemCodes.KeyRevoked, ProblemCodes.TooManyGuesses, .. isOfContest ? (ProblemCode[])[ProblemCodes.UnknownContest] : [], ProblemCodes.StoreDamaged, ProblemCodes.StoreUnavailable, ProblemCodes.InternalError,
    ];
}
