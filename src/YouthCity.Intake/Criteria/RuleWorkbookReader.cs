using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Criteria;

/// <summary>Reads rules from a workbook with four sheets, which are told by their names in any language.</summary>
internal static class RuleWorkbookReader
{
    /// <summary>The rules, or null and every fault found in them; and the sheets that were read.</summary>
    public static (RuleUpload? Upload, IReadOnlyList<string> Sheets) Read(SentFile file, FindingList findings)
    {
        var reading = new RuleReading(isWorkbook: true);
        if (!ChooseSheets(file, reading, findings))
            return (null, []);
        var text = new ContestText(
            reading.Contest.SheetName is { } settings ? SettingsSheetReader.Read(reading.Contest, file with { Sheet = settings }) : null,
            Table(reading.Groups, file), Table(reading.Indicators, file), Table(reading.Cities, file));
        return (reading.Finish(text, findings) is { } rules ? new(rules, RuleFiles.Of(rules)) : null, [.. reading.Parts.Select(part => part.SheetName).OfType<string>()]);
    }

    private static TextTable? Table(RulePart part, SentFile file) => part.SheetName is { } name ? RuleTableReader.Read(part, file with { Sheet = name }) : null;

    /// <summary>Finds the sheet of each part; false, with a finding, where the workbook cannot be read or holds none of them.</summary>
    private static bool ChooseSheets(SentFile file, RuleReading reading, FindingList findings)
    {
        try
        {
            var most = WorkbookArchive.MostUnpackedOf(file.Content.Length);
            if (WorkbookArchive.IsTooLarge(file.Content, most))
            {
                findings.Add(FindingCodes.WorkbookTooLarge, found: file.Name, arguments: [FormattableString.Invariant($"{most / 1_000_000}")]);
                return false;
            }

            using var workbook = Workbook.Open(file.Content, file.Cancellation);
            if (!reading.Parts.Any(part => workbook.Sheets.Concat(workbook.HiddenSheets).Any(sheet => part.IsCalled(sheet.Name))))
            {
                findings.Add(FindingCodes.NotRules, found: file.Name);
                return false;
            }

            foreach (var part in reading.Parts)
                ChooseSheet(workbook, part);
            return true;
        }
        catch (Exception fault) when (Workbook.IsDamage(fault))
        {
            findings.Add(FindingCodes.BrokenWorkbook, found: file.Name);
            return false;
        }
    }

    private static void ChooseSheet(Workbook workbook, RulePart part)
    {
        List<string> named = [.. workbook.Sheets.Select(sheet => sheet.Name).Where(part.IsCalled)];
        if (named is [var one])
            part.SheetName = one;
        else if (named.Count > 1)
            part.Findings.Add(FindingCodes.RepeatedSheet, arguments: [string.Join(", ", named.Select(name => $"«{name}»"))]);
        else if (workbook.HiddenSheets.FirstOrDefault(sheet => part.IsCalled(sheet.Name)) is { } hidden)
            part.Findings.Add(FindingCodes.HiddenSheet, found: hidden.Name);
        else
            part.Findings.Add(FindingCodes.MissingSheet, arguments: [string.Join(" / ", part.SheetNames.Select(name => $"«{name}»"))]);
    }
}
