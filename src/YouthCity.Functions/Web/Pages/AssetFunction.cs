using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web.Pages;

/// <summary>Style sheets and the icon, embedded in the program. They are the same for everyone.</summary>
public sealed class AssetFunction
{
    public static Operation Operation { get; } = new("Asset")
    {
        IsPublic = true,
        Pipeline = Pipeline.None,
        Returns = [new(StatusCodes.Status200OK, ["text/css", "image/svg+xml"]) { HasETag = true }],
        Parameters = [CachedResponse.Known],
    };

    private const string Folder = "YouthCity.Functions.Web.Pages.Assets.";

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    [Function("Asset")]
    public static IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Headers[RequestNumber.Header] = RequestNumber.Of(request.HttpContext);
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        using var stream = typeof(AssetFunction).Assembly.GetManifestResourceStream(Folder + file);
        if (stream is null || s_types.GetValueOrDefault(Path.GetExtension(file)) is not { } type)
            return TypedResults.NotFound();
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return TypedResults.Bytes(content, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
    }
}
