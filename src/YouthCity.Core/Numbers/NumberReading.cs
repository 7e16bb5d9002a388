namespace YouthCity.Core.Numbers;

public enum NumberKind : byte
{
    Blank,
    Number,

    /// <summary>Two numbers fit: one if the separator is the decimal sign, another if it parts thousands.</summary>
    Ambiguous,

    /// <summary>A date, which is what spreadsheets make of numbers such as 1-2.</summary>
    Date,

    /// <summary>Farther from 0 than <see cref="NumberText.Largest"/>.</summary>
    TooLarge,

    /// <summary>What a spreadsheet shows where a formula has no result, such as #DIV/0!.</summary>
    FormulaError,

    NotANumber,
}

/// <summary>A decimal sign, as the numbers of a column use it.</summary>
public enum DecimalSign : byte
{
    None,
    Point,
    Comma,
}

/// <summary>What a text says as a number.</summary>
/// <param name="Value">The number; for an ambiguous one, the number if its separator is the decimal sign.</param>
/// <param name="IfThousands">The other number of an ambiguous one.</param>
/// <param name="Proves">The decimal sign that the text can only have been written with; none where it tells nothing.</param>
/// <param name="IsPercent">Whether a per cent sign stands behind the number, which is what it says it is: 45 % is 45.</param>
/// <param name="IsScientific">Whether it has an exponent: where a spreadsheet wrote it, digits may be missing.</param>
/// <param name="IsShortened">Whether it has more digits than a number keeps, so that the value is the nearest there is.</param>
public readonly record struct NumberReading(
    NumberKind Kind,
    double Value = 0,
    double IfThousands = 0,
    DecimalSign Proves = DecimalSign.None,
    bool IsPercent = false,
    bool IsScientific = false,
    bool IsShortened = false);
