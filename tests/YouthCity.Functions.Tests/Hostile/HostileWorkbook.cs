using System.IO.Compression;
using System.Text;
using YouthCity.Functions.Tests.Builders;

namespace YouthCity.Functions.Tests.Hostile;

/// <summary>A workbook of which some parts are made to harm its reader; the others are sound.</summary>
internal static class HostileWorkbook
{
    public const string Book = "xl/workbook.xml", Styles = "xl/styles.xml", Sheet = "xl/worksheets/sheet1.xml", SharedTexts = "xl/sharedStrings.xml", Types = "[Content_Types].xml";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The row above an application.</summary>
    public const string ApplicationHeader = "<row><c t=\"inlineStr\"><is><t>city</t></is></c><c t=\"inlineStr\"><is><t>indicator</t></is></c><c t=\"inlineStr\"><is><t>value</t></is></c></row>";

    /// <summary>A picture that nothing compresses: a workbook of so many bytes may have that much more in it.</summary>
    private static readonly byte[] s_picture = Picture(1_000_000);

    /// <summary>A sound workbook of a megabyte with one application and a picture, but for the parts given.</summary>
    public static byte[] WithPicture(params (string Name, Action<TextWriter> Write)[] parts) => Make(parts, 1);

    /// <summary>The same with so many such pictures.</summary>
    public static byte[] WithPicture(int pictures, params (string Name, Action<TextWriter> Write)[] parts) => Make(parts, pictures);

    /// <summary>A sound workbook with one application, but for the parts given.</summary>
    public static byte[] With(params (string Name, Action<TextWriter> Write)[] parts) => Make(parts, 0);

    private static byte[] Make((string Name, Action<TextWriter> Write)[] parts, int pictures)
    {
        using var bytes = new MemoryStream();
        bytes.Write(new AWorkbook().With("Sheet", [AFile.Headers("en"), ["osh", "1.1", 4, 5]]).Bytes());
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (name, _) in parts)
                archive.GetEntry(name)?.Delete();
        }

        // An archive that is updated holds its entries in memory; one that is made anew does not.
        using var whole = new MemoryStream((pictures + 7) * s_picture.Length);
        using (var from = new ZipArchive(bytes, ZipArchiveMode.Read))
        using (var to = new ZipArchive(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries)
            {
                using var kept = to.CreateEntry(entry.FullName).Open();
                using var stream = entry.Open();
                stream.CopyTo(kept);
            }

            for (var i = 1; i <= pictures; i++)
            {
                using var stored = to.CreateEntry($"xl/media/image{i}.png", CompressionLevel.NoCompression).Open();
                stored.Write(s_picture);
            }

            foreach (var (name, write) in parts)
            {
                using var part = new StreamWriter(to.CreateEntry(name).Open(), new UTF8Encoding(false), 1 << 16);
                write(part);
            }
        }

        return whole.ToArray();
    }

    /// <summary>A part that is one element with something in it, such as <c>&lt;workbook&gt;…&lt;/workbook&gt;</c>.</summary>
    public static Action<TextWriter> Element(string name, Action<TextWriter> inside) => part =>
    {
        part.Write($"<{name} xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">");
        inside(part);
        part.Write($"</{name}>");
    };

    /// <summary>A sheet with the header of an application and something behind it.</summary>
    public static Action<TextWriter> Rows(Action<TextWriter> behindHeader) => Element("worksheet", part =>
    {
        part.Write("<sheetData>" + ApplicationHeader);
        behindHeader(part);
        part.Write("</sheetData>");
    });

    public static Action<TextWriter> Repeat(string text, int times) => part =>
    {
        for (var i = 0; i < times; i++)
            part.Write(text);
    };

    /// <summary>Elements inside each other.</summary>
    public static Action<TextWriter> Nested(string start, string end, int depth) => part =>
    {
        Repeat(start, depth)(part);
        Repeat(end, depth)(part);
    };

    public static Action<TextWriter> Between(string before, Action<TextWriter> inside, string behind) => part =>
    {
        part.Write(before);
        inside(part);
        part.Write(behind);
    };

    private static byte[] Picture(int length)
    {
        var picture = new byte[length];
        new Random(length).NextBytes(picture);
        return picture;
    }
}
