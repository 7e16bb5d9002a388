namespace YouthCity.Intake.Columns;

/// <summary>The column in which offices number the rows of a table. It says nothing and is passed over; a row that holds nothing else is blank.</summary>
public static class RowNumberColumn
{
    public static Field Field { get; } = new("№", false, ["№", "№ т/б", "т/н"], ["№", "№ п/п", "№п/п", "п/п", "№№", "N п/п"], ["#", "No."]);
}
