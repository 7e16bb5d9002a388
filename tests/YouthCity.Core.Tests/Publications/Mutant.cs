using System.Text;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;

namespace YouthCity.Core.Tests.Publications;

/// <summary>A bundle in which one thing is not as it was.</summary>
/// <param name="What">Which thing, for whoever reads a failure.</param>
/// <param name="Member">The member of the bundle that it is in.</param>
internal sealed record Mutant(byte[] Bytes, string What, string Member)
{
    /// <summary>One digit, letter, order or key changed, all of it chosen by a number.</summary>
    public static Mutant Of(byte[] bundle, int number)
    {
#pragma warning disable CA5394 // A test wants the same changes on every run.
        var random = new Random(number);
        return (number % 5) switch
        {
            0 or 1 => Digit(bundle, random),
            2 => Letter(bundle, random),
            3 => Order(bundle, random),
            _ => Key(bundle, random),
        };
    }

    private static Mutant Digit(byte[] bundle, Random random)
    {
        int[] places = [.. Enumerable.Range(0, bundle.Length).Where(at => char.IsAsciiDigit((char)bundle[at]))];
        var place = places[random.Next(places.Length)];
        return Changed(bundle, place, (byte)('0' + ((bundle[place] - '0' + 1 + random.Next(9)) % 10)));
    }

    private static Mutant Letter(byte[] bundle, Random random)
    {
        int[] places = [.. Enumerable.Range(0, bundle.Length).Where(at => char.IsAsciiLetterLower((char)bundle[at]))];
        var place = places[random.Next(places.Length)];
        return Changed(bundle, place, (byte)('a' + ((bundle[place] - 'a' + 1 + random.Next(25)) % 26)));
    }

    /// <summary>Two items of a list, or two members in the text of an object, change places.</summary>
    private static Mutant Order(byte[] bundle, Random random)
    {
        var root = JsonNode.Parse(bundle)!.AsObject();
        var lists = All(root).OfType<JsonArray>().Where(list => list.Count > 1 && !JsonNode.DeepEquals(list[0], list[^1])).ToList();
        var list = lists[random.Next(lists.Count)];
        var (first, last) = (list[0]?.DeepClone(), list[^1]?.DeepClone());
        (list[0], list[^1]) = (last, first);
        return new(CanonicalJson.Write(root), $"order of {list.GetPath()}", MemberOf(list));
    }

    /// <summary>A member has another name, or is gone.</summary>
    private static Mutant Key(byte[] bundle, Random random)
    {
        var root = JsonNode.Parse(bundle)!.AsObject();
        var objects = All(root).OfType<JsonObject>().Where(members => members.Count > 0 && members.Parent is not null).ToList();
        var members = objects[random.Next(objects.Count)];
        var (name, value) = members.ElementAt(random.Next(members.Count));
        var (what, member) = ($"member {name} of {members.GetPath()}", MemberOf(members));
        members.Remove(name);
        if (random.Next(2) == 0)
            members[$"{name}x"] = value?.DeepClone();
        return new(CanonicalJson.Write(root), what, member);
    }
#pragma warning restore CA5394

    private static Mutant Changed(byte[] bundle, int place, byte letter)
    {
        byte[] bytes = [.. bundle];
        bytes[place] = letter;
        var (from, to) = (Math.Max(0, place - 30), Math.Min(bytes.Length, place + 10));
        return new(bytes, $"{Encoding.UTF8.GetString(bundle[from..to])} -> {Encoding.UTF8.GetString(bytes[from..to])}", MemberAt(bundle, place));
    }

    /// <summary>The member of the root that a byte stands in.</summary>
    private static string MemberAt(byte[] bundle, int place)
    {
        var root = JsonNode.Parse(bundle)!.AsObject();
        var at = 1;
        foreach (var (name, value) in root.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            at += Encoding.UTF8.GetByteCount(name) + 4 + CanonicalJson.Write(value).Length;
            if (place < at)
                return name;
        }

        return "";
    }

    private static string MemberOf(JsonNode node) => node.GetPath().Split('.', '[')[1];

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => All(member.Value!)).Prepend(node),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => All(item!)).Prepend(node),
        _ => [node],
    };
}
