namespace YouthCity.Storage.Documents;

/// <summary>The store cannot be reached, or not in time. Nothing can be said of what was asked of it; asking again is safe.</summary>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);
