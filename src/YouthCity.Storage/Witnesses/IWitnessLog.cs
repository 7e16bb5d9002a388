namespace YouthCity.Storage.Witnesses;

/// <summary>Lines of text outside the store, to which lines can be added and from which none can be taken.</summary>
public interface IWitnessLog
{
    /// <summary>Adds a line; after it returns it survives a crash.</summary>
    /// <exception cref="IOException">It was not added, or that is not known.</exception>
    Task AppendAsync(string line, CancellationToken cancellation);

    /// <summary>All lines, the oldest first; none if nothing was ever added.</summary>
    /// <exception cref="IOException">They cannot be read.</exception>
    Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellation);
}
