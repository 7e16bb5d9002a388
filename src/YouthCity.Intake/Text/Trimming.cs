using System.Text;
using YouthCity.Core.Names;

namespace YouthCity.Intake.Text;

/// <summary>Takes white space off both ends of a cell, that of all alphabets as people paste it, and signs that nobody sees.</summary>
internal static class Trimming
{
    /// <summary>With which programs of DOS end a file.</summary>
    private const int EndOfFile = 0x1A;

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty || (!MayStartSpace(utf8[0]) && !MayEndSpace(utf8)) ? utf8 : Cut(utf8);

    private static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> utf8)
    {
        while (utf8.Length > 0 && MayStartSpace(utf8[0]) && IsSpace(Rune.DecodeFromUtf8(utf8, out var rune, out var length), rune))
            utf8 = utf8[length..];
        while (utf8.Length > 0 && MayEndSpace(utf8) && IsSpace(Rune.DecodeLastFromUtf8(utf8, out var rune, out var length), rune))
            utf8 = utf8[..^length];
        return utf8;
    }

    private static bool IsSpace(System.Buffers.OperationStatus status, Rune rune) =>
        status == System.Buffers.OperationStatus.Done && (Rune.IsWhiteSpace(rune) || rune.Value == EndOfFile || UnseenSigns.Are(rune.Value));

    /// <summary>White space, and what nobody sees, is below U+0021 or begins with one of five bytes.</summary>
    private static bool MayStartSpace(byte first) => first is <= 0x20 or 0xC2 or 0xEF or >= 0xE1 and <= 0xE3;

    private static bool MayEndSpace(ReadOnlySpan<byte> utf8) =>
        utf8[^1] <= 0x20 || (utf8[^1] >= 0x80 && utf8.Length > 1 && (utf8[^2] == 0xC2 || (utf8.Length > 2 && utf8[^3] is 0xEF or >= 0xE1 and <= 0xE3)));
}
