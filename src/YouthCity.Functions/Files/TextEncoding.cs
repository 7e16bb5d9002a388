using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace YouthCity.Functions.Files;

/// <summary>How a file's letters are written, told from its bytes.</summary>
public sealed record TextEncoding(string Name, Encoding Encoding, int MarkLength)
{
    private const int ChunkLength = 1 << 16;

    private static readonly Encoding s_windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public bool IsWindows1251 => ReferenceEquals(Encoding, s_windows1251);

    /// <summary>
    /// A byte order mark decides; else UTF-16 where every other byte of the start is 0, UTF-8 where all bytes are, and Windows-1251 for what
    /// is left, which is what a spreadsheet in a Russian locale writes.
    /// </summary>
    /// <param name="content">Read from its start; left at its start.</param>
    public static TextEncoding Detect(Stream content)
    {
        content.Position = 0;
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            var length = content.ReadAtLeast(chunk.AsSpan(0, ChunkLength), 4, throwOnEndOfStream: false);
            var start = chunk.AsSpan(0, length);
            if (start.StartsWith("\uFEFF"u8))
                return new("UTF-8", Encoding.UTF8, 3);
            if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
                return new("UTF-16", Encoding.Unicode, 2);
            if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
                return new("UTF-16", Encoding.BigEndianUnicode, 2);
            if (start.Length >= 4 && start[1] == 0 && start[3] == 0)
                return new("UTF-16", Encoding.Unicode, 0);
            if (start.Length >= 4 && start[0] == 0 && start[2] == 0)
                return new("UTF-16", Encoding.BigEndianUnicode, 0);
            return IsUtf8(content, chunk, length) ? new("UTF-8", Encoding.UTF8, 0) : new("Windows-1251", s_windows1251, 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            content.Position = 0;
        }
    }

    private static bool IsUtf8(Stream content, byte[] chunk, int length)
    {
        while (length > 0)
        {
            var bytes = chunk.AsSpan(0, length);
            var rest = UnfinishedLetter(bytes);
            if (!Utf8.IsValid(bytes[..^rest]))
                return false;
            bytes[^rest..].CopyTo(chunk);
            var read = content.Read(chunk, rest, ChunkLength - rest);
            if (read == 0)
                return rest == 0;
            length = rest + read;
        }

        return true;
    }

    /// <summary>How many bytes at the end belong to a letter that goes on in the next chunk.</summary>
    private static int UnfinishedLetter(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80)
                continue;
            var needed = lead switch { >= 0xF0 => 4, >= 0xE0 => 3, >= 0xC0 => 2, _ => 1 };
            return needed > back ? back : 0;
        }

        return 0;
    }
}
