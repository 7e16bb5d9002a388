namespace YouthCity.Functions.Web.Operations;

public enum ParameterLocation
{
    Path,
    Query,
    Header,
}

/// <summary>Something that a function reads of an address or a header. What it means is the text <c>parameter.NAME</c>, or of another name where that one means something else elsewhere.</summary>
/// <param name="Type">As JSON schema names it: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>.</param>
/// <param name="Example">A value that the function takes, against the contest that comes with the product.</param>
public sealed record Parameter(string Name, ParameterLocation Location, string Type, string? Example)
{
    private static readonly Dictionary<string, string> s_pathExamples = new(StringComparer.Ordinal)
    {
        ["contest"] = "2020",
        ["city"] = "osh",
        ["other"] = "talas",
        ["file"] = "site.css",
        ["schema"] = "contest.schema.json",
        ["kind"] = "applications",
        ["key"] = "jury-3f2a9c1e",
        ["publication"] = "latest",
        ["objection"] = "0123456789abcdef",

        // The invented sample as it comes with the product.
        ["id"] = "6e7bf05048d45dfae88ed3b53319b87d6b5b0a8b86284e2eeb75d6e07011fc2c",
    };

    /// <summary>The values there are, where not any will do.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The text that says what it means.</summary>
    public string Meaning { get; init; } = $"parameter.{Name}";

    public double? Least { get; init; }

    public double? Most { get; init; }

    public static Parameter Lang { get; } = OneOf("lang", "ky", "ru", "en");

    /// <summary>A parameter of the query that has one of a few values.</summary>
    public static Parameter OneOf(string name, params IReadOnlyList<string> values) =>
        new(name, ParameterLocation.Query, "string", values[0]) { Values = values };

    public static Parameter Flag(string name) => new(name, ParameterLocation.Query, "boolean", "true");

    /// <param name="example">None where a value is good for one store only, such as a version.</param>
    public static Parameter Text(string name, string? example = null) => new(name, ParameterLocation.Query, "string", example);

    public static Parameter Number(string name, string type, double? least, double? most, string example) =>
        new(name, ParameterLocation.Query, type, example) { Least = least, Most = most };

    /// <summary>A header; its values are good for one moment only, so there is no example.</summary>
    public static Parameter Header(string name) => new(name, ParameterLocation.Header, "string", Example: null);

    /// <summary>A parameter of the route.</summary>
    /// <exception cref="KeyNotFoundException">It has no example yet: a mistake in the code.</exception>
    public static Parameter OfPath(string name) => new(name, ParameterLocation.Path, "string", s_pathExamples[name]);
}
