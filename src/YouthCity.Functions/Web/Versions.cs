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

    /// <summary>What is said of a reading that can be asked for at any version.</summary>
    public static Returned Returns<T>()
    {
        var usual = CachedResponse.Returns<T>();
        return usual with { Parameters = [.. usual.Parameters, Asked], Problems = [.. usual.Problems, ProblemCodes.UnknownVersion] };
    }

    /// <summary>The state asked for; null if the contest never had that version. Other documents than its own commits are not versions of it.</summary>
    public async Task<ContestState?> AskedAsync(ApiRequest api)
    {
        var newest = await states.ReadAsync(api.Known, api.Cancellation);
        if (api.Request.Query[Version].ToString() is not { Length: > 0 } asked || asked == newest.Version.Hash?.Hex)
            return newest;
        if (ContentHash.TryParse(asked) is not { } version)
            return null;
        var chain = await chains.ReadAsync(newest.Version, api.Cancellation);
        return chain.Any(commit => commit.Version == version) ? await states.ReadAsync(api.Known, version, api.Cancellation) : null;
    }

    public static IResult Unknown(ApiRequest api) =>
        api.Refuse(ProblemCodes.UnknownVersion, api.Request.Query[Version].ToString());
}
