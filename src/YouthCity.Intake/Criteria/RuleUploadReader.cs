using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Criteria;

/// <summary>Reads rules that were sent in one file: an archive with the four files, or a workbook with a sheet for each of them.</summary>
public static class RuleUploadReader
{
    public const string Archive = "zip", Workbook = "xlsx";

    /// <summary>The rules, or null; everything found, file by file or sheet by sheet; and what was recognised, null where the file holds no rules.</summary>
    public static (RuleUpload? Upload, FindingList Findings, FileForm? Form) Read(SentFile file)
    {
        var findings = new FindingList();
        Span<byte> start = stackalloc byte[4];
        file.Content.Position = 0;
        start = start[..file.Content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.IsEmpty)
            findings.Add(FindingCodes.EmptyFile);
        else if (!start.StartsWith("PK\x03\x04"u8) && !start.StartsWith("PK\x05\x06"u8))
            findings.Add(FindingCodes.NotRules, found: file.Name);
        else if (RuleArchive.IsWorkbook(file.Content))
        {
            var (upload, sheets) = RuleWorkbookReader.Read(file, findings);
            return (upload, findings, new FileForm(Encoding: null, Separator: null) { Format = Workbook, Sheets = sheets });
        }
        else if (RuleArchive.Read(file, findings) is { } files)
            return (RuleFilesReader.Read(files.GetValueOrDefault, findings, file.Cancellation), findings, new FileForm(Encoding: null, Separator: null) { Format = Archive });
        return (null, findings, null);
    }
}
