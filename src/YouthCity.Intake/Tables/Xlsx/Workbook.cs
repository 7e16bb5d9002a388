using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>An XLSX workbook, opened for reading.</summary>
internal sealed class Workbook : IDisposable
{
    /// <summary>Bytes that a workbook may have unpacked; a million rows have fewer.</summary>
    public const long MostUnpacked = 400_000_000;

    private readonly SpreadsheetDocument _document;
    private readonly Lazy<SharedTexts> _texts;
    private readonly Lazy<CellFormats> _formats;

    private Workbook(SpreadsheetDocument document)
    {
        _document = document;
        _texts = new(() => SharedTexts.Read(Part.SharedStringTablePart));
        _formats = new(() => CellFormats.Read(Part.WorkbookStylesPart, Part.Workbook?.WorkbookProperties?.Date1904?.Value == true));
    }

    public SharedTexts Texts => _texts.Value;

    public CellFormats Formats => _formats.Value;

    /// <summary>The tables that people see, in their order.</summary>
    public IReadOnlyList<(string Name, WorksheetPart Part)> Sheets => SheetsOf(Part);

    private WorkbookPart Part => _document.WorkbookPart ?? throw new InvalidDataException("There is no workbook part.");

    public static IReadOnlyList<(string Name, WorksheetPart Part)> SheetsOf(WorkbookPart book) =>
    [
        .. from sheet in book.Workbook?.Sheets?.Elements<Sheet>() ?? []
           where sheet.State is null || sheet.State.Value == SheetStateValues.Visible
           where sheet.Id?.Value is { } && sheet.Name?.Value is { }
           let part = book.TryGetPartById(sheet.Id!.Value!, out var found) ? found as WorksheetPart : null
           where part is not null
           select (sheet.Name!.Value!, part),
    ];

    /// <exception cref="InvalidDataException">It is no archive.</exception>
    public static bool IsTooLarge(Stream content, long most = MostUnpacked)
    {
        // What an archive says of an entry's length is also where its reading ends, so saying less gains nothing.
        content.Position = 0;
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        var left = most;
        return !archive.Entries.All(entry => entry.Length >= 0 && entry.Length <= left && (left -= entry.Length) >= 0);
    }

    public static Workbook Open(Stream content)
    {
        content.Position = 0;
        return new(SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { AutoSave = false }));
    }

    /// <summary>Whether an exception is what a damaged or hostile workbook makes the library throw.</summary>
    public static bool IsDamage(Exception fault) => fault is OpenXmlPackageException or XmlException or InvalidDataException or IOException
        or FormatException or OverflowException or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or InvalidCastException;

    /// <summary>A part's XML, without anything that it may point at.</summary>
    public static XmlReader Xml(OpenXmlPart part) => XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), new XmlReaderSettings
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
    });

    public void Dispose() => _document.Dispose();
}
