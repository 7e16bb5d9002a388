using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Pages;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.History;

/// <summary>A file as it came, for people who are signed in; programs have <c>/api/contests/{contest}/uploads/{id}</c>.</summary>
public sealed class FilePageFunction(PagePipeline pipeline, CommitChains chains, IDocumentStore store)
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        new("SentFile")
        {
            IsPublic = true,
            Pipeline = Pipeline.Page,
            Returns = [new(StatusCodes.Status200OK, ["application/octet-stream"]), new(StatusCodes.Status302Found, [Returned.Html]), new(StatusCodes.Status403Forbidden, [Returned.Html]), new(StatusCodes.Status404NotFound, [Returned.Html])],
        },
    ];

    [Function("SentFile")]
    public Task<IResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "contests/{contest}/files/{id}")] HttpRequest request, string contest, string id) =>
        pipeline.OpenAsync(request, contest, [Capability.Upload], async (page, state) =>
        {
            // Any other document would be served by its hash too: only what an act of this contest names is a file of it.
            var chain = await chains.ReadAsync(state.Version, request.HttpContext.RequestAborted);
            if (ContentHash.TryParse(id) is not { } file || chain.All(known => known.Commit.File != file))
                return pipeline.NotFound(page);
            var content = await store.ReadOneAsync(file, request.HttpContext.RequestAborted);
            request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
            return TypedResults.Bytes(content, "application/octet-stream", SentFileName.Of(state.Contest.Id, file, content));
        });
}
