using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Publications;

/// <summary>Compares a bundle, member by member, with the one that its rules and inputs give.</summary>
/// <param name="isNear">Whether figures that go through a logarithm may differ by 1 part in 10^12, as platforms compute it.</param>
internal sealed class BundleComparison(bool isNear)
{
    private const double Near = 1e-12;

    /// <summary>What tells the items of a list apart, and so names them.</summary>
    private static readonly string[] s_names = ["objection", "city", "indicator", "group", "juror", "method", "place", "theme", "year"];

    /// <summary>Figures that a mean of groups or indicators goes into.</summary>
    private static readonly HashSet<string> s_means = new(StringComparer.Ordinal) { "score", "points", "penalty" };

    private readonly List<BundleFault> _differences = [];

    /// <summary>In the order of the bundle that is expected.</summary>
    public IReadOnlyList<BundleFault> Differences => _differences;

    /// <summary>The way to what is compared: members with a point before them, items in brackets.</summary>
    private readonly List<string> _path = [];

    public void Compare(JsonObject expected, JsonElement found) => CompareMembers(expected, found);

    private void Compare(string name, JsonNode? expected, JsonElement found)
    {
        switch (expected)
        {
            case JsonObject members when found.ValueKind == JsonValueKind.Object:
                CompareMembers(members, found);
                break;
            case JsonArray items when found.ValueKind == JsonValueKind.Array:
                CompareItems(items, found);
                break;
            default:
                if (!IsSame(name, expected, found))
                    Add(Text(expected), Text(found));
                break;
        }
    }

    private void CompareMembers(JsonObject expected, JsonElement found)
    {
        foreach (var (name, member) in expected.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            _path.Add(name);
            if (found.Present(name) is { } other)
                Compare(name, member, other);
            else
                Add(Text(member), Nothing);
            _path.RemoveAt(_path.Count - 1);
        }

        foreach (var member in found.EnumerateObject().Where(member => !expected.ContainsKey(member.Name)))
            Add(Nothing, Text(member.Value), member.Name);
    }

    private void CompareItems(JsonArray expected, JsonElement found)
    {
        var at = 0;
        foreach (var item in found.EnumerateArray())
        {
            var name = at < expected.Count ? NameOf(expected[at]) : null;
            if (at >= expected.Count)
                Add(Nothing, Text(item), $"[{at + 1}]");
            else if (name is not null && NameOf(item) is var other && other != name)
                Add(name, other ?? Text(item), $"[{at + 1}]");
            else
                CompareItem(name ?? $"{at + 1}", expected[at], item);
            at++;
        }

        for (; at < expected.Count; at++)
            Add(NameOf(expected[at]) ?? Text(expected[at]), Nothing, $"[{at + 1}]");
    }

    private void CompareItem(string name, JsonNode? expected, JsonElement found)
    {
        _path.Add($"[{name}]");
        Compare("", expected, found);
        _path.RemoveAt(_path.Count - 1);
    }

    /// <param name="name">The member's; empty for an item.</param>
    private bool IsSame(string name, JsonNode? expected, JsonElement found) => (expected, found.ValueKind) switch
    {
        (null, var kind) => kind == JsonValueKind.Null,
        (JsonValue value, JsonValueKind.Number) when value.GetValueKind() == JsonValueKind.Number => IsSame(name, CanonicalJson.AsDouble(value), found.GetDouble()),
        (JsonValue value, JsonValueKind.String) when value.GetValueKind() == JsonValueKind.String => found.ValueEquals(value.GetValue<string>()),
        (JsonValue value, var kind) => kind is JsonValueKind.True or JsonValueKind.False && value.GetValueKind() == kind,
        _ => false,
    };

    private bool IsSame(string name, double expected, double found) =>
        expected == found || (isNear && s_means.Contains(name) && Math.Abs(expected - found) <= Near * Math.Max(1, Math.Abs(expected)));

    private static string? NameOf(JsonNode? item) => item is JsonObject members && s_names.FirstOrDefault(members.ContainsKey) is { } name ? Name(Text(members[name])) : null;

    private static string? NameOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && s_names.FirstOrDefault(name => item.Present(name) is not null) is { } name ? Name(Text(item.GetProperty(name))) : null;

    private static string Name(string json) => json.Trim('"');

    /// <param name="last">A further member or item at the end of the way.</param>
    private void Add(string expected, string found, string? last = null)
    {
        var path = new StringBuilder();
        foreach (var part in last is null ? _path : _path.Append(last))
            path.Append(path.Length == 0 || part.StartsWith('[') ? "" : ".").Append(part);
        _differences.Add(new(BundleFaults.Differs, path.ToString(), expected, found));
    }

    /// <summary>What stands for a member or item that is not there.</summary>
    private const string Nothing = "-";

    private static string Text(JsonNode? node) => Shown(CanonicalJson.Write(node));

    private static string Text(JsonElement element) => Shown(CanonicalJson.Write(element));

    private static string Shown(byte[] json)
    {
        const int longest = 100;
        var text = Encoding.UTF8.GetString(json);
        return text.Length <= longest ? text : $"{text[..longest]}…";
    }
}
