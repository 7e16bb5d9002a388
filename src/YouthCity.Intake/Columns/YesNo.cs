using YouthCity.Core.Numbers;

namespace YouthCity.Intake.Columns;

/// <summary>Yes and no as people write them and programs export them.</summary>
internal static class YesNo
{
    private static readonly string[] s_yes = ["ооба", "да", "yes", "true", "истина"];
    private static readonly string[] s_no = ["жок", "нет", "no", "false", "ложь"];

    /// <summary>True for yes, 1, 1.0 and TRUE, false for no, 0, 0,0 and FALSE, in three languages. Null if the cell is none of these.</summary>
    public static bool? Read(ReadOnlySpan<char> cell)
    {
        if (IsOne(cell, s_yes) || IsOne(cell, s_no))
            return IsOne(cell, s_yes);
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
