using System.Globalization;
using System.Text.Json.Nodes;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Results;

/// <summary>Hashes of what a result follows from, taken over the parsed content: line ends, column order or the form of a file do not matter.</summary>
public static class Fingerprints
{
    /// <summary>The hash of everything the rules say.</summary>
    public static ContentHash OfRules(Contest contest) => ContentHash.Of(CanonicalJson.Write(new JsonObject
    {
        ["id"] = contest.Id,
        ["name"] = Name(contest.Name),
        ["legalBasis"] = contest.LegalBasis,
        ["applicationsCloseOn"] = contest.ApplicationsCloseOn?.ToString("O", CultureInfo.InvariantCulture),
        ["validUntil"] = contest.ValidUntil?.ToString("O", CultureInfo.InvariantCulture),
        ["prizes"] = new JsonObject
        {
            ["fund"] = contest.Prizes.Fund.Som,
            ["currency"] = contest.Prizes.Currency,
            ["places"] = new JsonArray([.. contest.Prizes.Places.Select(place => JsonValue.Create(place.Som))]),
        },
        ["scoring"] = Scoring(contest.Scoring),
        ["groups"] = new JsonArray([.. contest.Groups.Select(Group)]),
        ["indicators"] = new JsonArray([.. contest.Indicators.Select(indicator => Indicator(contest, indicator))]),
        ["cities"] = new JsonArray([.. contest.Cities.Select(City)]),
    }));

    /// <summary>The hash of every value and baseline that scoring saw, by city and indicator id.</summary>
    public static ContentHash OfInputs(Contest contest, ApplicationSheet sheet)
    {
        var cities = new JsonObject();
        for (var city = 0; city < sheet.Cities; city++)
        {
            var entries = new JsonObject();
            for (var indicator = 0; indicator < sheet.Indicators; indicator++)
            {
                var (baseline, value) = (sheet.Baseline(indicator, city), sheet.Value(indicator, city));
                if (baseline is not null || value is not null)
                    entries[contest.Indicators[indicator].Id] = new JsonObject { ["baseline"] = baseline, ["value"] = value };
            }

            if (entries.Count > 0)
                cities[contest.Cities[city].Id] = entries;
        }

        return ContentHash.Of(CanonicalJson.Write(cities));
    }

    private static JsonObject Scoring(ScoringRules rules) => new()
    {
        ["normalisation"] = rules.Normalisation.ToString(),
        ["progressShare"] = rules.ProgressShare,
        ["indicators"] = rules.Indicators.ToString(),
        ["groups"] = rules.Groups.ToString(),
        ["missing"] = rules.Missing.ToString(),
        ["minimumAvailability"] = rules.MinimumAvailability,
        ["floor"] = rules.Floor,
    };

    private static JsonObject Group(CriteriaGroup group) =>
        new() { ["id"] = group.Id, ["weight"] = group.Weight, ["name"] = Name(group.Name) };

    private static JsonObject Indicator(Contest contest, Indicator indicator) => new()
    {
        ["id"] = indicator.Id,
        ["group"] = contest.Groups[indicator.Group].Id,
        ["weight"] = indicator.Weight,
        ["kind"] = indicator.Kind.ToString(),
        ["unit"] = indicator.Unit,
        ["direction"] = indicator.Direction,
        ["minimum"] = indicator.Minimum,
        ["maximum"] = indicator.Maximum,
        ["worst"] = indicator.Worst,
        ["best"] = indicator.Best,
        ["name"] = Name(indicator.Name),
        ["source"] = indicator.Source,
    };

    private static JsonObject City(City city) => new()
    {
        ["id"] = city.Id,
        ["name"] = Name(city.Name),
        ["aliases"] = new JsonArray([.. city.Aliases.Order(StringComparer.Ordinal).Select(alias => JsonValue.Create(alias))]),
        ["region"] = city.Region,
        ["latitude"] = city.MapPoint?.Latitude,
        ["longitude"] = city.MapPoint?.Longitude,
    };

    private static JsonObject Name(LocalName name) => new() { ["ky"] = name.Ky, ["ru"] = name.Ru, ["en"] = name.En };
}
