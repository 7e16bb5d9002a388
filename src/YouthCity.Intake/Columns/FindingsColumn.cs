namespace YouthCity.Intake.Columns;

/// <summary>The column that a refused file comes back with: what was found in each row. It is passed over when the file is sent again.</summary>
public static class FindingsColumn
{
    public static Field Field { get; } = new("found", false, ["табылгандар"], ["найдено"], ["found"]);
}
