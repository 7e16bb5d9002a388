namespace YouthCity.Core.Numbers;

/// <summary>What spreadsheets show where a formula has no result, in English and Russian.</summary>
internal static class FormulaErrorText
{
    private static readonly string[] s_errors =
    [
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!",
        "#ДЕЛ/0!", "#Н/Д", "#ИМЯ?", "#ПУСТО!", "#ЧИСЛО!", "#ССЫЛКА!", "#ЗНАЧ!",
    ];

    public static bool Is(ReadOnlySpan<char> text)
    {
        foreach (var error in s_errors)
        {
            if (text.Equals(error, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
