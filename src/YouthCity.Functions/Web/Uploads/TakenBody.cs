namespace YouthCity.Functions.Web.Uploads;

/// <summary>A file as a request brings it.</summary>
/// <param name="Charset">The encoding that the sender names; null if none is named.</param>
public sealed record TakenBody(MemoryStream Content, string Name, string? Charset);
