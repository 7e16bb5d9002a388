using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace YouthCity.Core.Documents;

/// <summary>JSON in the canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, numbers as ECMAScript prints them.</summary>
public static class CanonicalJson
{
    /// <summary>What stands in no text as it is.</summary>
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(['"', '\\', .. Enumerable.Range(0, ' ').Select(sign => (char)sign)]);

    /// <exception cref="ArgumentException">A text holds half a letter (a lone surrogate), which has no canonical form.</exception>
    public static byte[] Write(JsonNode? node)
    {
        var text = new Utf8Pieces();
        Append(text, node);
        return text.ToArray();
    }

    /// <summary>An object with lists that may be long: their items are asked for one after another while they are written.</summary>
    /// <param name="lists">Further members by their names.</param>
    /// <exception cref="ArgumentException">A text holds half a letter.</exception>
    public static byte[] Write(JsonObject members, IReadOnlyDictionary<string, IEnumerable<JsonNode>> lists)
    {
        var text = new Utf8Pieces();
        Append(text, members, lists);
        return text.ToArray();
    }

    /// <summary>An element of a document in canonical form, whatever form the document has.</summary>
    /// <exception cref="ArgumentException">A member stands twice, or a text holds half a letter.</exception>
    /// <exception cref="InvalidOperationException">A text holds half a letter.</exception>
    public static byte[] Write(JsonElement element)
    {
        var text = new Utf8Pieces();
        Append(text, element);
        return text.ToArray();
    }

    /// <summary>A number as ECMAScript prints it: the shortest digits that read back the same, exponents from 10^21 and below 10^-6.</summary>
    /// <param name="number">Finite.</param>
    public static string Number(double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has finite numbers only.");
        if (number == 0)
            return "0";
        var round = number.ToString("R", CultureInfo.InvariantCulture);
        if (!round.Contains('E', StringComparison.Ordinal))
            return round;
        var shortest = round.AsSpan().TrimStart('-');
        var e = shortest.IndexOf('E');
        var (mantissa, exponent) = (shortest[..e].ToString(), int.Parse(shortest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        var point = mantissa.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? dot : mantissa.Length;
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var significant = digits.TrimStart('0');
        return (number < 0 ? "-" : "") + Place(significant.TrimEnd('0'), point + exponent - (digits.Length - significant.Length));
    }

    /// <summary>ECMA-262, Number::toString: the digits with the decimal point after the first <paramref name="point"/> of them.</summary>
    private static string Place(string digits, int point) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
        > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{digits[..1]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(point > 0 ? "+" : "")}{point - 1}"),
    };

    private static void Append(Utf8Pieces text, JsonNode? node, IReadOnlyDictionary<string, IEnumerable<JsonNode>>? lists = null)
    {
        switch (node)
        {
            case JsonObject members:
                AppendAll(text, '{', '}', Members(members, lists), member =>
                {
                    AppendText(text, member.Key);
                    text.Append(':');
                    if (lists?.GetValueOrDefault(member.Key) is { } list)
                        AppendAll(text, '[', ']', list, item => Append(text, item));
                    else
                        Append(text, member.Value);
                });
                break;
            case JsonArray items:
                AppendAll(text, '[', ']', items, item => Append(text, item));
                break;
            case null:
                text.Append("null");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendText(text, value.GetValue<string>());
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.Number:
                text.Append(Number(AsDouble(value)));
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    /// <summary>The members of an object and those that are lists of their own, in their order.</summary>
    private static KeyValuePair<string, JsonNode?>[] Members(JsonObject members, IReadOnlyDictionary<string, IEnumerable<JsonNode>>? lists)
    {
        KeyValuePair<string, JsonNode?>[] sorted = [.. members, .. lists?.Keys.Select(name => KeyValuePair.Create<string, JsonNode?>(name, null)) ?? []];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return sorted;
    }

    /// <summary>Straight from the document: a tree of nodes of a large one takes several times as long to make.</summary>
    private static void Append(Utf8Pieces text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendAll(text, '{', '}', Sorted(element), member =>
                {
                    AppendText(text, member.Name);
                    text.Append(':');
                    Append(text, member.Value);
                });
                break;
            case JsonValueKind.Array:
                AppendAll(text, '[', ']', element.EnumerateArray(), item => Append(text, item));
                break;
            case JsonValueKind.String:
                AppendText(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetDouble()));
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static List<(string Name, JsonElement Value)> Sorted(JsonElement element)
    {
        List<(string Name, JsonElement Value)> members = [.. element.EnumerateObject().Select(member => (member.Name, member.Value))];
        members.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        for (var at = 1; at < members.Count; at++)
        {
            if (members[at - 1].Name == members[at].Name)
                throw new ArgumentException($"The member {members[at].Name} stands twice.", nameof(element));
        }

        return members;
    }

    internal static double AsDouble(JsonValue value) =>
        value.TryGetValue<double>(out var number) ? number
        : value.TryGetValue<int>(out var whole) ? whole
        : value.TryGetValue<long>(out var great) ? great
        : (double)value.GetValue<decimal>();

    private static void AppendAll<T>(Utf8Pieces text, char open, char close, IEnumerable<T> items, Action<T> append)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
                text.Append(',');
            first = false;
            append(item);
        }

        text.Append(close);
    }

    private static void AppendText(Utf8Pieces text, ReadOnlySpan<char> value)
    {
        text.Append('"');
        while (value.IndexOfAny(s_escaped) is var plain && plain >= 0)
        {
            text.Append(value[..plain]);
            text.Append(value[plain] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                var sign => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)sign:x4}"),
            });
            value = value[(plain + 1)..];
        }

        text.Append(value);
        text.Append('"');
    }
}
