using YouthCity.Core.Documents;

namespace YouthCity.Storage.Documents;

/// <summary>Where a head points.</summary>
/// <param name="ETag">Changes with every move; what compare-and-set compares.</param>
public sealed record Head(ContentHash Target, string ETag);
