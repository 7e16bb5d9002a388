using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Cities;

/// <summary>What has arrived from a city, what is missing, and everything it sent.</summary>
/// <param name="Version">The contest's version that this is read from.</param>
/// <param name="LastAct">When the contest last accepted anything.</param>
public sealed record CityStatus(
    string Contest,
    string City,
    string? Version,
    DateTimeOffset? LastAct,
    Arrival Application,
    IReadOnlyList<StatusEntry> Entries,
    int SocialOrders,
    Money SocialOrderAmount)
{
    public static CityStatus Of(ContestState state, int position)
    {
        var id = state.Contest.Cities[position].Id;
        var (application, sum) = (state.Content.Application(id), state.Sums.City(id));
        return new(
            state.Contest.Id, id, state.Version.Hash?.Hex, state.Version.Commit?.At, Arrival.Of(state, position),
            [.. state.Contest.Indicators.Select(indicator => StatusEntry.Of(indicator.Id, application.Entries.GetValueOrDefault(indicator.Id)))],
            sum.Orders, sum.Amount);
    }

    /// <summary>The entries as they can be sent again.</summary>
    public CsvTable Table() => new(
        [.. ApplicationFields.All.Select(field => field.Name)],
        Entries.Select(IReadOnlyList<object?> (entry) =>
            [City, entry.Indicator, entry.Baseline, entry.Value, entry.Respondents, entry.Source, entry.Note]))
    {
        ReadersHeaders = language => [.. ApplicationFields.All.Select(field => field.In(language))],
    };
}

public sealed record StatusEntry(string Indicator, double? Baseline, double? Value, int? Respondents, string? Source, string? Note, int? BaselineRespondents)
{
    public static StatusEntry Of(string indicator, ApplicationEntry? entry) =>
        new(indicator, entry?.Baseline, entry?.Value, entry?.Respondents, entry?.Source, entry?.Note, entry?.BaselineRespondents);
}
