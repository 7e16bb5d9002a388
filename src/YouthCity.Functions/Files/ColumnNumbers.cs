using YouthCity.Core.Applications;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>
/// The numbers of one column. A number that could be two (1,234) waits until the rest of the column has shown its decimal sign; where the
/// column does not show it, or shows both, the number is refused.
/// </summary>
/// <param name="isMoney">Whether three decimals make no sense: 50,000 in a column of decimal commas is then a question still.</param>
public sealed class ColumnNumbers(int column, string field, FindingList findings, bool isMoney = false)
{
    private readonly List<Waiting> _waiting = [];
    private bool _points;
    private bool _commas;

    /// <summary>Reads a cell. The number is there unless the cell is blank, refused, or has to wait for <see cref="Settle"/>.</summary>
    /// <param name="place">What the caller knows the cell by.</param>
    /// <returns>False where the cell is blank.</returns>
    public bool Read(CsvRows rows, ReadOnlySpan<char> cell, int place, out double? number)
    {
        var reading = NumberText.Read(cell);
        _points |= reading.Proves == DecimalSign.Point;
        _commas |= reading.Proves == DecimalSign.Comma;
        number = reading.Kind == NumberKind.Number ? reading.Value : null;
        if (reading.Kind == NumberKind.Ambiguous)
            _waiting.Add(new(place, rows.Row, cell.ToString(), reading));
        else if (CodeOf(reading.Kind) is { } code)
            Refuse(code, rows.Row, cell.ToString());
        return reading.Kind != NumberKind.Blank;
    }

    /// <summary>Decides the numbers that had to wait; gives place, row, cell and number of each that was decided.</summary>
    public void Settle(Action<int, long, string, double> accept)
    {
        foreach (var (place, row, text, reading) in _waiting)
        {
            var isDecimal = text.Contains(',', StringComparison.Ordinal) == _commas;
            if (_points == _commas || (isMoney && isDecimal))
                Refuse("ambiguous-number", row, text);
            else
                accept(place, row, text, isDecimal ? reading.Value : reading.IfThousands);
        }

        _waiting.Clear();
    }

    private static string? CodeOf(NumberKind kind) => kind switch
    {
        NumberKind.Date => "date-for-number",
        NumberKind.TooLarge => "number-too-large",
        NumberKind.NotANumber => "type-error",
        _ => null,
    };

    private void Refuse(string code, long row, string text) => findings.Add(Severity.Error, code, row, column, field, text);

    private sealed record Waiting(int Place, long Row, string Text, NumberReading Reading);
}
