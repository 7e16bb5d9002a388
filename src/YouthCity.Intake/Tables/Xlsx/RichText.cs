using System.Globalization;
using System.Text;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>A text that may be in pieces of different looks.</summary>
internal static class RichText
{
    /// <summary>Characters that a cell can have in any office.</summary>
    private const int MostCharacters = 32_767;

    /// <summary>Such as <c>_x000D_</c>.</summary>
    private const int EscapeLength = 7;

    /// <summary>The text of an element, without hints on how to pronounce it.</summary>
    /// <param name="xml">On the element's start; left on its end.</param>
    /// <exception cref="InvalidDataException">It is longer than a cell can be.</exception>
    public static string Read(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var pieces = new Pieces();
        var (look, added) = (TextLook.Plain, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            switch (xml.LocalName)
            {
                case "rPh":
                    SkipInside(xml);
                    break;
                case "r":
                    look = TextLook.Plain;
                    break;
                case "rPr":
                    look = LooksInText.Read(xml);
                    break;
                case "t" when look == TextLook.Plain:
                    AddInside(xml, ref pieces);
                    break;
                case "t":
                    var piece = Value(xml);
                    var shown = LooksInText.Write(Decode(piece), look);
                    added += Math.Max(0, shown.Length - piece.Length);
                    pieces.Add(shown);
                    break;
            }
        }

        return Bounded(Decode(pieces.Joined()), added);
    }

    /// <summary>The characters of an element that holds nothing else.</summary>
    /// <param name="xml">On the element's start; left on its end.</param>
    /// <exception cref="InvalidDataException">They are more than a cell can have.</exception>
    public static string Value(XmlReader xml)
    {
        var pieces = new Pieces();
        AddInside(xml, ref pieces);
        return Bounded(pieces.Joined());
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

    private static void AddInside(XmlReader xml, ref Pieces pieces)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                pieces.Add(xml.Value);
        }
    }

    /// <summary>Characters that XML cannot hold stand in workbooks as <c>_x000D_</c>.</summary>
    private static string Decode(string text)
    {
        var escape = text.IndexOf("_x", StringComparison.Ordinal);
        if (escape < 0)
            return text;
        var decoded = new StringBuilder(text.Length).Append(text, 0, escape);
        for (var at = escape; at < text.Length; at++)
        {
            if (Escaped(text.AsSpan(at)) is { } character)
            {
                decoded.Append(character);
                at += EscapeLength - 1;
            }
            else
            {
                decoded.Append(text[at]);
            }
        }

        return decoded.ToString();
    }

    private static char? Escaped(ReadOnlySpan<char> text) =>
        text.Length >= EscapeLength && text[0] == '_' && text[1] == 'x' && text[EscapeLength - 1] == '_'
        && ushort.TryParse(text[2..(EscapeLength - 1)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character)
            ? (char)character
            : null;

    /// <param name="added">Characters of it that say only what others look like.</param>
    private static string Bounded(string text, int added = 0) =>
        text.Length - added <= MostCharacters ? text : throw new InvalidDataException("A text that is longer than a cell can be.");

    /// <summary>The pieces of one text: one as it is, more of them joined once.</summary>
    private ref struct Pieces
    {
        private string? _first;
        private StringBuilder? _all;

        public void Add(string piece)
        {
            if (piece.Length == 0)
                return;
            if (_first is null)
                _first = piece;
            else if ((_all ??= new StringBuilder(_first)).Append(piece).Length > EscapeLength * MostCharacters)
                throw new InvalidDataException("A text that is longer than a cell can be.");
        }

        public readonly string Joined() => _all?.ToString() ?? _first ?? "";
    }
}
