using YouthCity.Core.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Intake.Criteria;

/// <summary>A contest's folder: <c>contest.json groups.csv indicators.csv cities.csv</c>; other files in it are ignored.</summary>
public static class ContestFolder
{
    /// <summary>The contest, or null and everything that is wrong with its rules.</summary>
    public static (Contest? Contest, FindingList Findings) Read(string folder)
    {
        var (upload, findings) = ReadFiles(folder);
        return (upload?.Rules, findings);
    }

    /// <summary>The same with the files as they lie there.</summary>
    public static (RuleUpload? Upload, FindingList Findings) ReadFiles(string folder)
    {
        var findings = new FindingList();
        return (RuleFilesReader.Read(name => Path.Combine(folder, name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null, findings), findings);
    }
}
