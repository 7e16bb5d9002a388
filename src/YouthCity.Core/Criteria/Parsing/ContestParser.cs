using System.Diagnostics.CodeAnalysis;
using YouthCity.Core.Names;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>Turns the four files of a contest into rules that are consistent, or says everything that is wrong with them.</summary>
public static class ContestParser
{
    /// <summary>Weights farther apart than these say nothing, and their sums lose digits.</summary>
    public const double LightestWeight = 1e-9, HeaviestWeight = 1e9;

    /// <summary>True with the contest; or false with every problem found, which are none where all that is wrong was said before.</summary>
    public static bool TryParse(ContestText text, [NotNullWhen(true)] out Contest? contest, out IReadOnlyList<RuleProblem> problems)
    {
        var found = new List<RuleProblem>();
        var settings = text.Contest is { } file ? ContestSettings.Parse(file, found) : null;
        var groups = text.Groups is { } table ? Groups(table, found) : null;
        var scoring = settings?.Scoring.Complete(groups);
        var indicators = text.Indicators is { } measured ? Indicators(measured, groups, scoring?.Normalisation, found) : [];
        RefuseEmptyGroups(text, groups, indicators, found);
        var names = new CityNames(text.Cities?.Rows.Count ?? 0);
        var cities = text.Cities is { } places ? Cities(places, names, found) : [];
        problems = found;
        contest = found.Count > 0 || !text.IsWhole || settings is null || scoring is null || groups is null ? null : new Contest(groups, indicators, cities, names)
        {
            Id = settings.Id,
            Name = settings.Name,
            Edition = settings.Edition,
            Continues = settings.Continues,
            LegalBasis = settings.LegalBasis,
            Contact = settings.Contact,
            Notice = settings.Notice,
            OpensOn = settings.OpensOn,
            ApplicationsCloseOn = settings.ApplicationsCloseOn,
            ValidUntil = settings.ValidUntil,
            Prizes = settings.Prizes,
            Scoring = scoring,
            Jury = settings.Jury,
            PublishesObjectionTexts = settings.PublishesObjectionTexts,
        };
        return contest is not null;
    }

    private static List<CriteriaGroup> Groups(TextTable text, List<RuleProblem> problems)
    {
        var table = new RuleTable(text, problems);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. table.Rows().Select(_ => new CriteriaGroup(table.Id(seen), table.Weight(), table.Name()))];
    }

    private static List<Indicator> Indicators(TextTable text, List<CriteriaGroup>? groups, Normalisation? normalisation, List<RuleProblem> problems)
    {
        var table = new RuleTable(text, problems);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. table.Rows().Select(_ => Indicator(table, seen, groups, normalisation))];
    }

    /// <summary>Names the groups that no indicator is in, once it is known of each indicator which group it is in.</summary>
    private static void RefuseEmptyGroups(ContestText text, List<CriteriaGroup>? groups, List<Indicator> indicators, List<RuleProblem> problems)
    {
        if (groups is null || indicators.Count == 0 || text is not { Groups: { } table, Indicators.IsWhole: true })
            return;
        var filled = indicators.Select(indicator => indicator.Group).ToHashSet();
        for (var group = 0; group < groups.Count; group++)
        {
            if (!filled.Contains(group) && groups[group].Id.Length > 0)
                problems.Add(new RuleProblem(table.File, table.Rows[group].Line, "empty-group", "id", groups[group].Id));
        }
    }

    private static Indicator Indicator(RuleTable table, Dictionary<string, int> seen, List<CriteriaGroup>? groups, Normalisation? normalisation)
    {
        var goalposts = normalisation == Normalisation.Goalposts;
        var indicator = new Indicator
        {
            Id = table.Id(seen),
            Group = Group(table, groups),
            Weight = table.Weight(),
            Kind = table.Choice("kind", ScoringCodes.Kinds),
            Direction = table.Choice("direction", ScoringCodes.Directions),
            Name = table.Name(),
            Unit = table.Cell("unit"),
            Minimum = table.Number("minimum"),
            Maximum = table.Number("maximum"),
            Worst = goalposts ? table.Number("worst") : null,
            Best = goalposts ? table.Number("best") : null,
            Source = table.Cell("source"),
        };
        if (indicator.Minimum > indicator.Maximum)
            table.AddProblem("minimum-above-maximum", "minimum", table.Cell("minimum"), table.Cell("maximum"));
        if (goalposts)
            CheckGoalposts(table, indicator);
        return indicator;
    }

    /// <param name="groups">Null where they are not known.</param>
    private static int Group(RuleTable table, List<CriteriaGroup>? groups)
    {
        var id = table.Required("group");
        var group = groups?.FindIndex(group => group.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) ?? -1;
        if (group < 0 && groups is not null && id.Length > 0)
            table.AddProblem("unknown-group", "group", id, string.Join(", ", groups.Select(known => known.Id)));
        return group;
    }

    private static void CheckGoalposts(RuleTable table, Indicator indicator)
    {
        var (worst, best) = (table.Cell("worst"), table.Cell("best"));
        if (table.IsRefused("worst") || table.IsRefused("best"))
            return;
        if (indicator is not { Worst: { } low, Best: { } high })
            table.AddProblem("missing-goalposts", indicator.Worst is null ? "worst" : "best", found: null, indicator.Id);
        else if (low == high)
            table.AddProblem("worst-equals-best", "worst", worst);
        else if (high > low != indicator.Direction > 0)
            table.AddProblem("goalposts-against-direction", "worst", worst, best, table.Cell("direction"));
    }

    /// <param name="names">Takes the spellings of the cities.</param>
    private static List<City> Cities(TextTable text, CityNames names, List<RuleProblem> problems)
    {
        var table = new RuleTable(text, problems);
        var seen = new Dictionary<string, int>(text.Rows.Count, StringComparer.OrdinalIgnoreCase);
        var cities = new List<City>(text.Rows.Count);
        foreach (var _ in table.Rows())
        {
            var city = City(table, seen);
            cities.Add(city);
            AddSpellings(table, cities, names);
        }

        return cities;
    }

    private static City City(RuleTable table, Dictionary<string, int> seen)
    {
        // In the order of their document, so that rules are the same whichever of the two they were read from.
        var aliases = table.Cell("aliases").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Array.Sort(aliases, StringComparer.Ordinal);
        var (latitude, longitude) = (table.Number("latitude"), table.Number("longitude"));
        if (!table.IsRefused("latitude") && !table.IsRefused("longitude")
            && (latitude is < -90 or > 90 || longitude is < -180 or > 180 || latitude is null != longitude is null))
            table.AddProblem("bad-map-point", "latitude", table.Cell("latitude"), table.Cell("longitude"));
        return new City(table.Id(seen), table.Name(), aliases, table.Cell("region_en"),
            latitude is { } y && longitude is { } x ? (y, x) : null);
    }

    /// <summary>Adds the spellings of the last city, and says which of them stand for an earlier one already.</summary>
    private static void AddSpellings(RuleTable table, List<City> cities, CityNames names)
    {
        var city = cities[^1];
        foreach (var spelling in city.Id.Length == 0 ? [] : city.Spellings.Where(spelling => spelling.Length > 0))
        {
            if (names.Add(spelling, cities.Count - 1) is var other && cities[other].Id != city.Id)
                table.AddProblem("spelling-of-two-cities", field: null, spelling, cities[other].Id, city.Id);
        }
    }
}
