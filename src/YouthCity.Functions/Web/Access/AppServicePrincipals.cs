using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using YouthCity.Core.Access;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// People whom App Service authentication has signed in, in front of the app, as roles. Off unless the setting maps some: only then is the header believed,
/// since without App Service authentication anyone can send it. For pages alone: the API takes keys.
/// </summary>
public sealed class AppServicePrincipals
{
    /// <summary>The setting: <c>agency=VALUE;city:osh=VALUE;jury:talas=VALUE</c>. A person has a role who has a claim with the value, such as the id of a group or an address.</summary>
    public const string Setting = "AppServicePrincipals";

    /// <summary>Where App Service ends its own session.</summary>
    public const string SignOut = "/.auth/logout?post_logout_redirect_uri=/";

    private const string Header = "X-MS-CLIENT-PRINCIPAL";
    private const int LongestHeader = 64 * 1024, IdBytes = 8, LongestName = 100;

    /// <summary>What tells one person from another, by the claims that Entra ID and other providers send; the first that is there.</summary>
    private static readonly string[] s_ids =
    [
        "http://schemas.microsoft.com/identity/claims/objectidentifier", "oid", "sub",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "preferred_username",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
    ];

    private static readonly string[] s_names = ["name", "preferred_username", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name"];

    private readonly IReadOnlyList<Mapping> _mappings;

    private AppServicePrincipals(IReadOnlyList<Mapping> mappings) => _mappings = mappings;

    /// <exception cref="FormatException">The setting names a role that there is not, a city where the role takes none, or no value.</exception>
    public static AppServicePrincipals Of(IConfiguration configuration) =>
        new([.. (configuration[Setting] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)]);

    /// <summary>A key that stands for the person: it is in no ring, and its id is made of the person's. Null if nobody is signed in, or nobody who has a role.</summary>
    public AccessKey? Find(HttpRequest request)
    {
        if (_mappings.Count == 0 || request.Headers[Header].ToString() is not { Length: > 0 and <= LongestHeader } header || Claims(header) is not { } claims)
            return null;
        if (_mappings.FirstOrDefault(mapping => claims.Any(claim => claim.Value == mapping.Value)) is not { } mapped || First(claims, s_ids) is not { } id)
            return null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, IdBytes));
        var name = First(claims, s_names);
        return new($"app-service-{hash}", mapped.Role, mapped.City, Hash: "", DateTimeOffset.UnixEpoch)
        {
            Name = name is { Length: > LongestName } ? name[..LongestName] : name,
        };
    }

    private static string? First(IReadOnlyList<Claim> claims, string[] types) =>
        types.Select(type => claims.FirstOrDefault(claim => claim.Type == type)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    /// <summary>Null if the header is not of the form that App Service sends.</summary>
    private static List<Claim>? Claims(string header)
    {
        try
        {
            using var principal = JsonDocument.Parse(Convert.FromBase64String(header));
            return [.. principal.RootElement.GetProperty("claims").EnumerateArray()
                .Select(claim => new Claim(claim.GetProperty("typ").GetString() ?? "", claim.GetProperty("val").GetString() ?? ""))];
        }
        catch (Exception fault) when (fault is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Mapping Parse(string text)
    {
        var (front, value) = text.Split('=', 2) is [var left, { Length: > 0 } right] ? (left.Trim().Split(':'), right.Trim()) : ([], "");
        var role = front.Length is 1 or 2 ? Roles.TryParse(front[0]) : null;
        var city = front.Length == 2 ? front[1] : null;
        return role is { } known && value.Length > 0 && (city is null ? known != Role.City : known is Role.City or Role.Jury)
            ? new(known, city, value)
            : throw new FormatException($"{Setting} must be ROLE=VALUE or ROLE:CITY=VALUE, several with semicolons between; only a city and a juror have a city.");
    }

    private sealed record Mapping(Role Role, string? City, string Value);

    private sealed record Claim(string Type, string Value);
}
