using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web.Pages;

/// <summary>A file that pages load.</summary>
/// <param name="Hash">The first digits of the SHA-256 of the content.</param>
/// <param name="Zipped">The content as gzip; null where that saves nothing.</param>
public sealed record Asset(string Name, string Type, byte[] Content, string Hash, byte[]? Zipped)
{
    /// <summary>Another content has another address, so what is loaded from here can be kept for ever.</summary>
    public string Address => $"/assets/{Path.GetFileNameWithoutExtension(Name)}.{Hash}{Path.GetExtension(Name)}";
}

/// <summary>Style sheet, fonts, icon and modules, embedded in the program.</summary>
public static partial class PageAssets
{
    private const string Folder = "YouthCity.Functions.Web.Pages.Assets.";

    /// <summary>What the names of the style sheet's parts begin with; they follow each other in the order of their names.</summary>
    private const string StylePart = "site-";

    private const int DigitsOfHash = 16;

    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
        [".woff2"] = "font/woff2",
    };

    private static readonly FrozenDictionary<string, Asset> s_all = Read();

    /// <summary>The address of a file.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name: a mistake in the code.</exception>
    public static string Address(string name) => s_all[name].Address;

    /// <summary>The file of a name, with or without a hash in it.</summary>
    /// <returns>The file, and whether the name has the hash of what it holds; null if there is no such file.</returns>
    public static (Asset Asset, bool IsNamedByHash)? Find(string name)
    {
        if (s_all.TryGetValue(name, out var plain))
            return (plain, false);
        var hashed = Hashed().Match(name);
        return hashed.Success && s_all.TryGetValue(hashed.Groups["name"].Value + hashed.Groups["ending"].Value, out var asset)
            ? (asset, asset.Hash == hashed.Groups["hash"].Value)
            : null;
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var all = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var names = typeof(PageAssets).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => name[Folder.Length..]).ToList();

        foreach (var name in names.Where(name => !name.StartsWith(StylePart, StringComparison.Ordinal)))
            Add(name, Content(name));

        // The style sheet stands in parts and names other files by their addresses, so it comes after them.
        var style = string.Concat(names.Where(name => name.StartsWith(StylePart, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Encoding.UTF8.GetString(Content(name))));
        Add("site.css", Encoding.UTF8.GetBytes(Named().Replace(style, match => $"url({all[match.Groups["name"].Value].Address})")));
        return all.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string name, byte[] content) => all[name] = new(
            name, s_types[Path.GetExtension(name)], content, Convert.ToHexStringLower(SHA256.HashData(content))[..DigitsOfHash],
            Path.GetExtension(name) == ".woff2" ? null : ContentCodings.WriteGzip(content, CompressionLevel.SmallestSize));
    }

    private static byte[] Content(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(Folder + name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    [GeneratedRegex(@"^(?<name>[a-z0-9-]+)\.(?<hash>[0-9a-f]{16})(?<ending>\.[a-z0-9]+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Hashed();

    [GeneratedRegex(@"url\((?<name>[a-z0-9.-]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Named();
}
