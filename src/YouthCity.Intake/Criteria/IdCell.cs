using YouthCity.Core.Criteria;
using YouthCity.Core.Names;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Criteria;

/// <summary>Reads ids that a file defines. What a spreadsheet has made a date or a number of is asked for: of 1.1 nobody can tell whether it was 1.10.</summary>
internal static class IdCell
{
    private const int PartsOfDate = 3, FiguresOfYear = 4;

    /// <summary>The id, or what stands there in its place, which the rules then refuse; null, with a finding, where it was one once.</summary>
    public static string? Read(TableRows rows, int column, string field, FindingList findings)
    {
        var text = CellText.Read(rows.Cell(column)) ?? "";
        if (rows.NumberInCell(column) is { } number && number != Math.Truncate(number))
            return Refuse(FindingCodes.NumberForId);
        if (IsDate(text))
            return Refuse(FindingCodes.DateForId);
        if (text.Length == 0 || Identifier.IsValid(text))
            return text;
        foreach (var (how, reading) in CityNames.Readings(text))
        {
            if (how != CityMatchKind.LookAlike || !Identifier.IsValid(reading))
                continue;
            findings.Add(FindingCodes.LookAlikeLetters, rows.Row, column, field, text, [reading]);
            return reading;
        }

        return text.Contains(',', StringComparison.Ordinal) && NumberText.Read(text).Kind is NumberKind.Number or NumberKind.Ambiguous ? Refuse(FindingCodes.NumberForId) : text;

        string? Refuse(FindingCode code)
        {
            findings.AddCell(code, rows, column, field);
            return null;
        }
    }

    /// <summary>A date of three parts with a whole year, or one that names its month: other dates, such as 1-2, are ids that somebody chose.</summary>
    private static bool IsDate(string text)
    {
        if (NumberText.Read(text).Kind != NumberKind.Date)
            return false;
        var parts = text.Split(' ')[0].Split('.', '-', '/');
        return !Identifier.IsValid(text) || (parts.Length == PartsOfDate && (parts[0].Length == FiguresOfYear || parts[^1].Length == FiguresOfYear));
    }
}
