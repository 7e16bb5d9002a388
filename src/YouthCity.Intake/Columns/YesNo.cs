namespace YouthCity.Intake.Columns;

/// <summary>An answer as people and survey programs write it.</summary>
internal static class YesNo
{
    private static readonly string[] s_yes = ["ооба", "да", "yes"];
    private static readonly string[] s_no = ["жок", "нет", "no"];

    /// <summary>Null if the cell says neither.</summary>
    public static bool? Read(ReadOnlySpan<char> cell) => IsOne(cell, s_yes) ? true : IsOne(cell, s_no) ? false : YesNoNumber.Read(cell);

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
