using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Catalog;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Cities;

/// <summary>How one city has done from one edition of a contest to the next: for the city and whoever may read its data.</summary>
public sealed class EditionsFunction(ApiPipeline pipeline, ContestCatalog contests, ContestStates states, CachedResponse responses)
{
    private static readonly Operation s_editions = new("CityEditions", Capability.ReadCity)
    {
        Returns = [Versions.Returns<CityEditions>()],
        Problems = [ProblemCodes.UnknownCity, ProblemCodes.AnotherCity],
    };

    [Function("CityEditions")]
    public Task<IResult> Editions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/cities/{city}/editions")] HttpRequest request, string contest, string city) =>
        pipeline.ReadAsync(request, contest, s_editions, async (api, state) =>
        {
            if (api.Contest.FindCity(city) is not { } position)
                return api.Refuse(ProblemCodes.UnknownCity, city);
            var id = api.Contest.Cities[position].Id;
            if (!api.Caller.MayReadCity(id))
                return api.Refuse(ProblemCodes.AnotherCity, api.Caller.Key?.City ?? "", id);
            var editions = await CityEditions.ReadAsync(state, position, contests, states, api.Cancellation);

            // The versions of all editions are in the answer's key.
            return responses.Answer(api, state, $"editions-{id}", new EditionsAsked(position, editions.Editions), _ => editions, static (answer, _) => answer.Table());
        });

    private sealed record EditionsAsked(int City, IReadOnlyList<EditionLine> Versions);
}
