using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Cities;

/// <summary>What has arrived from a city, what is missing, and everything it sent.</summary>
/// <param name="Version">The contest's version that this is read from.</param>
/// <param name="LastAct">When the contest last accepted anything; null before the first act.</param>
/// <param name="Application">How much of the application has arrived, and what is missing.</param>
/// <param name="Entries">Every indicator in the order of the rules, also those that nothing has arrived for.</param>
public sealed record CityStatus(
    string Contest,
    string City,
    string? Version,
    DateTimeOffset? LastAct,
    Arrival Application,
    IReadOnlyList<StatusEntry> Entries,
    int SocialOrders,
    Money SocialOrderAmount,
    int Actions)
{
    /// <summary>The documents that the store keeps of the city: whoever has their hashes finds in a publication whether it counts them.</summary>
    public required IReadOnlyList<CityDocument> Documents { get; init; }

    /// <summary>Where the city came out; null before anything is published.</summary>
    public PublishedPlace? Published { get; init; }

    public static CityStatus Of(ContestState state, int position)
    {
        var id = state.Contest.Cities[position].Id;
        var (application, sum) = (state.Content.Application(id), state.Sums.City(id));
        return new(
            state.Contest.Id, id, state.Version.Hash?.Hex, state.Version.Commit?.At, Arrival.Of(state, position),
            [.. state.Contest.Indicators.Select(indicator => StatusEntry.Of(indicator.Id, application.Entries.GetValueOrDefault(indicator.Id)))],
            sum.Orders, sum.Amount, state.Content.Plan(id).Count)
        {
            Documents = CityDocument.Of(state.Version.Manifest, id),
        };
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

/// <summary>What a city sent for one indicator; null where nothing has arrived.</summary>
/// <param name="Baseline">The value at the start of the contest, in the indicator's unit.</param>
/// <param name="Value">The current value, in the indicator's unit.</param>
/// <param name="Respondents">Of a survey: how many answered for the value.</param>
/// <param name="Source">Where the city has its numbers from, in its words.</param>
/// <param name="Note">What the city remarks, in its words.</param>
/// <param name="BaselineRespondents">Of a survey: how many answered for the baseline.</param>
public sealed record StatusEntry(string Indicator, double? Baseline, double? Value, int? Respondents, string? Source, string? Note, int? BaselineRespondents)
{
    public static StatusEntry Of(string indicator, ApplicationEntry? entry) =>
        new(indicator, entry?.Baseline, entry?.Value, entry?.Respondents, entry?.Source, entry?.Note, entry?.BaselineRespondents);
}
