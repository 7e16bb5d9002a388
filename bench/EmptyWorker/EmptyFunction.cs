using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace YouthCity.EmptyWorker;

/// <summary>The least that a worker can answer.</summary>
public static class EmptyFunction
{
    [Function("Empty")]
    public static IResult Answer([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "empty")] HttpRequest request) => TypedResults.Content("{}", "application/json");
}
