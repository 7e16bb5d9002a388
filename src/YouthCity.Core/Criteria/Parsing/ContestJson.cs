using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>
/// Rules as a document: one canonical JSON object with all that the four files say. Its SHA-256 is the hash that commits and answers name the rules by.
/// What the rules do not use (goalposts under another normalisation, a jury that only informs as usual) is not in it.
/// </summary>
public static class ContestJson
{
    public static byte[] Write(Contest contest) => Write(contest, contest.Cities);

    /// <param name="cities">Those that are written.</param>
    internal static byte[] Write(Contest contest, IEnumerable<City> cities)
    {
        var rules = Rules(contest);
        if (contest.Jury != JuryRules.Usual)
            rules["jury"] = JuryOf(contest.Jury);
        return CanonicalJson.Write(rules, new Dictionary<string, IEnumerable<JsonNode>>(StringComparer.Ordinal)
        {
            ["groups"] = contest.Groups.Select(Group),
            ["indicators"] = contest.Indicators.Select(indicator => Indicator(contest, indicator)),
            ["cities"] = cities.Select(City),
        });
    }

    /// <summary>The rules that <see cref="Write(Contest)"/> wrote. They pass the same checks as files do.</summary>
    /// <exception cref="JsonException">The document was not written by <see cref="Write(Contest)"/>, or its rules cannot be used.</exception>
    public static Contest Read(ReadOnlyMemory<byte> utf8)
    {
        var text = StoredJson.Read(utf8, ContestJsonText.Of);
        if (!ContestParser.TryParse(text, out var contest, out var problems))
            throw new JsonException($"The rules cannot be used: {string.Join("; ", problems.Select(problem => $"{problem.File} {problem.Code}"))}.");

        // Whatever the parser is lenient about, such as white space around a name, would give these rules a second name.
        return Write(contest).AsSpan().SequenceEqual(utf8.Span) ? contest : throw new JsonException("The rules are not in their canonical form.");
    }

    /// <summary>Members that a contest may lack leave no trace where they are not there, so that rules written before there were such members keep their hash.</summary>
    private static JsonObject Rules(Contest contest)
    {
        var rules = Always(contest);
        if (contest.Edition is { } edition)
            rules["edition"] = edition;
        rules.AddPresent("continues", contest.Continues);
        rules.AddPresent("opensOn", contest.OpensOn?.ToString("O", CultureInfo.InvariantCulture));
        if (contest.Contact is { } contact)
            rules["contact"] = Text(contact);
        if (contest.Notice is { } notice)
            rules["notice"] = Text(notice);
        if (contest.PublishesObjectionTexts)
            rules["objections"] = new JsonObject { ["publishTexts"] = true };
        return rules;
    }

    private static JsonObject Always(Contest contest) => new()
    {
        ["id"] = contest.Id,
        ["name"] = Name(contest.Name),
        ["legalBasis"] = contest.LegalBasis is { } basis ? Text(basis) : "",
        ["applicationsCloseOn"] = contest.ApplicationsCloseOn?.ToString("O", CultureInfo.InvariantCulture),
        ["validUntil"] = contest.ValidUntil?.ToString("O", CultureInfo.InvariantCulture),
        ["prizes"] = new JsonObject
        {
            ["fund"] = contest.Prizes.Fund.Som,
            ["currency"] = contest.Prizes.Currency,
            ["places"] = new JsonArray([.. contest.Prizes.Places.Select(place => JsonValue.Create(place.Som))]),
        },
        ["scoring"] = Scoring(contest),
    };

    private static JsonObject JuryOf(JuryRules rules) => new()
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

    /// <summary>One text where it stands for all three languages.</summary>
    private static JsonNode Text(LocalName text) => text.IsOne ? JsonValue.Create(text.En) : Name(text);

    private static JsonObject Name(LocalName name) => new() { ["ky"] = name.Ky, ["ru"] = name.Ru, ["en"] = name.En };
}
