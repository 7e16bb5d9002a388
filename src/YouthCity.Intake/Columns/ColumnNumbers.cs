using System.Globalization;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Columns;

/// <summary>
/// The numbers of one column. A number that could be two (1,234) waits until the rest of the column has shown its decimal sign; where the
/// column does not show it, or shows both, the number is refused.
/// </summary>
/// <param name="isMoney">Whether three decimals make no sense: 50,000 in a column of decimal commas is then a question still.</param>
public sealed class ColumnNumbers(int column, string field, FindingList findings, bool isMoney = false) : IDisposable
{
    private readonly SpillBuffer _waiting = new();
    private bool _points;
    private bool _commas;

    /// <summary>The decimal signs that the column has shown so far.</summary>
    public (bool Points, bool Commas) Signs => (_points, _commas);

    /// <summary>Reads a cell. It is a number or blank; anything else is refused already, or has to wait for <see cref="Settle"/>.</summary>
    /// <param name="place">What the caller knows the cell by.</param>
    public NumberReading Read(TableRows rows, int place)
    {
        var reading = rows.Number(column);
        if (reading.Kind == NumberKind.Number)
        {
            _points |= reading.Proves == DecimalSign.Point;
            _commas |= reading.Proves == DecimalSign.Comma;
            if (reading.IsScientific)
                findings.AddCell(FindingCodes.ScientificNotation, rows, column, field);
            if (reading.IsShortened && findings.Count(FindingCodes.ShortenedNumber, rows.Row, column))
                findings.Keep(FindingCodes.ShortenedNumber, rows.Row, column, field, rows.Text(column), [reading.Value.ToString(CultureInfo.InvariantCulture)]);
        }
        else if (reading.Kind == NumberKind.Ambiguous)
        {
            _waiting.Add(place, rows.Row, rows.Utf8(column));
        }
        else if (reading.Kind == NumberKind.Blank && rows.IsMerged(column))
        {
            // Which of the joined cells the number is for, nobody can tell.
            findings.AddCell(FindingCodes.MergedCell, rows, column, field);
            return new(NumberKind.NotANumber);
        }
        else if (CodeOf(reading.Kind) is { } code)
        {
            findings.AddCell(code, rows, column, field);
        }

        return reading;
    }

    /// <summary>Decides the numbers that had to wait; gives place, row, cell and number of each that was decided.</summary>
    /// <param name="isThousandfold">Whether the number that parts thousands is out of all proportion in its place, where the one with decimals would not be.</param>
    public void Settle(Action<int, long, string, NumberReading> accept, Func<int, NumberReading, bool>? isThousandfold = null)
    {
        var isSaid = false;
        foreach (var (place, row, text) in _waiting.Read())
        {
            var reading = NumberText.Read(text);
            var isDecimal = text.Contains(',', StringComparison.Ordinal) == _commas;
            if (_points == _commas || (isMoney && isDecimal))
                findings.Add(FindingCodes.AmbiguousNumber, row, column, field, text);
            else if (!isDecimal && isThousandfold?.Invoke(place, reading) == true)
                findings.Add(FindingCodes.AmbiguousNumber, row, column, field, text, [Text(reading.IfThousands), Text(reading.Value)]);
            else
            {
                reading = reading with { Kind = NumberKind.Number, Value = isDecimal ? reading.Value : reading.IfThousands };
                if (!isSaid)
                    findings.Add(FindingCodes.SettledNumbers, row, column, field, text, [reading.Value.ToString(CultureInfo.InvariantCulture), _commas ? "," : "."]);
                isSaid = true;
                accept(place, row, text, reading);
            }
        }
    }

    public void Dispose() => _waiting.Dispose();

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static FindingCode? CodeOf(NumberKind kind) => kind switch
    {
        NumberKind.Date => FindingCodes.DateForNumber,
        NumberKind.TooLarge => FindingCodes.NumberTooLarge,
        NumberKind.FormulaError => FindingCodes.FormulaError,
        NumberKind.NotANumber => FindingCodes.TypeError,
        _ => null,
    };
}
