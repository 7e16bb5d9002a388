namespace YouthCity.Storage.Documents;

/// <summary>The store cannot be reached, or not in time, or is damaged. Asking again is safe.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it is known that nothing of what was asked was done; where it is not, nothing can be said of it.</summary>
    public bool IsNothingDone { get; init; }

    /// <summary>Whether the store is there but is damaged, or is no store: waiting does not help.</summary>
    public bool IsDamaged { get; init; }
}
