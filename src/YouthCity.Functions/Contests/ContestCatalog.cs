using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;
using YouthCity.Core.Results;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Contests;

/// <summary>Rules and their hash.</summary>
public sealed record KnownContest(Contest Rules, ContentHash RulesHash);

/// <summary>The contests whose rules stand side by side under <c>criteria/</c>.</summary>
/// <param name="Problems">By folder, what is wrong with the rules in it: such a contest is not served.</param>
public sealed record ContestCatalog(IReadOnlyDictionary<string, KnownContest> All, IReadOnlyDictionary<string, IReadOnlyList<RuleProblem>> Problems)
{
    /// <summary>The setting that names another folder of rules than the one beside the program.</summary>
    public const string FolderSetting = "Criteria";

    public static ContestCatalog Read(IConfiguration configuration) =>
        Read(configuration[FolderSetting] ?? Path.Combine(AppContext.BaseDirectory, "criteria"));

    public static ContestCatalog Read(string folder)
    {
        var all = new Dictionary<string, KnownContest>(StringComparer.OrdinalIgnoreCase);
        var problems = new Dictionary<string, IReadOnlyList<RuleProblem>>(StringComparer.Ordinal);
        foreach (var path in Folders(folder))
        {
            var (rules, found) = ContestFolder.Read(path);
            if (rules is null)
                problems[path] = found;
            else if (!all.TryAdd(rules.Id, new(rules, Fingerprints.OfRules(rules))))
                problems[path] = [new RuleProblem("contest.json", 1, "duplicate-contest", rules.Id)];
        }

        return new(all, problems);
    }

    /// <summary>The contest with this id, in any case.</summary>
    public KnownContest? Find(string id) => All.GetValueOrDefault(id);

    /// <summary>The ids of all cities of all contests, each once.</summary>
    public IEnumerable<string> CityIds => All.Values.SelectMany(contest => contest.Rules.Cities).Select(city => city.Id).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The id of a city as the rules spell it, by any spelling that they know; null if no contest has the city.</summary>
    public string? FindCity(string city) => All.Values
        .Select(contest => contest.Rules.FindCity(city) is { } position ? contest.Rules.Cities[position].Id : null)
        .FirstOrDefault(id => id is not null);

    /// <summary>Logs what is wrong with rules: their contests are not there otherwise, without a word.</summary>
    public ContestCatalog Logged(ILogger log)
    {
        foreach (var (folder, found) in Problems)
        {
            foreach (var problem in found)
                ContestCatalogLog.CannotBeUsed(log, folder, problem.In(Language.En));
        }

        return this;
    }

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
}

internal static partial class ContestCatalogLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The rules in {Folder} cannot be used: {Problem}")]
    public static partial void CannotBeUsed(ILogger log, string folder, string problem);
}
