using YouthCity.Core.Access;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web.Operations;

/// <summary>An answer that is no refusal.</summary>
/// <param name="Type">What its JSON holds; none where it is no JSON.</param>
public sealed record Returned(int Status, IReadOnlyList<string> MediaTypes, Type? Type = null)
{
    public const string Json = "application/json", Csv = "text/csv", Html = "text/html";

    /// <summary>Who gets this one where callers get different ones; everyone else gets the one without.</summary>
    public Capability? For { get; init; }

    /// <summary>Whether it has an ETag, so that a caller who has it already gets 304.</summary>
    public bool HasETag { get; init; }

    /// <summary>What is read to make it.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The codes with which it is refused to be made.</summary>
    public IReadOnlyList<ProblemCode> Problems { get; init; } = [];

    public static Returned JsonOf<T>(int status) => new(status, [Json], typeof(T));
}

/// <summary>What a function takes as its body.</summary>
/// <param name="Json">What its JSON holds; null where it takes none, or a list that is read row by row.</param>
public sealed record Sent(IReadOnlyList<string> MediaTypes, IReadOnlyList<SentExample> Examples, Type? Json = null)
{
    /// <summary>A spreadsheet's workbook (.xlsx).</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The four files of rules in one archive (.zip).</summary>
    public const string Archive = "application/zip";

    /// <summary>No body: all that there is to say stands in the address.</summary>
    public static Sent Nothing { get; } = new([], []);

    /// <summary>The form of one of our own pages, which no program can make up.</summary>
    public static Sent Form { get; } = new(["application/x-www-form-urlencoded"], []);

    /// <summary>An object in JSON, read into a <typeparamref name="T"/>.</summary>
    public static Sent JsonOf<T>(params IReadOnlyList<SentExample> examples) => new([Returned.Json], examples, typeof(T));
}

/// <param name="Status">What comes back to it.</param>
public sealed record SentExample(string Name, string Body, int Status)
{
    /// <summary>What it is written in: JSON or CSV.</summary>
    public string MediaType => Body.StartsWith('{') ? Returned.Json : Returned.Csv;
}
