namespace YouthCity.Core.Applications;

/// <summary>What a city reports for one indicator; anything may be absent, and an absent value or baseline is a gap.</summary>
/// <param name="Baseline">The value of the year before, in the indicator's unit.</param>
/// <param name="Value">The current value, in the indicator's unit.</param>
/// <param name="Respondents">How many answered, for survey indicators.</param>
/// <param name="BaselineRespondents">How many answered the year before, where a survey file of that round said so.</param>
public sealed record ApplicationEntry(double? Baseline, double? Value, int? Respondents = null, string? Source = null, string? Note = null, int? BaselineRespondents = null)
{
    /// <summary>An entry that holds nothing.</summary>
    public static ApplicationEntry Empty { get; } = new(null, null);

    /// <summary>
    /// This entry laid over an older one: what it names replaces, a blank never deletes. How many answered belongs to the number they gave: another number
    /// does not keep it.
    /// </summary>
    public ApplicationEntry Over(ApplicationEntry older) => new(
        Baseline ?? older.Baseline, Value ?? older.Value,
        Respondents ?? (IsAnother(Value, older.Value) ? null : older.Respondents), Source ?? older.Source, Note ?? older.Note,
        BaselineRespondents ?? (IsAnother(Baseline, older.Baseline) ? null : older.BaselineRespondents));

    /// <summary>This entry without its value, its baseline or all of it. How many answered belongs to the number they gave, and goes with it; source and note go with the last number.</summary>
    public ApplicationEntry Without(EntryPart part)
    {
        var left = part switch
        {
            EntryPart.Value => this with { Value = null, Respondents = null },
            EntryPart.Baseline => this with { Baseline = null, BaselineRespondents = null },
            _ => Empty,
        };
        return left is { Value: null, Baseline: null } ? Empty : left;
    }

    private static bool IsAnother(double? newer, double? older) => newer is { } given && given != older;
}
