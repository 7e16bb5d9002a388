using System.Globalization;
using System.Text.Json.Nodes;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Results;

/// <summary>Hashes of what a result follows from, taken over the parsed content: line ends, column order or the form of a file do not matter.</summary>
public static class Fingerprints
{
    /// <summary>The hash of everything the rules say. A jury of which they say nothing but what is usual leaves no trace in it.</summary>
    public static ContentHash OfRules(Contest contest)
    {
        var rules = Rules(contest);
        if (contest.Jury != JuryRules.Usual)
            rules["jury"] = Jury(contest.Jury);
        return ContentHash.Of(CanonicalJson.Write(rules));
    }

    /// <summary>The hash of everything that a result saw: of the applications, and of the marks where the jury acts on it.</summary>
    public static ContentHash OfInputs(ContestResult result) => result.Judged is { } judged
        ? ContentHash.Of(CanonicalJson.Write(new JsonObject
        {
            ["applications"] = OfInputs(result.Contest, result.Scores.Sheet).Hex,
            ["marks"] = Marks(judged.Given),
        }))
        : OfInputs(result.Contest, result.Scores.Sheet);

    /// <summary>The hash of every value and baseline that scoring saw, by city and indicator id.</summary>
    public static ContentHash OfInputs(Contest contest, ApplicationTable sheet)
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

    /// <summary>By juror, city and group.</summary>
    private static JsonObject Marks(MarkTable table) => new(table.Jurors.Select((juror, row) => KeyValuePair.Create<string, JsonNode?>(
        juror, new JsonObject(table.Contest.Cities.Select((city, c) => KeyValuePair.Create<string, JsonNode?>(
            city.Id, new JsonObject(table.Contest.Groups.Select((group, g) => KeyValuePair.Create<string, JsonNode?>(
                group.Id, double.IsNaN(table[row, table.Unit(c, g)]) ? null : table[row, table.Unit(c, g)])))))))));

    private static JsonObject Rules(Contest contest) => new()
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
        ["scoring"] = Scoring(contest),
        ["groups"] = new JsonArray([.. contest.Groups.Select(Group)]),
        ["indicators"] = new JsonArray([.. contest.Indicators.Select(indicator => Indicator(contest, indicator))]),
        ["cities"] = new JsonArray([.. contest.Cities.Select(City)]),
    };

    private static JsonObject Jury(JuryRules rules) => new()
    {
        ["share"] = rules.Share,
        ["trim"] = rules.Trim,
        ["minimumBallots"] = rules.MinimumBallots,
        ["adjust"] = rules.Adjustment.ToString(),
        ["closesOn"] = rules.ClosesOn?.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>Settings that a contest does not use leave no trace, so that rules written before there were such settings keep their hash.</summary>
    private static JsonObject Scoring(Contest contest)
    {
        var rules = contest.Scoring;
        var scoring = new JsonObject
        {
            ["normalisation"] = rules.Normalisation.ToString(),
            ["progressShare"] = rules.ProgressShare,
            ["indicators"] = rules.Indicators.ToString(),
            ["groups"] = rules.Groups.ToString(),
            ["missing"] = rules.Missing.ToString(),
            ["minimumAvailability"] = rules.MinimumAvailability,
            ["floor"] = rules.Floor,
        };
        if (rules.Winsorise is { } limits)
            scoring["winsorise"] = new JsonObject { ["skewness"] = limits.Skewness, ["kurtosis"] = limits.Kurtosis, ["maxPoints"] = limits.MaxPoints };
        if (rules.Ties.Count > 0)
            scoring["ties"] = new JsonArray([.. rules.Ties.Select(breaker => JsonValue.Create(breaker.Name(contest.Groups)))]);
        return scoring;
    }

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
