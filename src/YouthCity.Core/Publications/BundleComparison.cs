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
    private static readonly string[] s_names = ["city", "indicator", "group", "juror", "method", "place", "theme", "year"];

    /// <summary>Figures that a mean of groups or indicators goes into.</summary>
    private static readonly HashSet<string> s_means = new(StringComparer.Ordinal) { "score", "points", "penalty" };

    private readonly List<BundleFault> _differences = [];

    /// <summary>In the order of the bundle that is expected.</summary>
    public IReadOnlyList<BundleFault> Differences => _differences;

    public void Compare(JsonObject expected, JsonElement found) => CompareMembers("", expected, found);

    private void Compare(string path, JsonNode? expected, JsonElement found)
    {
        switch (expected)
        {
            case JsonObject members when found.ValueKind == JsonValueKind.Object:
                CompareMembers(path, members, found);
                break;
            case JsonArray items when found.ValueKind == JsonValueKind.Array:
                CompareItems(path, items, found);
                break;
            default:
                if (!IsSame(path, expected, found))
                    Add(path, Text(expected), Text(found));
                break;
        }
    }

    private void CompareMembers(string path, JsonObject expected, JsonElement found)
    {
        foreach (var (name, member) in expected.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (found.Present(name) is { } other)
                Compare(Join(path, name), member, other);
            else
                Add(Join(path, name), Text(member), Nothing);
        }

        foreach (var member in found.EnumerateObject().Where(member => !expected.ContainsKey(member.Name)))
            Add(Join(path, member.Name), Nothing, Text(member.Value));
    }

    private void CompareItems(string path, JsonArray expected, JsonElement found)
    {
        var at = 0;
        foreach (var item in found.EnumerateArray())
        {
            if (at >= expected.Count)
                Add($"{path}[{at + 1}]", Nothing, Text(item));
            else if (NameOf(expected[at]) is { } name && NameOf(item) is var other && other != name)
                Add($"{path}[{at + 1}]", name, other ?? Text(item));
            else
                Compare($"{path}[{NameOf(expected[at]) ?? $"{at + 1}"}]", expected[at], item);
            at++;
        }

        for (; at < expected.Count; at++)
            Add($"{path}[{at + 1}]", NameOf(expected[at]) ?? Text(expected[at]), Nothing);
    }

    private bool IsSame(string path, JsonNode? expected, JsonElement found)
    {
        if (expected is not JsonValue value || value.GetValueKind() != JsonValueKind.Number || found.ValueKind != JsonValueKind.Number)
            return Text(expected) == Text(found);
        var (right, given) = (CanonicalJson.AsDouble(value), found.GetDouble());
        return right == given || (isNear && s_means.Contains(path[(path.LastIndexOf('.') + 1)..]) && Math.Abs(right - given) <= Near * Math.Max(1, Math.Abs(right)));
    }

    private static string? NameOf(JsonNode? item) => item is JsonObject members && s_names.FirstOrDefault(members.ContainsKey) is { } name ? Name(Text(members[name])) : null;

    private static string? NameOf(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && s_names.FirstOrDefault(name => item.Present(name) is not null) is { } name ? Name(Text(item.GetProperty(name))) : null;

    private static string Name(string json) => json.Trim('"');

    private void Add(string path, string expected, string found) => _differences.Add(new(BundleFaults.Differs, path, expected, found));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>What stands for a member or item that is not there.</summary>
    private const string Nothing = "-";

    private static string Text(JsonNode? node) => Shown(CanonicalJson.Write(node));

    private static string Text(JsonElement element) => Shown(CanonicalJson.Write(element));

    private static string Shown(byte[] json)
    {
        const int longest = 100;
        var text = System.Text.Encoding.UTF8.GetString(json);
        return text.Length <= longest ? text : $"{text[..longest]}…";
    }
}
