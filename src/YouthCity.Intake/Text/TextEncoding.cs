using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace YouthCity.Intake.Text;

/// <summary>How a file's letters are written, told from its bytes.</summary>
/// <param name="BrokenAt">The line of the first bytes that are no letter in it, from 1, as far as it was looked at; none where there are none.</param>
public sealed record TextEncoding(string Name, Encoding Encoding, int MarkLength, long? BrokenAt = null)
{
    /// <summary>The line of the first byte that no text has, from 1, as far as the start of the file tells; none where it is text.</summary>
    public long? BinaryAt { get; private init; }

    /// <summary>Whether the file is in an encoding that is known and not read.</summary>
    public bool IsUnsupported { get; init; }

    private const int ChunkLength = 1 << 16;

    /// <summary>So many letters of several bytes do not come about by chance in another encoding.</summary>
    private const int Proof = 16;

    /// <summary>Bytes at the start that show whether letters have two.</summary>
    private const int MostLooked = 4096;

    private const int FewestLetters = 4;

    /// <summary>
    /// A byte order mark decides; else UTF-16 where every other byte of the start is the higher one of a letter, UTF-8 where all bytes are, and of what is left what
    /// the sender says, or else the encoding of one byte a letter whose words look most like words.
    /// </summary>
    /// <param name="content">Read from its start; left at its start.</param>
    /// <param name="charset">The encoding that the sender names; null if none is named.</param>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static TextEncoding Detect(Stream content, string? charset = null, CancellationToken cancellation = default)
    {
        content.Position = 0;
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            var length = content.ReadAtLeast(chunk.AsSpan(0, ChunkLength), 4, throwOnEndOfStream: false);
            var start = chunk.AsSpan(0, length);
            if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
                return new("UTF-16", Encoding.Unicode, 2);
            if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
                return new("UTF-16", Encoding.BigEndianUnicode, 2);
            if (start.Length >= 4 && start[1] == 0 && start[3] == 0)
                return new("UTF-16", Encoding.Unicode, 0);
            if (start.Length >= 4 && start[0] == 0 && start[2] == 0)
                return new("UTF-16", Encoding.BigEndianUnicode, 0);
            if (IsWide(start, 1))
                return new("UTF-16", Encoding.Unicode, 0);
            if (IsWide(start, 0))
                return new("UTF-16", Encoding.BigEndianUnicode, 0);
            return start.IndexOf((byte)0) is >= 0 and var zero
                ? new("UTF-8", Encoding.UTF8, 0) { BinaryAt = 1 + start[..zero].Count((byte)'\n') }
                : OfBytes(content, chunk, length, charset, cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
            content.Position = 0;
        }
    }

    /// <summary>Whether the start is Latin and Cyrillic letters of two bytes: every other byte is then 0 or 4, which no letter of one byte is.</summary>
    /// <param name="offset">Where the higher byte of a letter stands.</param>
    private static bool IsWide(ReadOnlySpan<byte> start, int offset)
    {
        var (letters, high) = (0, 0);
        for (var at = offset; at < Math.Min(start.Length, MostLooked); at += 2)
            (letters, high) = (letters + 1, high + (start[at] is 0 or 4 ? 1 : 0));
        return letters >= FewestLetters && high * 10 >= letters * 9;
    }

    private static TextEncoding OfBytes(Stream content, byte[] chunk, int length, string? charset, CancellationToken cancellation)
    {
        var mark = chunk.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
        if (FirstBreak(chunk.AsSpan(0, length), lines: 1) is { Line: null } start && (mark > 0 || start.Letters >= Proof))
            return new("UTF-8", Encoding.UTF8, mark);
        var (broken, letters) = FirstBreak(content, chunk, length, cancellation);
        if (broken is null || mark > 0 || letters >= Proof)
            return new("UTF-8", Encoding.UTF8, mark, broken);
        if (CyrillicCodePages.Named(charset) is { } named)
            return named;
        content.Position = 0;
        return CyrillicCodePages.Likeliest(chunk.AsSpan(0, content.ReadAtLeast(chunk.AsSpan(0, ChunkLength), ChunkLength, throwOnEndOfStream: false)));
    }

    /// <summary>The line of the first bytes that are not UTF-8, and how many letters of several bytes stood before them, at least in their part of the file.</summary>
    private static (long? Line, int Letters) FirstBreak(Stream content, byte[] chunk, int length, CancellationToken cancellation)
    {
        var lines = 1L;
        while (length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var bytes = chunk.AsSpan(0, length);
            var rest = UnfinishedLetter(bytes);
            if (!Utf8.IsValid(bytes[..^rest]))
                return FirstBreak(bytes, lines);
            var lineEnds = bytes[..^rest].Count((byte)'\n');
            bytes[^rest..].CopyTo(chunk);
            var read = content.Read(chunk, rest, ChunkLength - rest);
            if (read == 0)
                return (rest == 0 ? null : lines + lineEnds, 0);
            (length, lines) = (rest + read, lines + lineEnds);
        }

        return (null, 0);
    }

    /// <summary>The line of the first bytes that are no letter, and how many letters of several bytes stand before them; an unfinished one at the end is none.</summary>
    internal static (long? Line, int Letters) FirstBreak(ReadOnlySpan<byte> bytes, long lines)
    {
        var letters = 0;
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var letter, out var length);
            if (status != OperationStatus.Done)
                return (status == OperationStatus.NeedMoreData ? null : lines, letters);
            lines += letter.Value == '\n' ? 1 : 0;
            letters += length > 1 ? 1 : 0;
            bytes = bytes[length..];
        }

        return (null, letters);
    }

    /// <summary>How many bytes at the end belong to a letter that goes on in the next chunk.</summary>
    internal static int UnfinishedLetter(ReadOnlySpan<byte> bytes)
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
