using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using YouthCity.Core.Documents;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>What a request that stores asks for before anything is stored.</summary>
internal static class Preconditions
{
    /// <summary>The parameter that <see cref="IsDryRun"/> reads, and the header that <see cref="AllowVersion"/> reads.</summary>
    public static IReadOnlyList<Operations.Parameter> Parameters { get; } = [Operations.Parameter.Flag("dryRun"), Operations.Parameter.Header("If-Match")];

    /// <summary>Whether it is a trial; null where the parameter says neither: storing what was meant as a trial cannot be taken back.</summary>
    public static bool? IsDryRun(HttpRequest request) => request.Query["dryRun"] switch
    {
        { Count: 0 } => false,
        var text when bool.TryParse(text, out var asked) => asked,
        _ => null,
    };

    /// <summary>Whether the version the sender looked at is still the newest; one who names none accepts any.</summary>
    public static bool AllowVersion(HttpRequest request, ContestState state) =>
        request.Headers.IfMatch.Count == 0
        || (EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var tags)
            && tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || CachedResponse.IsOfVersion(tag, state)));

    /// <summary>A reason that somebody wrote; null if nothing is written.</summary>
    public static string? Reason(string? written) => string.IsNullOrWhiteSpace(written) ? null : CellText.Cut(written.Trim(), LongestReason);

    /// <summary>Characters at most.</summary>
    public const int LongestReason = 500;

    /// <summary>A version as refusals name it; a dash before the first act.</summary>
    public static string Shown(ContentHash? version) => version?.Hex ?? "-";
}
