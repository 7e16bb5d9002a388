using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>A column of counts: whole numbers from 0 up.</summary>
/// <param name="code">What a cell that holds none is found to be: null for no count.</param>
public sealed class WholeNumbers(int column, string field, FindingList findings, FindingCode? code = null)
{
    /// <summary>What offices write behind a year or a count of people.</summary>
    private static readonly string[] s_units = ["г", "гг", "год", "года", "ж", "жыл", "чел", "человек", "человека", "адам", "киши"];

    /// <summary>The count, or null if the cell is blank or (with a finding) no count.</summary>
    public int? Read(TableRows rows)
    {
        var reading = rows.Number(column);
        if (reading.Kind == NumberKind.NotANumber && WithoutUnit(rows.Text(column)) is { } alone)
            reading = NumberText.Read(alone);
        if (reading.Kind == NumberKind.Blank)
        {
            if (rows.IsMerged(column))
                findings.AddCell(FindingCodes.MergedCell, rows, column, field);
            return null;
        }

        // No count has decimals, so what separates three digits can only part thousands.
        var number = reading.Kind == NumberKind.Ambiguous ? reading.IfThousands : reading.Value;
        if (reading is { Kind: NumberKind.Number or NumberKind.Ambiguous, IsPercent: false } && number is >= 0 and <= int.MaxValue && number == Math.Truncate(number))
            return (int)number;
        findings.AddCell(code ?? FindingCodes.NotACount, rows, column, field);
        return null;
    }

    /// <summary>The figures in front of a unit, as in <c>2021 г.</c>. Null if there is no unit.</summary>
    private static string? WithoutUnit(string text)
    {
        var end = text.TrimEnd('.').LastIndexOfAny([.. "0123456789 \u00A0"]) + 1;
        return end > 0 && s_units.Contains(text[end..].TrimEnd('.'), StringComparer.OrdinalIgnoreCase) ? text[..end].TrimEnd() : null;
    }
}
