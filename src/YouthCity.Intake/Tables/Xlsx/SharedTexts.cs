using System.Text;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>The texts that the cells of a workbook share, as UTF-8 behind each other; in front of each stands its length.</summary>
internal sealed class SharedTexts
{
    /// <summary>Longer than any text, which never runs over two pieces.</summary>
    private const int PieceLength = 1 << 18;

    /// <summary>A hundred megabytes.</summary>
    private const int MostPieces = 400;

    private const int MostTexts = 1 << 22;

    private readonly List<int> _starts = [];
    private readonly List<byte[]> _pieces = [];
    private int _length = PieceLength;

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if (index < 0 || index >= _starts.Count)
                throw new InvalidDataException("A text that is not there.");
            var text = _pieces[_starts[index] / PieceLength].AsSpan(_starts[index] % PieceLength);
            return text.Slice(sizeof(int), BitConverter.ToInt32(text));
        }
    }

    /// <summary>Reads all texts and disposes of the reader.</summary>
    /// <exception cref="InvalidDataException">There are more than a workbook has that somebody fills in, or one is longer than a cell can be.</exception>
    public static SharedTexts Read(XmlReader part)
    {
        var texts = new SharedTexts();
        using var xml = part;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si")
                texts.Add(RichText.Read(xml));
        }

        return texts;
    }

    private void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (_length + sizeof(int) + length > PieceLength)
        {
            if (_pieces.Count == MostPieces)
                throw new InvalidDataException("More text than a workbook has.");
            _pieces.Add(new byte[PieceLength]);
            _length = 0;
        }

        if (_starts.Count == MostTexts)
            throw new InvalidDataException("More texts than a workbook has.");
        _starts.Add(((_pieces.Count - 1) * PieceLength) + _length);
        var piece = _pieces[^1].AsSpan(_length);
        BitConverter.TryWriteBytes(piece, length);
        Encoding.UTF8.GetBytes(text, piece[sizeof(int)..]);
        _length += sizeof(int) + length;
    }
}
