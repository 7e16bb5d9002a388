namespace YouthCity.Core.SocialOrders;

/// <summary>A social order (МСЗ): a city pays an NGO from its budget for a social service.</summary>
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

    public string? Ngo { get; init; }

    public int? PlannedRecipients { get; init; }

    public int? ActualRecipients { get; init; }

    public Money? PlannedCost { get; init; }

    public Money? ActualCost { get; init; }

    /// <summary>What the NGO brought of its own.</summary>
    public Money? Cofinancing { get; init; }

    public string? Note { get; init; }
}
