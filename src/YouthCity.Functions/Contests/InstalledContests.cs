using System.Text.Json;
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

/// <summary>The contests whose rules stand side by side under <c>criteria/</c>: what an empty store starts from. Once the store holds rules of a contest, those count.</summary>
/// <param name="Problems">By folder, what is wrong with the rules in it: such a contest is not served. Also by file, earlier rules that cannot be read.</param>
public sealed record InstalledContests(IReadOnlyDictionary<string, KnownContest> All, IReadOnlyDictionary<string, FindingList> Problems)
{
    /// <summary>
    /// The folder in that of a contest with documents of rules that were installed before. Versions from before rules were kept in the store are read under them.
    /// </summary>
    private const string EarlierFolder = "earlier";

    /// <summary>The setting that names another folder of rules than the one beside the program.</summary>
    public const string FolderSetting = "Criteria";

    public static InstalledContests Read(IConfiguration configuration) =>
        Read(configuration[FolderSetting] ?? Path.Combine(AppContext.BaseDirectory, "criteria"));

    public static InstalledContests Read(string folder)
    {
        var all = new Dictionary<string, KnownContest>(StringComparer.OrdinalIgnoreCase);
        var problems = new Dictionary<string, FindingList>(StringComparer.Ordinal);
        var earlier = new Dictionary<ContentHash, Contest>();
        foreach (var path in Folders(folder))
        {
            var (rules, found) = ContestFolder.Read(path);
            if (rules is null)
                problems[path] = found;
            else if (!all.TryAdd(rules.Id, new(rules, Fingerprints.OfRules(rules))))
                (problems[path] = found).Add(FindingCodes.DuplicateContest, found: rules.Id);
            foreach (var file in Files(Path.Combine(path, EarlierFolder)))
                ReadEarlier(file, earlier, problems);
        }

        return new(all, problems) { Earlier = earlier };
    }

    private IReadOnlyDictionary<ContentHash, Contest> Earlier { get; init; } = new Dictionary<ContentHash, Contest>();

    /// <summary>The contest with this id, in any case.</summary>
    public KnownContest? Find(string id) => All.GetValueOrDefault(id);

    /// <summary>The id of a city of any of these contests, as its rules spell it; null if none has the city.</summary>
    public string? FindCity(string city) => All.Values.Select(contest => contest.Rules.SpellCity(city)).FirstOrDefault(id => id is not null);

    /// <summary>The installed rules of this hash; null if there are none.</summary>
    public Contest? Find(ContentHash rules) =>
        All.Values.FirstOrDefault(installed => installed.RulesHash == rules)?.Rules ?? Earlier.GetValueOrDefault(rules);

    /// <summary>Logs what is wrong with rules: their contests are not there otherwise, without a word.</summary>
    public InstalledContests Logged(ILogger log)
    {
        foreach (var (folder, found) in Problems)
        {
            foreach (var problem in found.All.Where(finding => finding.Severity == Severity.Error))
                InstalledContestsLog.CannotBeUsed(log, folder, problem.OnOneLine(Language.En));
        }

        return this;
    }

    private static void ReadEarlier(string file, Dictionary<ContentHash, Contest> earlier, Dictionary<string, FindingList> problems)
    {
        var document = File.ReadAllBytes(file);
        try
        {
            earlier[ContentHash.Of(document)] = ContestJson.Read(document);
        }
        catch (JsonException fault)
        {
            var found = new FindingList();
            found.Add(FindingCodes.NotJson, row: 1, arguments: ["", fault.Message]);
            (problems[file] = new()).AddPart(found, Path.GetFileName(file));
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal) : Enumerable.Empty<string>();

    private static IEnumerable<string> Folders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
}

internal static partial class InstalledContestsLog
{
    [LoggerMessage(Level = LogLevel.Error, Message = "The rules in {Folder} cannot be used: {Problem}")]
    public static partial void CannotBeUsed(ILogger log, string folder, string problem);
}
