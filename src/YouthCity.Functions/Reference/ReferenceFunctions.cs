using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Reference;

/// <summary>What the service offers: for programs, and for people.</summary>
public sealed class ReferenceFunctions(PagePipeline pipeline)
{
    private static readonly Lazy<byte[]> s_document = new(() => Encoding.UTF8.GetBytes(OpenApiDocument.Write()));

    private static readonly Lazy<EntityTagHeaderValue> s_etag = new(() => new($"\"{Convert.ToHexStringLower(SHA256.HashData(s_document.Value))[..16]}\""));

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("OpenApi") { IsPublic = true, Pipeline = Pipeline.None, Returns = [new(StatusCodes.Status200OK, [Returned.Json]) { HasETag = true }], Parameters = [CachedResponse.Known] },
        Operation.OfPage("ReferencePage", StatusCodes.Status200OK) with { Parameters = [Parameter.Text("q", "scores")] },
    ];

    [Function("OpenApi")]
    public static IResult OpenApi(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(s_document.Value, "application/json; charset=utf-8", entityTag: s_etag.Value);
    }

    [Function("ReferencePage")]
    public Task<IResult> Reference(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reference")] HttpRequest request) =>
        pipeline.OpenAsync(request, page => Task.FromResult(pipeline.Page<ReferencePage>(
            page with { Modules = ["reference.js"] }, parameters: [("Asked", CellText.Cut(request.Query["q"].ToString().Trim(), ReferenceFilter.Longest))])));
}
