using YouthCity.Intake.Findings;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>Which sheet of a workbook holds the table: the one whose header fits. Several are a question, never a guess.</summary>
internal static class SheetChoice
{
    /// <summary>Sheets that a finding names; of more it says how many.</summary>
    private const int MostNamed = 20;

    /// <param name="wanted">The sheet the sender named, in any case; none usually.</param>
    public static SheetPart? Of(Workbook workbook, string? wanted, Func<IReadOnlyList<string>, bool> fits, FindingList findings)
    {
        var sheets = workbook.Sheets;
        if (wanted is { Length: > 0 } && workbook.HiddenSheets.FirstOrDefault(sheet => IsCalled(sheet, wanted)) is { } hidden && !sheets.Any(sheet => IsCalled(sheet, wanted)))
            return RefuseHidden(hidden, findings);
        if (wanted is { Length: > 0 })
            return Only([.. sheets.Where(sheet => IsCalled(sheet, wanted))], FindingCodes.NoSuchSheet, wanted, sheets, findings);
        var filled = sheets.Select(sheet => (Sheet: sheet, Header: Header(workbook, sheet))).Where(pair => pair.Header is not null).ToList();
        if (!filled.Exists(pair => fits(pair.Header!)) && filled.Count != 1 && FindHidden(workbook, fits) is { } table)
            return RefuseHidden(table, findings);
        if (filled.Count == 0)
        {
            findings.Add(FindingCodes.EmptyFile);
            return null;
        }

        if (filled is [var one])
            return one.Sheet;
        List<SheetPart> fitting = [.. filled.Where(pair => fits(pair.Header!)).Select(pair => pair.Sheet)];
        return fitting.Count > 1
            ? Only(fitting, FindingCodes.WhichSheet, found: null, fitting, findings)
            : Only(fitting, FindingCodes.NoSheetFits, found: null, [.. filled.Select(pair => pair.Sheet)], findings);
    }

    private static bool IsCalled(SheetPart sheet, string name) => sheet.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The hidden sheet that holds the table which no visible one does. Null if there is none.</summary>
    private static SheetPart? FindHidden(Workbook workbook, Func<IReadOnlyList<string>, bool> fits) =>
        workbook.HiddenSheets.FirstOrDefault(sheet => Header(workbook, sheet) is { } header && fits(header));

    private static SheetPart? RefuseHidden(SheetPart sheet, FindingList findings)
    {
        findings.Add(FindingCodes.HiddenSheet, found: sheet.Name);
        return null;
    }

    private static SheetPart? Only(List<SheetPart> sheets, FindingCode code, string? found, IReadOnlyList<SheetPart> named, FindingList findings)
    {
        if (sheets is [var one])
            return one;
        var more = named.Count > MostNamed ? FormattableString.Invariant($", … ({named.Count})") : "";
        findings.Add(code, found: found, arguments: [string.Join(", ", named.Take(MostNamed).Select(sheet => $"«{sheet.Name}»")) + more]);
        return null;
    }

    /// <summary>The cells of the first row that is not blank. Null if there is none.</summary>
    private static List<string>? Header(Workbook workbook, SheetPart part)
    {
        using var sheet = new SheetXml(workbook, part);
        while (sheet.Read())
        {
            if (sheet.NextFilled(0) >= 0)
                return [.. Enumerable.Range(0, sheet.Count).Select(column => CellText.Fold(System.Text.Encoding.UTF8.GetString(sheet.Utf8(column))))];
        }

        return null;
    }
}
