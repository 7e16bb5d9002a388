using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Criteria;

/// <summary>The four files of a contest's rules, byte for byte.</summary>
public sealed record RuleFiles(byte[] Contest, byte[] Groups, byte[] Indicators, byte[] Cities)
{
    public const string ContestName = "contest.json", GroupsName = "groups.csv", IndicatorsName = "indicators.csv", CitiesName = "cities.csv";

    /// <summary>What the files are called, in the order in which they are read.</summary>
    public static IReadOnlyList<string> Names { get; } = [ContestName, GroupsName, IndicatorsName, CitiesName];

    /// <summary>Files that say what a contest's rules are: the same rules give the same bytes.</summary>
    public static RuleFiles Of(Contest contest) =>
        new(ContestFile.Write(contest), RuleTables.Groups(contest).Write(russianExcel: false), RuleTables.Indicators(contest).Write(russianExcel: false), RuleTables.Cities(contest).Write(russianExcel: false));

    /// <summary>The files under their names.</summary>
    public IEnumerable<(string Name, byte[] Content)> All => [(ContestName, Contest), (GroupsName, Groups), (IndicatorsName, Indicators), (CitiesName, Cities)];
}
