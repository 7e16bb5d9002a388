using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Cities;

/// <summary>Where one city stands: all of it for the city and the agency, the public part for anyone.</summary>
public sealed class StatusFunction(ApiPipeline pipeline, PublishedStates published, CachedResponse responses)
{
    private static readonly Operation s_status = new("CityStatus")
    {
        IsPublic = true,
        NewestFor = [Capability.ReadCity, Capability.ReadScores],
        Returns = [Versions.ReturnsPublished<CityStatus>() with { For = Capability.ReadCity }, Versions.ReturnsPublished<OpenCityStatus>()],
        Problems = [ProblemCodes.UnknownCity, ProblemCodes.AnotherCity],
    };

    [Function("CityStatus")]
    public Task<IResult> Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/cities/{city}/status")] HttpRequest request, string contest, string city) =>
        pipeline.ReadPublishedAsync(request, contest, s_status, async (api, state) =>
        {
            if (api.Contest.FindCity(city) is not { } position)
                return api.Refuse(ProblemCodes.UnknownCity, city);
            var id = api.Contest.Cities[position].Id;
            if (api.Caller.May(Capability.ReadCity) && !api.Caller.MayReadCity(id))
                return api.Refuse(ProblemCodes.AnotherCity, Shown(api, api.Caller.Key!.City), Shown(api, id));
            var place = new CityPlace(position, await PlaceAsync(api, state, id));
            return api.Caller.MayReadCity(id)
                ? responses.Answer(api, state, $"status-{id}", place, static asked => CityStatus.Of(asked.State, asked.Subject.City) with { Published = asked.Subject.Place }, static (status, _) => status.Table())
                : responses.Answer(api, state, $"status-{id}", place, static asked => OpenCityStatus.Of(asked.State, asked.Subject.City) with { Published = asked.Subject.Place }, static (status, _) => status.Table());
        });

    /// <summary>Where the city came out in the publication that is read, or in the latest one beside a version of the contest; null if nothing is published.</summary>
    private async Task<PublishedPlace?> PlaceAsync(ApiRequest api, ContestState state, string city)
    {
        if (state.Publication is not null)
            return PublishedPlace.Of(state, city);
        return PublishedStates.Latest(state.Known) is { } latest ? PublishedPlace.Of(await published.ReadAsync(state.Known, latest, api.Cancellation), city) : null;
    }

    /// <summary>A city in the caller's language; its id where the rules no longer have it.</summary>
    private static string Shown(ApiRequest api, string? id) =>
        api.Contest.FindCity(id ?? "") is { } position ? api.Contest.Cities[position].In(api.Language) : id ?? "";
}

/// <param name="City">Position of the city in the contest.</param>
internal sealed record CityPlace(int City, PublishedPlace? Place);
