using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>A head was to be moved, the store's answer was lost, and it could not be found out whether the head moved.</summary>
public sealed class OutcomeUnknownException(ContentHash target, Exception inner)
    : Exception($"Whether {target} was accepted is not known: the store's answer was lost.", inner)
{
    /// <summary>What the head was to point to: if it is found behind the head later, it was accepted.</summary>
    public ContentHash Target { get; } = target;
}
