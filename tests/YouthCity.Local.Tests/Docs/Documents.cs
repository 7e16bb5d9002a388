using System.Text.RegularExpressions;

namespace YouthCity.Local.Tests.Docs;

/// <summary>The documents of the repository.</summary>
public static partial class Documents
{
    private static readonly string[] s_folders = ["bench", "criteria", "deploy", "docs", "seeds", "src", "tests"];

    private static readonly string[] s_notOurs = ["bin", "obj", "node_modules"];

    /// <summary>Full paths.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Repository.Path("README.md"),
        .. from folder in s_folders
           from path in Directory.EnumerateFiles(Repository.Path(folder), "*.md", SearchOption.AllDirectories)
           where !Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar).Intersect(s_notOurs, StringComparer.Ordinal).Any()
           select path,
    ];

    public static IReadOnlyList<string> Lines(params IEnumerable<string> path) => File.ReadAllLines(Repository.Path(path));

    /// <summary>A document without its blocks of commands and output.</summary>
    public static string Prose(string text) => Fenced().Replace(text, "");

    /// <summary>The cells of a row of a table; empty if the line is none, or the one below the header.</summary>
    public static IReadOnlyList<string> Cells(string line) =>
        line.StartsWith('|') && !line.StartsWith("|--", StringComparison.Ordinal) ? [.. line.Split('|')[1..^1].Select(cell => cell.Trim())] : [];

    /// <summary>What stands between backticks.</summary>
    public static IEnumerable<string> Code(string text) => Backticks().Matches(text).Select(match => match.Groups["code"].Value);

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Fenced();

    [GeneratedRegex("`(?<code>[^`\n]+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Backticks();
}
