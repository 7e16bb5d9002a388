using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Texts;
using YouthCity.Storage;

namespace YouthCity.Functions.Health;

/// <summary>For probes: 200 while the store answers, 503 while it does not.</summary>
public sealed partial class HealthFunction(AccessKeys keys, ILogger<HealthFunction> log)
{
    public static Operation Operation { get; } = new("Health", Audience.Anyone)
    {
        Door = Door.None,
        Returns = [Returned.JsonOf<Healthy>(StatusCodes.Status200OK)],
        Parameters = [Parameter.Lang],
        Problems = ["store-unavailable"],
    };

    [Function("Health")]
    public async Task<IResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request)
    {
        var language = Languages.OfApi(request);
        try
        {
            await keys.ReadAsync(request.HttpContext.RequestAborted);
            return new Answer(StatusCodes.Status200OK, "application/json; charset=utf-8", Json.Bytes(new Healthy("ok")), language);
        }
#pragma warning disable CA1031 // Whatever keeps the store from answering, the probe has to be told.
        catch (Exception fault) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
#pragma warning restore CA1031
        {
            StoreDoesNotAnswer(log, fault);
            return Problem.Of(language, StatusCodes.Status503ServiceUnavailable, "store-unavailable");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store does not answer")]
    private static partial void StoreDoesNotAnswer(ILogger log, Exception fault);

    private sealed record Healthy(string Status);
}
