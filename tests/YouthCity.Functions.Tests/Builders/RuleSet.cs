using System.IO.Compression;
using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Results;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Builders;

/// <summary>The four files of rules, those of 2020 unless a test changes them, and how they come: in an archive.</summary>
internal sealed class RuleSet
{
    private readonly List<(string Path, byte[] Content)> _files =
        [.. RuleFiles.Names.Select(name => (name, File.ReadAllBytes(Repository.Path("criteria", "2020", name))))];

    /// <summary>Every setting that there is, none of them as usual.</summary>
    public const string Settings = """
        {
          "id": "all", "edition": 3, "continues": "2020", "name": { "ky": "Баары", "ru": "Всё", "en": "=All" }, "legalBasis": "№ 1", "contact": { "ky": "а", "ru": "б", "en": "c" },
          "notice": "n", "opensOn": "2026-01-01", "applicationsCloseOn": "2026-02-01", "validUntil": "2026-12-31", "prizes": { "fund": 1000.5, "currency": "KGS", "places": [600.25, 300, 100] },
          "scoring": { "normalisation": "min-max", "progressShare": 0.125, "aggregation": { "indicators": "geometric", "groups": "harmonic" }, "missing": "available",
            "minimumAvailability": 0.333333333333333, "floor": 1.5, "winsorise": { "skewness": 1.75, "kurtosis": 3.25, "maxPoints": 4 }, "ties": ["group:2", "coverage", "jury", "group:1"] },
          "jury": { "share": 0.2, "trim": 0.15, "minimumBallots": 5, "adjust": "leniency", "closesOn": "2026-03-01" },
          "objections": { "publishTexts": true }
        }
        """;

    /// <summary>Rules that use every setting that there is, none of them as usual.</summary>
    public static Contest EverySetting => new RuleSet().With("contest.json", Settings).With("groups.csv", "1,1,", "1,1.234,").With("groups.csv", "2,1,", "2,0.0000123,")
        .With("cities.csv", "Рыбачье|", "=1+1|Рыбачье|").Contest();

    public static Contest Reference { get; } = ContestFolder.Read(Repository.Criteria2020).Contest!;

    public string Text(string file) => Encoding.UTF8.GetString(_files.Find(each => each.Path == file).Content);

    public RuleSet With(string file, byte[] content)
    {
        _files[_files.FindIndex(each => each.Path == file)] = (file, content);
        return this;
    }

    public RuleSet With(string file, string content) => With(file, Encoding.UTF8.GetBytes(content));

    /// <summary>Replaces a part that is there.</summary>
    public RuleSet With(string file, string part, string replacement)
    {
        Assert.Contains(part, Text(file), StringComparison.Ordinal);
        return With(file, Text(file).Replace(part, replacement, StringComparison.Ordinal));
    }

    public RuleSet Without(string file)
    {
        _files.RemoveAll(each => each.Path == file);
        return this;
    }

    public RuleSet Add(string path, byte[] content)
    {
        _files.Add((path, content));
        return this;
    }

    public byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in _files)
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>What reading the archive finds, as <c>file:row code</c>; empty for rules that are taken.</summary>
    public IReadOnlyList<string> Errors() => Errors(Zip());

    public Contest Contest() => Contest(Zip());

    public static Contest Contest(byte[] file)
    {
        var (upload, findings, _) = Read(file);
        Assert.Equal([], Errors(findings));
        return upload!.Rules;
    }

    public static IReadOnlyList<string> Errors(byte[] file)
    {
        var (upload, findings, _) = Read(file);
        Assert.Equal(findings.HasErrors, upload is null);
        return Errors(findings);
    }

    public static (RuleUpload? Upload, FindingList Findings, FileForm? Form) Read(byte[] file)
    {
        using var stream = new MemoryStream(file, writable: false);
        return RuleUploadReader.Read(new SentFile("rules", stream));
    }

    public static ContentHash Hash(Contest contest) => Fingerprints.OfRules(contest);

    private static IReadOnlyList<string> Errors(FindingList findings) =>
        [.. findings.All.Where(finding => finding.Severity == Severity.Error).Select(finding => $"{finding.File ?? finding.Sheet}:{finding.Row} {finding.Code}")];
}
