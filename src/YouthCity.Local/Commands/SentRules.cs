using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Local.Commands;

/// <summary>Rules that a command was given, with everything found in them; null where there are faults.</summary>
/// <param name="Form">What was recognised; null for a folder, and for a file that holds no rules.</param>
public sealed record SentRules(RuleUpload? Upload, FindingList Findings, FileForm? Form)
{
    /// <summary>What a folder or a file is called in a list.</summary>
    public static string NameOf(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path));

    public static SentRules OfFolder(string folder) => ContestFolder.ReadFiles(folder) is var (upload, findings) ? new(upload, findings, Form: null) : throw new InvalidOperationException();

    public static SentRules OfFile(SentFile file) => RuleUploadReader.Read(file) is var (upload, findings, form) ? new(upload, findings, form) : throw new InvalidOperationException();
}
