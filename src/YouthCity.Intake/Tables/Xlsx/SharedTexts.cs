using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>The texts that the cells of a workbook share, as UTF-8 behind each other.</summary>
internal sealed class SharedTexts
{
    private readonly List<int> _ends = [];
    private byte[] _utf8 = new byte[1 << 12];
    private int _length;

    /// <exception cref="ArgumentOutOfRangeException">There is no such text.</exception>
    public ReadOnlySpan<byte> this[int index] => _utf8.AsSpan()[(index == 0 ? 0 : _ends[index - 1])..EndOf(index)];

    public static SharedTexts Read(SharedStringTablePart? part)
    {
        var texts = new SharedTexts();
        if (part is null)
            return texts;
        using var xml = Workbook.Xml(part);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                texts.Add(RichText.Read(xml));
        }

        return texts;
    }

    private int EndOf(int index) => _ends[index];

    private void Add(string text)
    {
        var needed = _length + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (needed > _utf8.Length)
            Array.Resize(ref _utf8, Math.Max(needed, (int)Math.Min(Array.MaxLength, 2L * _utf8.Length)));
        _length += Encoding.UTF8.GetBytes(text, _utf8.AsSpan(_length));
        _ends.Add(_length);
    }
}
