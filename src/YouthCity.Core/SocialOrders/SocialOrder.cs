namespace YouthCity.Core.SocialOrders;

/// <summary>A state social order (MSZ): a city pays an NGO from its budget for a social service.</summary>
public sealed record SocialOrder
{
    /// <summary>The city's id.</summary>
    public required string City { get; init; }

    /// <summary>What was paid.</summary>
    public required Money Amount { get; init; }

    /// <summary>What the service is about, in the words of the city.</summary>
    public required string Theme { get; init; }

    /// <summary>The year of the order; none where the source has no year, which is a year of its own.</summary>
    public int? Year { get; init; }

    /// <summary>The id of the criteria group it serves, where it is known.</summary>
    public string? Group { get; init; }

    /// <summary>The NGO that renders the service; null if it is not named.</summary>
    public string? Ngo { get; init; }

    /// <summary>How many people the service was planned for; null if that was not said.</summary>
    public int? PlannedRecipients { get; init; }

    /// <summary>How many people it reached; null if that was not said.</summary>
    public int? ActualRecipients { get; init; }

    /// <summary>What it was to cost, in som; null if that was not said.</summary>
    public Money? PlannedCost { get; init; }

    /// <summary>What it cost, in som; null if that was not said.</summary>
    public Money? ActualCost { get; init; }

    /// <summary>What the NGO brought of its own.</summary>
    public Money? Cofinancing { get; init; }

    /// <summary>What the city remarks, in its words; null if nothing.</summary>
    public string? Note { get; init; }
}
