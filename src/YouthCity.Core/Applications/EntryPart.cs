namespace YouthCity.Core.Applications;

/// <summary>What of an entry is meant.</summary>
public enum EntryPart
{
    /// <summary>Both numbers, and whatever was said of them.</summary>
    Whole,

    Baseline,

    Value,
}
