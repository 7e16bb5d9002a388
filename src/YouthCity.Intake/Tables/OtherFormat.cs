using System.Text;

namespace YouthCity.Intake.Tables;

/// <summary>Text files of formats that hold no table as text: what they begin with tells.</summary>
internal static class OtherFormat
{
    public const string WebPage = "HTML";

    private const int Looked = 1024;

    private static readonly (string Start, string Name)[] s_starts =
    [
        ("<!doctype html", WebPage), ("<html", WebPage), ("<head", WebPage), ("<body", WebPage), ("<table", WebPage), ("<meta", WebPage), ("<style", WebPage), ("<script", WebPage),
        ("<div", WebPage), ("<?xml", "XML"), ("<workbook", "XML"), ("<!--", WebPage), ("{\\rtf", "RTF"), ("%pdf", "PDF"), ("mime-version:", "MHTML"), ("[{", "JSON"), ("{\"", "JSON"),
    ];

    /// <summary>The format's name. Null if it begins as none of them.</summary>
    public static string? Of(Stream content)
    {
        content.Position = 0;
        Span<byte> start = stackalloc byte[Looked];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];

        // In UTF-16 every other byte is 0; marks and blanks may stand in front.
        var text = string.Concat(Encoding.Latin1.GetString(start).Where(letter => letter is > ' ' and < '\u007F' or ' ')).TrimStart();
        return Array.Find(s_starts, format => text.StartsWith(format.Start, StringComparison.OrdinalIgnoreCase)).Name;
    }
}
