namespace YouthCity.Core.ActionPlans;

/// <summary>An action of a city's plan: what it means to do for children and young people.</summary>
public sealed record PlannedAction
{
    /// <summary>The city's id.</summary>
    public required string City { get; init; }

    /// <summary>What is to be done, in the words of the city.</summary>
    public required string Action { get; init; }

    /// <summary>The id of the criteria group it serves; null for an action of the city as a whole.</summary>
    public string? Group { get; init; }

    /// <summary>By when; null if that was not said.</summary>
    public DueTime? Due { get; init; }

    /// <summary>How far it is; null if that was not said.</summary>
    public ActionStatus? Status { get; init; }

    /// <summary>Where the city has it from, in its words; null if that was not said.</summary>
    public string? Source { get; init; }

    /// <summary>Whether the time that it was due in is over, and it is neither done nor dropped.</summary>
    /// <param name="today">The day that it is in Asia/Bishkek.</param>
    public bool IsOverdue(DateOnly today) => Status is not (ActionStatus.Done or ActionStatus.Dropped) && Due?.LastDay < today;
}
