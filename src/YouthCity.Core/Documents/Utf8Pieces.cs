using System.Text;

namespace YouthCity.Core.Documents;

/// <summary>Text that grows as UTF-8, in pieces: nothing is copied until all of it is there.</summary>
internal sealed class Utf8Pieces
{
    private const int PieceLength = 32_768;

    /// <summary>Bytes that a UTF-16 unit can become.</summary>
    private const int MostOfUnit = 3;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<ArraySegment<byte>> _full = [];
    private byte[] _piece = new byte[256];
    private int _used;

    /// <param name="sign">Of ASCII.</param>
    public void Append(char sign) => Append([sign]);

    /// <exception cref="ArgumentException">The text holds half a letter.</exception>
    public void Append(ReadOnlySpan<char> text)
    {
        var most = text.Length * MostOfUnit;
        if (most > _piece.Length - _used)
            Grow(most);
        _used += s_strict.GetBytes(text, _piece.AsSpan(_used));
    }

    public byte[] ToArray()
    {
        var (all, at) = (new byte[_full.Sum(piece => piece.Count) + _used], 0);
        foreach (var piece in _full)
        {
            piece.CopyTo(all, at);
            at += piece.Count;
        }

        _piece.AsSpan(0, _used).CopyTo(all.AsSpan(at));
        return all;
    }

    private void Grow(int least)
    {
        _full.Add(new(_piece, 0, _used));
        (_piece, _used) = (new byte[Math.Max(least, Math.Min(2 * _piece.Length, PieceLength))], 0);
    }
}
