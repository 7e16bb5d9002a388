using System.Diagnostics.CodeAnalysis;
using YouthCity.Core.Names;

namespace YouthCity.Core.Criteria.Parsing;

/// <summary>Turns the four files of a contest into rules that are consistent, or says everything that is wrong with them.</summary>
public static class ContestParser
{
    private static readonly string[] s_groupColumns = ["id", "weight", "name_ky", "name_ru", "name_en"];
    private static readonly string[] s_indicatorColumns = ["id", "group", "weight", "kind", "direction", "name_ky", "name_ru", "name_en"];
    private static readonly string[] s_indicatorOptions = ["unit", "minimum", "maximum", "worst", "best", "source"];
    private static readonly string[] s_cityColumns = ["id", "name_ky", "name_ru", "name_en"];
    private static readonly string[] s_cityOptions = ["aliases", "region_en", "latitude", "longitude"];

    internal static (string Code, IndicatorKind Value)[] Kinds { get; } = [("admin", IndicatorKind.Admin), ("survey", IndicatorKind.Survey)];

    /// <summary>True with the contest, or false with every problem found.</summary>
    public static bool TryParse(ContestText text, [NotNullWhen(true)] out Contest? contest, out IReadOnlyList<RuleProblem> problems)
    {
        var found = new List<RuleProblem>();
        var settings = ContestSettings.Parse(text.Contest, found);
        var groups = Groups(text.Groups, found);
        var scoring = settings?.Scoring.Complete(groups);
        var indicators = Indicators(text.Indicators, groups, scoring?.Normalisation, found);
        var cities = Cities(text.Cities, found);
        problems = found;
        contest = found.Count > 0 || settings is null || scoring is null ? null : new Contest(groups, indicators, cities)
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
        };
        return contest is not null;
    }

    private static List<CriteriaGroup> Groups(TextTable text, List<RuleProblem> problems)
    {
        var table = new RuleTable(text, problems, s_groupColumns, []);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return [.. table.Rows().Select(_ => new CriteriaGroup(table.Id(seen), table.Weight(), table.Name()))];
    }

    private static List<Indicator> Indicators(TextTable text, List<CriteriaGroup> groups, Normalisation? normalisation, List<RuleProblem> problems)
    {
        var table = new RuleTable(text, problems, s_indicatorColumns, s_indicatorOptions);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var indicators = table.Rows().Select(_ => Indicator(table, seen, groups, normalisation)).ToList();
        for (var group = 0; group < groups.Count && indicators.Count > 0; group++)
        {
            if (!indicators.Exists(indicator => indicator.Group == group))
                table.AddProblem("empty-group", groups[group].Id);
        }

        return indicators;
    }

    private static Indicator Indicator(RuleTable table, Dictionary<string, int> seen, List<CriteriaGroup> groups, Normalisation? normalisation)
    {
        var goalposts = normalisation == Normalisation.Goalposts;
        var indicator = new Indicator
        {
            Id = table.Id(seen),
            Group = Group(table, groups),
            Weight = table.Weight(),
            Kind = Choice(table, "kind", Kinds),
            Direction = Choice(table, "direction", ("+", 1), ("-", -1)),
            Name = table.Name(),
            Unit = table.Cell("unit"),
            Minimum = table.Number("minimum"),
            Maximum = table.Number("maximum"),
            Worst = goalposts ? table.Number("worst") : null,
            Best = goalposts ? table.Number("best") : null,
            Source = table.Cell("source"),
        };
        if (indicator.Minimum > indicator.Maximum)
            table.AddProblem("minimum-above-maximum", table.Cell("minimum"), table.Cell("maximum"));
        if (goalposts)
            CheckGoalposts(table, indicator);
        return indicator;
    }

    private static int Group(RuleTable table, List<CriteriaGroup> groups)
    {
        var id = table.Required("group");
        var group = groups.FindIndex(group => group.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (group < 0 && id.Length > 0)
            table.AddProblem("unknown-group", id, string.Join(", ", groups.Select(known => known.Id)));
        return group;
    }

    private static void CheckGoalposts(RuleTable table, Indicator indicator)
    {
        if (indicator is not { Worst: { } worst, Best: { } best })
            table.AddProblem("missing-goalposts", indicator.Id);
        else if (worst == best)
            table.AddProblem("worst-equals-best", table.Cell("worst"));
        else if (best > worst != indicator.Direction > 0)
            table.AddProblem("goalposts-against-direction", table.Cell("worst"), table.Cell("best"), table.Cell("direction"));
    }

    private static List<City> Cities(TextTable text, List<RuleProblem> problems)
    {
        var table = new RuleTable(text, problems, s_cityColumns, s_cityOptions);
        var seen = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return [.. table.Rows().Select(_ => City(table, seen, spellings))];
    }

    private static City City(RuleTable table, Dictionary<string, int> seen, Dictionary<string, string> spellings)
    {
        var aliases = table.Cell("aliases").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (latitude, longitude) = (table.Number("latitude"), table.Number("longitude"));
        if (latitude is < -90 or > 90 || longitude is < -180 or > 180 || latitude is null != longitude is null)
            table.AddProblem("bad-map-point", table.Cell("latitude"), table.Cell("longitude"));
        var city = new City(table.Id(seen), table.Name(), aliases, table.Cell("region_en"),
            latitude is { } y && longitude is { } x ? (y, x) : null);
        foreach (var spelling in city.Spellings.Where(spelling => spelling.Length > 0))
        {
            if (!spellings.TryAdd(CityNames.Key(spelling), city.Id) && spellings[CityNames.Key(spelling)] != city.Id)
                table.AddProblem("spelling-of-two-cities", spelling, spellings[CityNames.Key(spelling)], city.Id);
        }

        return city;
    }

    private static T Choice<T>(RuleTable table, string column, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var cell = table.Required(column);
        foreach (var (name, value) in choices)
        {
            if (name == cell)
                return value;
        }

        if (cell.Length > 0)
            table.AddProblem("unknown-value", column, cell, $"{choices[0].Name}, {choices[1].Name}");
        return choices[0].Value;
    }
}
