using DocumentFormat.OpenXml.Packaging;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>Which sheet of a workbook holds the table: the one whose header fits. Several are a question, never a guess.</summary>
internal static class SheetChoice
{
    /// <param name="wanted">The sheet the sender named, in any case; none usually.</param>
    public static (string Name, WorksheetPart Part)? Of(Workbook workbook, string? wanted, Func<IReadOnlyList<string>, bool> fits, FindingList findings)
    {
        var sheets = workbook.Sheets;
        if (wanted is { Length: > 0 })
            return Only([.. sheets.Where(sheet => sheet.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase))], "no-such-sheet", wanted, sheets, findings);
        var filled = sheets.Where(sheet => Header(workbook, sheet.Part) is { Count: > 0 }).ToList();
        if (filled.Count == 0)
        {
            findings.Add(Severity.Error, "empty-file");
            return null;
        }

        if (filled is [var one])
            return one;
        var fitting = filled.Where(sheet => fits(Header(workbook, sheet.Part))).ToList();
        return fitting.Count > 1
            ? Only(fitting, "which-sheet", found: null, fitting, findings)
            : Only(fitting, "no-sheet-fits", found: null, filled, findings);
    }

    private static (string Name, WorksheetPart Part)? Only(
        List<(string Name, WorksheetPart Part)> sheets, string code, string? found, IReadOnlyList<(string Name, WorksheetPart Part)> named, FindingList findings)
    {
        if (sheets is [var one])
            return one;
        findings.Add(Severity.Error, code, found: found, arguments: [string.Join(", ", named.Select(sheet => $"«{sheet.Name}»"))]);
        return null;
    }

    /// <summary>The cells of the first row that is not blank.</summary>
    private static List<string> Header(Workbook workbook, WorksheetPart part)
    {
        using var sheet = new SheetXml(workbook, part);
        while (sheet.Read())
        {
            List<string> names = [.. Enumerable.Range(0, sheet.Count).Select(column => CellText.Fold(System.Text.Encoding.UTF8.GetString(sheet.Utf8(column))))];
            if (names.Exists(name => name.Length > 0))
                return names;
        }

        return [];
    }
}
