using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Results;

/// <summary>Hashes of what a result follows from, taken over the parsed content: line ends, column order or the form of a file do not matter.</summary>
public static class Fingerprints
{
    private static readonly ConditionalWeakTable<Contest, Lazy<ContentHash>> s_rules = [];

    /// <summary>The hash of everything the rules say, which is the name of their document. It is worked out once for rules that are there once.</summary>
    public static ContentHash OfRules(Contest contest) => s_rules.GetValue(contest, static rules => new(() => ContentHash.Of(ContestJson.Write(rules)))).Value;

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
}
