namespace YouthCity.Core.Criteria.Parsing;

public enum SettingKind
{
    /// <summary>An id, whose form <see cref="Identifier"/> knows.</summary>
    Id,

    /// <summary>Text that is not empty.</summary>
    Text,

    /// <summary>A text in each of the three languages.</summary>
    Name,

    /// <summary>The same, or one text that stands for all three.</summary>
    LocalText,

    Number,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A day, written yyyy-MM-dd.</summary>
    Date,

    /// <summary>One of the codes that the setting lists.</summary>
    Choice,

    /// <summary>True or false.</summary>
    YesNo,

    /// <summary>An amount in som.</summary>
    Money,

    /// <summary>A list of amounts in som, at least one.</summary>
    MoneyList,

    /// <summary>A list of tie-breakers, or the word for none.</summary>
    Ties,
}

/// <summary>What a setting of <c>contest.json</c> may be.</summary>
/// <param name="Path">Where it stands, such as <c>scoring.floor</c>.</param>
public sealed record RuleSetting(string Path, SettingKind Kind)
{
    /// <summary>Whether it has to be there; where it stands in an object that may be left out, once that is there.</summary>
    public bool IsRequired { get; init; }

    public double Minimum { get; init; } = double.MinValue;

    public double Maximum { get; init; } = double.MaxValue;

    /// <summary>Whether the bounds themselves are refused.</summary>
    public bool IsExclusive { get; init; }

    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Its name in the object that it stands in.</summary>
    public string Key => Path[(Path.LastIndexOf('.') + 1)..];
}
