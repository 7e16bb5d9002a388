namespace YouthCity.Intake.Tables.Csv;

/// <summary>A cell that holds one of a few words for programs, such as <c>no-application</c>; people read the text <c>KIND.CODE</c>.</summary>
public sealed record Word(string Kind, string Code)
{
    /// <summary>Null if there is no word.</summary>
    public static Word? Of(string kind, string? code) => code is null ? null : new(kind, code);
}
