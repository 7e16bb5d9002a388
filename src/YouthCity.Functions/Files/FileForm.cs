namespace YouthCity.Functions.Files;

/// <summary>What was recognised in a file.</summary>
/// <param name="Form"><c>long</c> or <c>wide</c>, where the file has forms.</param>
public sealed record FileForm(string Encoding, char? Separator, string? Form);
