using Microsoft.AspNetCore.Http;
using YouthCity.Core.Documents;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web;

/// <summary>The version of a contest that a request asks for: the newest, or an older one by <c>?version=</c>.</summary>
public sealed class Versions(ContestStates states, CommitChains chains)
{
    private const string Version = "version";

    public static Parameter Asked { get; } = Parameter.Text(Version);

    /// <summary>The codes with which a version is refused.</summary>
    public static IReadOnlyList<ProblemCode> Problems { get; } = [ProblemCodes.UnknownVersion, ProblemCodes.RulesNotStored];

    /// <summary>What is said of a reading that can be asked for at any version.</summary>
    public static Returned Returns<T>()
    {
        var usual = CachedResponse.Returns<T>();
        return usual with { Parameters = [.. usual.Parameters, Asked], Problems = [.. usual.Problems, .. Problems] };
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

    private async Task<bool> IsOfChainAsync(ContentHash version, ApiRequest api) =>
        (await chains.ReadAsync(api.Known.Version, api.Cancellation)).Any(commit => commit.Version == version);
}
