using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using YouthCity.Intake.Tables.Xlsx;

namespace YouthCity.Intake.Marking;

/// <summary>The parts of a workbook that marking makes document models of. A model recurses, and takes many times the part's size: so what it is made of is read through first.</summary>
internal static class MarkedParts
{
    private const int MostCharacters = 4_000_000, MostElements = 200_000;

    /// <summary>What the library reads of every package before anything else: the types of its parts, and the relations between them.</summary>
    private static readonly string[] s_ofPackage = ["[Content_Types].xml", ".rels"];

    /// <summary>Whether the library can open the package without more work than a workbook is worth.</summary>
    /// <exception cref="InvalidDataException">It cannot.</exception>
    public static bool CanBeOpened(Stream package)
    {
        package.Position = 0;
        using var archive = PackageLibrary.Ask(() => new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true));
        var left = (long)MostCharacters;
        foreach (var entry in PackageLibrary.Ask(() => archive.Entries).Where(entry => Array.Exists(s_ofPackage, name => entry.FullName.Contains(name, StringComparison.OrdinalIgnoreCase))))
        {
            left -= entry.Length;
            BoundedMarkup.Check(PackageLibrary.Ask(entry.Open), MostCharacters, MostElements / 10);
        }

        return left >= 0;
    }

    /// <summary>The sheet of this name that people see.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static WorksheetPart SheetOf(WorkbookPart book, string name)
    {
        Check(book);
        var id = PackageLibrary.Ask(() => book.Workbook?.Sheets?.Elements<Sheet>()
            .FirstOrDefault(sheet => (sheet.State is null || sheet.State.Value == SheetStateValues.Visible) && sheet.Name?.Value?.Equals(name, StringComparison.OrdinalIgnoreCase) == true)?.Id?.Value);
        return id is not null && PackageLibrary.Ask(() => book.GetPartById(id)) is WorksheetPart part ? part : throw new InvalidDataException("The sheet is not there.");
    }

    /// <exception cref="InvalidDataException">A part is more than any office writes.</exception>
    public static void Check(WorkbookPart book, WorksheetPart sheet)
    {
        foreach (var part in PackageLibrary.Ask(() => (OpenXmlPart?[])[book.WorkbookStylesPart, sheet.WorksheetCommentsPart, .. sheet.VmlDrawingParts]))
        {
            if (part is not null)
                Check(part);
        }
    }

    private static void Check(OpenXmlPart part) => BoundedMarkup.Check(PackageLibrary.Ask(() => part.GetStream(FileMode.Open, FileAccess.Read)), MostCharacters, MostElements);
}
