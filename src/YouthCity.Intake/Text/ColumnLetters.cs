namespace YouthCity.Intake.Text;

/// <summary>Columns as spreadsheets name them.</summary>
public static class ColumnLetters
{
    /// <summary>A for the first column (0), Z for the 26th, then AA.</summary>
    public static string Of(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }
}
