using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace YouthCity.Functions.Reference;

/// <summary>
/// What the types of answers and their members are, in English: the comments that stand beside them in the code, which the compiler writes into a file beside the
/// program. Members that are the same wherever they stand have one text, in <see cref="CommonMembers"/>.
/// </summary>
public static partial class Descriptions
{
    private static readonly Dictionary<string, XElement> s_comments =
        Directory.EnumerateFiles(AppContext.BaseDirectory, $"{nameof(YouthCity)}.*.xml").Order(StringComparer.Ordinal)
            .SelectMany(file => XDocument.Load(file).Descendants("member"))
            .GroupBy(member => (string)member.Attribute("name")!, StringComparer.Ordinal)
            .ToDictionary(members => members.Key, members => members.First(), StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">The type has no comment: a mistake in the code, or the file with the comments is not there.</exception>
    public static string Of(Type type) => Text(Comment($"T:{Id(type)}")?.Element("summary")) ?? throw Missing(type.FullName!);

    /// <summary>The comment of a property, which for a record the compiler takes from the parameter, else the text of all members of its name.</summary>
    /// <exception cref="InvalidOperationException">It has none: a mistake in the code, or the file with the comments is not there.</exception>
    public static string Of(MemberInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var name = $"{Id(property.DeclaringType!)}.{property.Name}";
        return Text(Comment($"P:{name}")?.Element("summary")) ?? CommonMembers.Find(property.Name) ?? throw Missing(name);
    }

    private static XElement? Comment(string id) => s_comments.GetValueOrDefault(id);

    /// <summary>As comments name a type, such as <c>YouthCity.Functions.SocialOrders.SumOf`1</c>.</summary>
    private static string Id(Type type) => (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!;

    private static string? Text(XElement? comment) => comment is null ? null : Spaces().Replace(string.Concat(comment.Nodes().Select(Text)), " ").Trim();

    /// <summary>Code stands in backticks, as Markdown has it, and members are named as the JSON names them.</summary>
    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement reference => $"`{JsonNamingPolicy.CamelCase.ConvertName((reference.Attribute("name") ?? reference.Attribute("cref"))!.Value.Split('.')[^1])}`",
        _ => "",
    };

    private static InvalidOperationException Missing(string what) => new(
        $"There is no comment that describes {what}: write one beside it, a <summary> or a <param>. ({s_comments.Count} comments were read from {AppContext.BaseDirectory}.)");

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Spaces();
}
