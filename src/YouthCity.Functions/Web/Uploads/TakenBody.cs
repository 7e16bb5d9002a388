namespace YouthCity.Functions.Web.Uploads;

/// <summary>A file as a request brings it.</summary>
/// <param name="Charset">The encoding that the sender names; null if none is named.</param>
public sealed record TakenBody(MemoryStream Content, string Name, string? Charset)
{
    /// <summary>The fields of the form that stand before the file; empty where there is no form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
