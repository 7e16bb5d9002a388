using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>Texts as cells and notes of a workbook hold them.</summary>
internal static partial class CellXml
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Letters that a cell can have.</summary>
    public const int MostLetters = 32_767;

    /// <summary>As much of a text as a cell can have.</summary>
    public static string Cut(string text) => text.Length <= MostLetters ? text : text[..(MostLetters - (char.IsHighSurrogate(text[MostLetters - 2]) ? 2 : 1))] + "…";

    /// <summary>A text without anything that XML cannot hold: such characters stand as <c>_x0001_</c>, and what looks like that in the text itself is told apart.</summary>
    public static string Escape(string text)
    {
        text = LooksEscaped().Replace(text, "_x005F_");
        if (text.All(character => XmlConvert.IsXmlChar(character) && character != '\r'))
            return text;
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\r' || (rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value)))
                escaped.Append(System.Globalization.CultureInfo.InvariantCulture, $"_x{rune.Value:X4}_");
            else
                escaped.Append(rune);
        }

        return escaped.ToString();
    }

    /// <summary>Writes a cell that holds a text, whatever the text looks like.</summary>
    public static void WriteText(XmlWriter writer, string cell, string text)
    {
        writer.WriteStartElement("c", Main);
        writer.WriteAttributeString("r", cell);
        writer.WriteAttributeString("t", "inlineStr");
        writer.WriteStartElement("is", Main);
        writer.WriteStartElement("t", Main);
        writer.WriteAttributeString("xml", "space", null, "preserve");
        writer.WriteString(Escape(text));
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    [GeneratedRegex("_(?=[xX]([0-9a-fA-F]{4}|[0-9a-fA-F]{8})_)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex LooksEscaped();
}
