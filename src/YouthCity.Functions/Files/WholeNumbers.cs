using YouthCity.Core.Applications;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>A column of counts: whole numbers from 0 up.</summary>
public sealed class WholeNumbers(int column, string field, FindingList findings)
{
    /// <summary>The count, or nothing where the cell is blank or (with a finding) no count.</summary>
    public int? Read(CsvRows rows, ReadOnlySpan<char> cell)
    {
        var reading = NumberText.Read(cell);
        if (reading.Kind == NumberKind.Blank)
            return null;

        // No count has decimals, so what separates three digits can only part thousands.
        var number = reading.Kind == NumberKind.Ambiguous ? reading.IfThousands : reading.Value;
        if (reading.Kind is NumberKind.Number or NumberKind.Ambiguous && number is >= 0 and <= int.MaxValue && number == Math.Truncate(number))
            return (int)number;
        findings.Add(Severity.Error, "not-a-count", rows.Row, column, field, cell.ToString());
        return null;
    }
}
