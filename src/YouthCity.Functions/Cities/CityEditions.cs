using YouthCity.Core.Criteria;
using YouthCity.Functions.Catalog;
using YouthCity.Functions.Contests;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Cities;

/// <summary>A city over the editions of a contest: what it reported of the indicators that the contest has, wherever an edition has one of the same id and unit.</summary>
/// <param name="Editions">Those that have the city, the earliest first.</param>
/// <param name="Indicators">Every indicator of the contest, in the order of its rules.</param>
public sealed record CityEditions(string Contest, string City, IReadOnlyList<EditionLine> Editions, IReadOnlyList<IndicatorOverEditions> Indicators)
{
    /// <summary>Reads every edition at its newest version.</summary>
    public static async Task<CityEditions> ReadAsync(ContestState state, int city, ContestCatalog contests, ContestStates states, CancellationToken cancellation)
    {
        var (all, others) = (await contests.ListAsync(cancellation), new List<ContestState>());
        foreach (var line in Catalog.Editions.Of(state.Contest, all))
            others.Add(line.Contest == state.Contest.Id ? state : await states.ReadAsync(all.First(known => known.Rules.Id == line.Contest), cancellation));
        return Of(state, city, others);
    }

    /// <param name="others">The newest state of each edition, this one among them, the earliest first.</param>
    public static CityEditions Of(ContestState state, int city, IReadOnlyList<ContestState> others)
    {
        var id = state.Contest.Cities[city].Id;
        var with = others.Where(other => other.Contest.FindCity(id) is not null).ToList();
        return new(
            state.Contest.Id, id, [.. with.Select(other => EditionLine.Of(other.Known))],
            [.. state.Contest.Indicators.Select(indicator => IndicatorOverEditions.Of(indicator, id, with))]);
    }

    /// <summary>A row for each indicator and edition.</summary>
    public CsvTable Table() => new(
        ["city", "indicator", "unit", "contest", "edition", "baseline", "value", "change", "better"],
        Indicators.SelectMany(indicator => indicator.Values.Select(IReadOnlyList<object?> (value) =>
            [City, indicator.Indicator, indicator.Unit, value.Contest, value.Edition, value.Baseline, value.Value, value.Change, value.Better])));
}

/// <summary>An indicator of a city over the editions of a contest.</summary>
/// <param name="Unit">What values are counted in, such as <c>%</c>.</param>
/// <param name="Direction"><c>+</c> where more is better, <c>-</c> where less is.</param>
/// <param name="Values">Of the editions whose rules have the indicator in the same unit.</param>
public sealed record IndicatorOverEditions(string Indicator, string Unit, string Direction, IReadOnlyList<EditionValue> Values)
{
    public static IndicatorOverEditions Of(Indicator indicator, string city, IReadOnlyList<ContestState> editions)
    {
        var values = new List<EditionValue>();
        foreach (var edition in editions)
        {
            if (edition.Contest.FindIndicator(indicator.Id) is not { } position || edition.Contest.Indicators[position].Unit != indicator.Unit)
                continue;
            var place = edition.Contest.FindCity(city)!.Value;
            var (baseline, value) = (edition.Sheet.Baseline(position, place), edition.Sheet.Value(position, place));
            var change = value - values.LastOrDefault(before => before.Value is not null)?.Value;
            values.Add(new(edition.Contest.Id, edition.Contest.Edition, baseline, value, change, change is null or 0 ? null : change > 0 == indicator.Direction > 0));
        }

        return new(indicator.Id, indicator.Unit, indicator.Direction > 0 ? "+" : "-", values);
    }
}

/// <summary>What a city reported of an indicator in one edition.</summary>
/// <param name="Edition">The year or number of the edition; null if its rules name none.</param>
/// <param name="Baseline">The baseline in the indicator's unit; null if there is none.</param>
/// <param name="Value">The current value in the indicator's unit; null if there is none.</param>
/// <param name="Change">Against the value of the last edition before that has one, in the indicator's unit; null if there is none.</param>
/// <param name="Better">Whether the change is for the better; null where nothing has changed.</param>
public sealed record EditionValue(string Contest, int? Edition, double? Baseline, double? Value, double? Change, bool? Better);
