using System.Text.Json;
using System.Text.Json.Nodes;

namespace YouthCity.Core.Documents;

/// <summary>Members that documents leave out when there is nothing to say, so that the same content has one form.</summary>
public static class PresentMembers
{
    public static void AddPresent<T>(this JsonObject members, string name, T? value)
    {
        if (value is not null)
            members[name] = JsonValue.Create(value);
    }

    public static JsonElement? Present(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : null;
}
