using YouthCity.Intake.Columns;

namespace YouthCity.Intake.Surveys;

/// <summary>An answer as people and survey programs write it.</summary>
internal static class YesNo
{
    private static readonly string[] s_yes = ["1", "ооба", "да", "yes"];
    private static readonly string[] s_no = ["0", "жок", "нет", "no"];

    /// <summary>Nothing where the cell is neither.</summary>
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
