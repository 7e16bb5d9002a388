using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Reference;

namespace YouthCity.Functions.Cities;

/// <summary>Where one city stands: all of it for the city and the agency, the public part for anyone.</summary>
public sealed class StatusFunction(FrontDoor door, Versions versions, Reading reading)
{
    private static readonly Operation s_status = new("CityStatus", Audience.Anyone)
    {
        Returns = [Versions.Returns<CityStatus>() with { For = new(Role.Agency, Role.City) }, Versions.Returns<OpenCityStatus>()],
        Problems = ["unknown-city", "another-city"],
    };

    [Function("CityStatus")]
    public Task<IResult> Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/cities/{city}/status")] HttpRequest request, string contest, string city) =>
        door.OpenAsync(request, contest, s_status, async visit =>
        {
            if (visit.Contest.FindCity(city) is not { } position)
                return visit.Refuse(StatusCodes.Status404NotFound, "unknown-city", city);
            var id = visit.Contest.Cities[position].Id;
            if (visit.Visitor.Key is { Role: Role.City } key && !visit.Visitor.IsCity(id))
                return visit.Refuse(StatusCodes.Status403Forbidden, "another-city", key.City ?? "", id);
            if (await versions.AskedAsync(visit) is not { } state)
                return Versions.Unknown(visit);
            return visit.Visitor.IsAgency || visit.Visitor.IsCity(id)
                ? reading.Answer(visit, state, () => CityStatus.Of(state, position), status => status.Table(), $"status-{id}")
                : reading.Answer(visit, state, () => OpenCityStatus.Of(state, position), status => status.Table(), $"status-{id}");
        });
}
