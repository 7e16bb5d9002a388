using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Web.Pages;

/// <summary>Style sheet, fonts, icon and modules. They are the same for everyone.</summary>
public sealed class AssetFunction
{
    public static Operation Operation { get; } = new("Asset")
    {
        IsPublic = true,
        Pipeline = Pipeline.None,
        Returns = [new(StatusCodes.Status200OK, ["text/css", "text/javascript", "font/woff2", "image/svg+xml", "text/plain"]) { HasETag = true }],
        Parameters = [CachedResponse.Known],
    };

    [Function("Asset")]
    public static IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{file}")] HttpRequest request, string file)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.HttpContext.Response.Headers;
        headers[RequestNumber.Header] = RequestNumber.Of(request.HttpContext);
        headers.XContentTypeOptions = "nosniff";
        if (PageAssets.Find(file) is not var (asset, isNamedByHash))
            return TypedResults.NotFound();
        headers.CacheControl = isNamedByHash ? "public, max-age=31536000, immutable" : "public, max-age=300";
        headers.Vary = "Accept-Encoding";
        var zipped = ContentCodings.Quality(request, ContentCodings.Gzip) > 0 ? asset.Zipped : null;
        if (zipped is not null)
            headers.ContentEncoding = ContentCodings.Gzip;
        return TypedResults.Bytes(zipped ?? asset.Content, asset.Type, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}{(zipped is null ? "" : "-gzip")}\""));
    }
}
