using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>
/// What a piece of text looks like, written into the text: raised and lowered figures as signs of their own (12¹), struck-out characters with a stroke
/// through them. So nothing reads a footnote mark, or what was crossed out, as a part of the number beside it.
/// </summary>
internal static class LooksInText
{
    private const char Stroke = '\u0336';

    /// <summary>No number, id or name is longer; a longer text keeps its letters as they are.</summary>
    private const int Longest = 64;

    private const string Figures = "0123456789+-=()";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎";

    /// <summary>Reads an element that says what a piece of text, or a font, looks like.</summary>
    /// <param name="xml">On the element's start; left on its end.</param>
    public static TextLook Read(XmlReader xml)
    {
        var look = TextLook.Plain;
        if (xml.IsEmptyElement)
            return look;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "strike" && xml.GetAttribute("val") is not ("0" or "false" or "off"))
                look |= TextLook.StruckOut;
            else if (xml.LocalName == "vertAlign")
                look |= xml.GetAttribute("val") switch { "superscript" => TextLook.Raised, "subscript" => TextLook.Lowered, _ => TextLook.Plain };
        }

        return look;
    }

    public static string Write(string text, TextLook look)
    {
        if (look == TextLook.Plain || text.Length > Longest)
            return text;
        if (look.HasFlag(TextLook.Raised))
            text = Replace(text, Raised);
        else if (look.HasFlag(TextLook.Lowered))
            text = Replace(text, Lowered);
        return look.HasFlag(TextLook.StruckOut) ? string.Concat(text.EnumerateRunes().Select(rune => $"{rune}{Stroke}")) : text;
    }

    private static string Replace(string text, string figures) =>
        string.Concat(text.Select(letter => Figures.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? figures[at] : letter));
}

[Flags]
internal enum TextLook
{
    Plain = 0,
    Raised = 1,
    Lowered = 2,
    StruckOut = 4,
}
