using System.Text;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>A text that may be in pieces of different looks.</summary>
internal static class RichText
{
    /// <summary>The text of an element, without hints on how to pronounce it.</summary>
    /// <param name="xml">On the element's start; left on its end.</param>
    public static string Read(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string? first = null;
        StringBuilder? more = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "rPh")
                SkipInside(xml);
            else if (xml.LocalName == "t" && Value(xml) is { Length: > 0 } piece)
                (first, more) = first is null ? (piece, null) : ("", (more ?? new StringBuilder(first)).Append(piece));
        }

        return Decode(more?.ToString() ?? first ?? "");
    }

    /// <summary>The characters of an element that holds nothing else.</summary>
    /// <param name="xml">On the element's start; left on its end.</param>
    public static string Value(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, value) = (xml.Depth, "");
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                value = value.Length == 0 ? xml.Value : value + xml.Value;
        }

        return value;
    }

    public static void SkipInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>Characters that XML cannot hold stand in workbooks as <c>_x000D_</c>.</summary>
    private static string Decode(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text)! : text;
}
