using System.Text.Json;

namespace YouthCity.Core.Documents;

/// <summary>Reading JSON documents back.</summary>
public static class StoredJson
{
    /// <exception cref="JsonException">The document is no JSON, or not of the form that is read.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(utf8);
        try
        {
            return read(document.RootElement);
        }
        catch (Exception fault) when (fault is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException("The document is of another form.", fault);
        }
    }
}
