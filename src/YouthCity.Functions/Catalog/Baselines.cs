using YouthCity.Core.Applications;
using YouthCity.Core.History;
using YouthCity.Functions.Contests;

namespace YouthCity.Functions.Catalog;

/// <summary>The values of one edition as the baselines of the next.</summary>
internal static class Baselines
{
    /// <summary>Values that the rules have no place for stay behind.</summary>
    public static ContestChange Of(ContestState state)
    {
        var cities = new Dictionary<string, IReadOnlyDictionary<string, ApplicationEntry>>(StringComparer.Ordinal);
        foreach (var city in state.Contest.Cities)
        {
            var entries = new Dictionary<string, ApplicationEntry>(StringComparer.Ordinal);
            foreach (var indicator in state.Contest.Indicators)
            {
                if (state.Content.Entry(city.Id, indicator.Id) is { Value: { } value } entry)
                    entries[indicator.Id] = ApplicationEntry.Empty with { Baseline = value, BaselineRespondents = entry.Respondents, Source = entry.Source };
            }

            if (entries.Count > 0)
                cities[city.Id] = entries;
        }

        return ContestChange.Of(cities);
    }
}
