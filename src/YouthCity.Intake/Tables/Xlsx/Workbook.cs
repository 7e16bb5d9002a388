using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>An XLSX workbook, opened for reading.</summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>More sheets than these are no workbook that somebody fills in.</summary>
    private const int MostSheets = 500;

    /// <summary>Hidden sheets among which a table is looked for.</summary>
    private const int MostHidden = 20;

    /// <summary>A name has 31 letters in every office.</summary>
    private const int LongestName = 255;

    private readonly WorkbookArchive _archive;
    private readonly List<SheetPart> _sheets = [];
    private readonly List<SheetPart> _hidden = [];
    private readonly Lazy<SharedTexts> _texts;
    private readonly Lazy<CellFormats> _formats;

    private Workbook(WorkbookArchive archive)
    {
        _archive = archive;
        var book = archive.MainPart();
        var relations = archive.Relations(book);
        var countsFrom1904 = ReadBook(book, relations);
        _texts = new(() => Find(relations, "sharedStrings") is { } part ? SharedTexts.Read(archive.Xml(part)) : new());
        _formats = new(() => Find(relations, "styles") is { } part ? CellFormats.Read(archive.Xml(part), countsFrom1904) : CellFormats.None(countsFrom1904));
    }

    public SharedTexts Texts => _texts.Value;

    public CellFormats Formats => _formats.Value;

    /// <summary>The tables that people see, in their order.</summary>
    public IReadOnlyList<SheetPart> Sheets => _sheets;

    public IReadOnlyList<SheetPart> HiddenSheets => _hidden;

    /// <summary>False where the workbook says of itself that its formulas wait to be worked out: what stands beside them is no result.</summary>
    public bool IsWorkedOut { get; private set; } = true;

    public static Workbook Open(Stream content, CancellationToken cancellation)
    {
        var archive = WorkbookArchive.Open(content, cancellation);
        try
        {
            return new(archive);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Whether an exception is what a damaged or hostile workbook leads to. Anything else is a bug, of which no sender is to be told that the file is damaged.</summary>
    public static bool IsDamage(Exception fault) => fault is XmlException or InvalidDataException or IOException;

    /// <summary>A part's XML, without anything that it may point at.</summary>
    public static XmlReader Xml(OpenXmlPart part, CancellationToken cancellation = default) => BoundedMarkup.Xml(part.GetStream(FileMode.Open, FileAccess.Read), cancellation);

    public void Dispose() => _archive.Dispose();

    private static string? Find(List<PartRelation> relations, string type) => relations.Find(relation => relation.Type == type)?.Target;

    /// <summary>Reads the workbook's own part; whether its days count from 1904.</summary>
    private bool ReadBook(string book, List<PartRelation> relations)
    {
        var (parts, countsFrom1904) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), false);
        var targets = relations.Where(relation => relation.Type == "worksheet").ToLookup(relation => relation.Id, relation => relation.Target, StringComparer.Ordinal);
        using var xml = _archive.Xml(book);
        var isInSheets = false;
        while (xml.Read())
        {
            if (xml.Depth == 1)
                isInSheets = xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheets";
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.Depth == 1 && xml.LocalName == "workbookPr")
                countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            if (xml.Depth == 1 && xml.LocalName == "calcPr")
                IsWorkedOut = xml.GetAttribute("fullCalcOnLoad") is not ("1" or "true" or "on") && xml.GetAttribute("calcCompleted") is not ("0" or "false" or "off");
            if (!isInSheets || xml.Depth != 2 || xml.LocalName != "sheet")
                continue;
            var isHidden = xml.GetAttribute("state") is not (null or "visible");
            if (xml.GetAttribute("name") is not { } name || WorkbookArchive.RelationOf(xml) is not { } id || targets[id].FirstOrDefault() is not { } part)
                continue;
            if (isHidden && (name.Length > LongestName || _hidden.Count == MostHidden || parts.Contains(part) || !_archive.Has(part)))
                continue;
            if (name.Length > LongestName || _sheets.Count == MostSheets || !parts.Add(part) || !_archive.Has(part))
                throw new InvalidDataException("More sheets than a workbook has, one that is there twice, or one that is not there.");
            (isHidden ? _hidden : _sheets).Add(new(name, part, _archive));
        }

        return countsFrom1904;
    }
}

/// <summary>A sheet of a workbook. It can be read again and again.</summary>
/// <param name="Part">Its name in the package.</param>
internal sealed record SheetPart(string Name, string Part, WorkbookArchive Archive)
{
    public XmlReader Xml() => Archive.Xml(Part);

    public Stream Open() => Archive.OpenPart(Part);
}
