using System.Globalization;
using Microsoft.AspNetCore.Http;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web;

/// <summary>The version of a contest that a request asks for: the newest, or an older one by <c>?version=</c>.</summary>
public sealed class Versions(ContestStates states, PublishedStates published, CommitChains chains)
{
    private const string Version = "version", PublicationName = "publication";

    /// <summary>A number, or <c>latest</c>.</summary>
    private static readonly Parameter s_publication = Parameter.Text(PublicationName);

    public static Parameter Asked { get; } = Parameter.Text(Version);

    /// <summary>The codes with which a version is refused.</summary>
    public static IReadOnlyList<ProblemCode> Problems { get; } = [ProblemCodes.UnknownVersion, ProblemCodes.RulesNotStored];

    /// <summary>What is said of a reading that can be asked for at any version.</summary>
    public static Returned Returns<T>()
    {
        var usual = CachedResponse.Returns<T>();
        return usual with { Parameters = [.. usual.Parameters, Asked], Problems = [.. usual.Problems, .. Problems] };
    }

    /// <summary>Likewise of one that everyone may read once it is published.</summary>
    public static Returned ReturnsPublished<T>()
    {
        var usual = Returns<T>();
        return usual with { Parameters = [.. usual.Parameters, s_publication], Problems = [.. usual.Problems, ProblemCodes.UnknownPublication] };
    }

    /// <summary>The state asked for, or the refusal: the contest never had that version (other documents than its own commits are not versions of it), or its rules are not to be had.</summary>
    public async Task<(ContestState? State, IResult? Refusal)> AskedAsync(ApiRequest api)
    {
        var newest = api.Known.Version;
        if (api.Request.Query[Version].ToString() is not { Length: > 0 } asked
            || (asked == newest.Hash?.Hex && newest.Commit!.Rules == api.Known.RulesHash))
            return (await states.ReadAsync(api.Known, api.Cancellation), null);
        if (ContentHash.TryParse(asked) is not { } version || !await IsOfChainAsync(version, api))
            return (null, api.Refuse(ProblemCodes.UnknownVersion, asked));
        return await states.ReadAsync(version, api.Cancellation) is { } state ? (state, null) : (null, api.Refuse(ProblemCodes.RulesNotStored, asked));
    }

    /// <summary>The publication, or the version, that the caller asks for and may read.</summary>
    public async Task<(ContestState? State, IResult? Refusal)> PublishedOrAskedAsync(ApiRequest api) => await PublishedAsync(api) ?? await AskedAsync(api);

    /// <summary>Whether the request names the publication by its number.</summary>
    public static bool IsNumbered(HttpRequest request, Publication? publication) =>
        publication is not null && request.Query[PublicationName] == publication.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The publication, where one is asked for or the caller may read nothing else; null where it is a version of the contest itself.</summary>
    private async Task<(ContestState? State, IResult? Refusal)?> PublishedAsync(ApiRequest api)
    {
        var (version, asked) = (api.Request.Query[Version].ToString(), api.Request.Query[PublicationName].ToString());
        if (asked.Length == 0 && (api.Caller.MayAny(api.Operation.NewestFor) || PublishedStates.Latest(api.Known) is null))
            return null;
        if (version.Length > 0)
            return (null, api.Refuse(ProblemCodes.UnknownVersion, version));
        return PublishedStates.Find(api.Known, asked.Length > 0 ? asked : PublishedStates.LatestName) is { } publication
            ? (await published.ReadAsync(api.Known, publication, api.Cancellation), null)
            : (null, api.Refuse(ProblemCodes.UnknownPublication, asked));
    }

    private async Task<bool> IsOfChainAsync(ContentHash version, ApiRequest api) =>
        (await chains.ReadAsync(api.Known.Version, api.Cancellation)).Any(commit => commit.Version == version);
}
