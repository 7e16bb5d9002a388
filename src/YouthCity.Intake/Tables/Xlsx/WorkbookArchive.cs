using System.IO.Compression;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>
/// The parts of a workbook, found by the relations between them (ECMA-376, part 2). Only what a table needs is ever opened, so it does not matter what else is
/// there, or is not. Nothing is held of a part: each is read as a stream.
/// </summary>
internal sealed class WorkbookArchive : IDisposable
{
    /// <summary>Bytes that a workbook may have unpacked; a million rows have fewer.</summary>
    private const long MostUnpacked = 400_000_000;

    /// <summary>How many times its size a large workbook may have unpacked: rows that people fill in have some twenty.</summary>
    private const long MostTimes = 60;

    private const long AlwaysUnpacked = 16_000_000;

    private const int MostEntries = 10_000;

    private const string Relationships = "/relationships";

    private readonly ZipArchive _archive;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    private WorkbookArchive(ZipArchive archive, long length, CancellationToken cancellation)
    {
        (_archive, MostText, _cancellation) = (archive, MostUnpackedOf(length), cancellation);
        foreach (var entry in PackageLibrary.Ask(() => archive.Entries))
            _entries.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    /// <summary>Bytes of text that the cells of a sheet may show, though they may share all of it.</summary>
    public long MostText { get; }

    /// <summary>Bytes that a workbook of so many may have unpacked.</summary>
    public static long MostUnpackedOf(long length) => Math.Min(MostUnpacked, AlwaysUnpacked + (MostTimes * length));

    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static bool IsTooLarge(Stream content, long most)
    {
        // What an archive says of an entry's length is also where its reading ends, so saying less gains nothing.
        content.Position = 0;
        using var archive = OpenArchive(content);
        var (left, entries) = (most, PackageLibrary.Ask(() => archive.Entries));
        return entries.Count > MostEntries || !entries.All(entry => entry.Length >= 0 && entry.Length <= left && (left -= entry.Length) >= 0);
    }

    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static WorkbookArchive Open(Stream content, CancellationToken cancellation)
    {
        content.Position = 0;
        return new(OpenArchive(content), content.Length, cancellation);
    }

    /// <summary>The part that the package begins with.</summary>
    public string MainPart() => Relations("").Find(relation => relation.Type == "officeDocument")?.Target ?? throw new InvalidDataException("There is no workbook part.");

    public bool Has(string part) => _entries.ContainsKey(part);

    /// <summary>The relations of a part to others in the package.</summary>
    /// <param name="part">Empty for the package itself.</param>
    public List<PartRelation> Relations(string part)
    {
        var folder = part.Contains('/', StringComparison.Ordinal) ? part[..(part.LastIndexOf('/') + 1)] : "";
        var name = $"{folder}_rels/{part[folder.Length..]}.rels";
        var relations = new List<PartRelation>();
        if (!Has(name))
            return relations;
        using var xml = Xml(name);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External")
                continue;
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Type") is { } type && xml.GetAttribute("Target") is { } target)
                relations.Add(new(id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
            if (relations.Count > MostEntries)
                throw new InvalidDataException("More relations than a workbook has parts.");
        }

        return relations;
    }

    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public Stream OpenPart(string part) =>
        _entries.TryGetValue(part, out var entry) ? PackageLibrary.Ask(entry.Open) : throw new InvalidDataException("A part that is not there.");

    public XmlReader Xml(string part) => BoundedMarkup.Xml(OpenPart(part), _cancellation);

    /// <summary>The id of a relation that an element names, in either edition of the format.</summary>
    public static string? RelationOf(XmlReader xml)
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith(Relationships, StringComparison.Ordinal))
                id = xml.Value;
        }

        xml.MoveToElement();
        return id;
    }

    public void Dispose() => _archive.Dispose();

    private static ZipArchive OpenArchive(Stream content) => PackageLibrary.Ask(() => new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true));

    /// <summary>The name in the package of what a relation points at.</summary>
    /// <param name="folder">That of the part whose relation it is, with its stroke; empty for the package's own.</param>
    internal static string Resolve(string folder, string target)
    {
        var parts = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (step is not ("" or "." or ".."))
                parts.Add(step);
        }

        var path = string.Join('/', parts);
        return path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
    }
}

/// <param name="Type">Its last word, such as <c>worksheet</c>.</param>
/// <param name="Target">The other part's name in the package.</param>
internal sealed record PartRelation(string Id, string Type, string Target);
