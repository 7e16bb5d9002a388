using System.Text.RegularExpressions;

namespace YouthCity.Local.Tests.Docs;

/// <summary>What a document points to is there.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] s_folders = ["bench/", "criteria/", "deploy/", "docs/", "seeds/", "src/", "tests/"];

    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var links = (from document in Documents.All from to in Links(document) select (Document: document, To: to)).ToList();
        Assert.InRange(links.Count, 15, 1000);
        Assert.All(links, link => Assert.True(LeadsSomewhere(link.Document, link.To), $"{Path.GetRelativePath(Repository.Root, link.Document)}: {link.To}"));
    }

    [Theory]
    [InlineData("docs/api.md", true)]
    [InlineData("docs/api.md#roles", true)]
    [InlineData("docs/api.md#no-such-heading", false)]
    [InlineData("docs/no-such-document.md", false)]
    public void A_link_that_leads_nowhere_is_seen(string to, bool leads) => Assert.Equal(leads, LeadsSomewhere(Repository.Path("README.md"), to));

    [Fact]
    public void Every_file_and_folder_that_a_document_names_is_there()
    {
        var named = (from document in Documents.All
                     from code in Documents.Code(Documents.Prose(File.ReadAllText(document)))
                     where s_folders.Any(folder => code.StartsWith(folder, StringComparison.Ordinal)) && !code.Any("<*{ ".Contains)
                     select code).Distinct().ToList();
        Assert.InRange(named.Count, 30, 1000);
        Assert.All(named, path => Assert.True(Exists(Repository.Path(path.Split('/'))), path));
    }

    /// <summary>The links to other documents, and within this one.</summary>
    private static IEnumerable<string> Links(string document) => Link().Matches(Documents.Prose(File.ReadAllText(document)))
        .Select(match => match.Groups["to"].Value).Where(to => !to.Contains("://", StringComparison.Ordinal));

    private static bool LeadsSomewhere(string document, string to)
    {
        var parts = to.Split('#');
        var path = parts[0].Length == 0 ? document : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document)!, parts[0]));
        return Exists(path) && (parts.Length == 1 || File.ReadLines(path).Any(line => line.StartsWith('#') && Anchor(line) == parts[1]));
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    /// <summary>What a heading is called in a link.</summary>
    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Link();
}
