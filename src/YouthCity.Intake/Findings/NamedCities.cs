using YouthCity.Core;
using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Findings;

/// <summary>Cities that a finding names: they are written in the reader's language when it is shown.</summary>
public sealed record NamedCities(params IReadOnlyList<City> Cities)
{
    public bool IsNone => Cities.Count == 0;

    public string In(Language language) => string.Join(", ", Cities.Select(city => city.In(language)));
}
