using YouthCity.Core.Numbers;

namespace YouthCity.Intake.Columns;

/// <summary>Yes and no as programs export them: numbers with decimals, logical values.</summary>
internal static class YesNoNumber
{
    private static readonly string[] s_true = ["true", "истина"];
    private static readonly string[] s_false = ["false", "ложь"];

    /// <summary>True for 1, 1.0 and TRUE, false for 0, 0,0 and FALSE. Null if the cell is none of these.</summary>
    public static bool? Read(ReadOnlySpan<char> cell)
    {
        if (IsOne(cell, s_true) || IsOne(cell, s_false))
            return IsOne(cell, s_true);
        return NumberText.Read(cell) is { Kind: NumberKind.Number, IsPercent: false, Value: 0 or 1 } number ? number.Value == 1 : null;
    }

    private static bool IsOne(ReadOnlySpan<char> cell, string[] words)
    {
        foreach (var word in words)
        {
            if (cell.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
