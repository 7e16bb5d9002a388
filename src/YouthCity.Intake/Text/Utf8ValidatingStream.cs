using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace YouthCity.Intake.Text;

/// <summary>The bytes of a UTF-8 file on their way to its reader, watched for what is no letter: so the file need not be read twice.</summary>
internal sealed class Utf8ValidatingStream(Stream content) : Stream
{
    private const int LongestLetter = 4;

    private readonly byte[] _letter = new byte[LongestLetter];
    private int _begun;
    private long _line = 1;

    /// <summary>The line of the first bytes that are no letter, from 1; none where there were none so far.</summary>
    public long? BrokenAt { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = content.Read(buffer);
        if (read > 0 && BrokenAt is null)
            Watch(buffer[..read]);
        else if (read == 0 && _begun > 0)
            BrokenAt ??= _line;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        while (_begun > 0 && bytes.Length > 0)
        {
            _letter[_begun++] = bytes[0];
            bytes = bytes[1..];
            switch (Rune.DecodeFromUtf8(_letter.AsSpan(0, _begun), out _, out _))
            {
                case OperationStatus.Done:
                    _begun = 0;
                    break;
                case OperationStatus.InvalidData:
                    BrokenAt = _line;
                    return;
            }
        }

        var rest = TextEncoding.UnfinishedLetter(bytes);
        if (!Utf8.IsValid(bytes[..^rest]))
            BrokenAt = _line + TextEncoding.FirstBreak(bytes, lines: 0).Line;
        _line += bytes.Count((byte)'\n');
        bytes[^rest..].CopyTo(_letter);
        _begun = rest;
    }
}
