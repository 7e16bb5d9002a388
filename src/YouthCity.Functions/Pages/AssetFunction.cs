using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace YouthCity.Functions.Pages;

/// <summary>Style sheets, embedded in the program. They are the same for everyone.</summary>
public sealed class AssetFunction
{
    private const string Folder = "YouthCity.Functions.Pages.Assets.";

    [Function("Asset")]
    public static IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var stream = file.EndsWith(".css", StringComparison.Ordinal) ? typeof(AssetFunction).Assembly.GetManifestResourceStream(Folder + file) : null;
        if (stream is null)
            return TypedResults.NotFound();
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(content, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
    }
}
