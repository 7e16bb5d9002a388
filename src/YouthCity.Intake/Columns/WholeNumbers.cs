using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>A column of counts: whole numbers from 0 up.</summary>
/// <param name="code">What a cell that holds none is found to be: null for no count.</param>
public sealed class WholeNumbers(int column, string field, FindingList findings, FindingCode? code = null)
{
    /// <summary>The count, or nothing where the cell is blank or (with a finding) no count.</summary>
    public int? Read(TableRows rows)
    {
        var reading = rows.Number(column);
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
}
