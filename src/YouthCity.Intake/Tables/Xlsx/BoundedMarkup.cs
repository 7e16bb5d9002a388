using System.Text;
using System.Xml;

namespace YouthCity.Intake.Tables.Xlsx;

/// <summary>
/// The characters of an XML part on their way to its reader, which keeps whole tags and texts in memory and an entry for every element that is open:
/// more of either than any office writes ends the reading before the reader sees it.
/// </summary>
internal sealed class BoundedMarkup(Stream part, CancellationToken cancellation = default) : TextReader
{
    /// <summary>A cell has 32 767 characters, each of which XML may write in seven.</summary>
    public const int LongestToken = 1 << 18;

    /// <summary>Offices write some twenty.</summary>
    public const int Deepest = 100;

    /// <summary>A sheet of a million rows has fewer.</summary>
    private const long MostElements = 25_000_000;

    private readonly StreamReader _characters = new(part, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
    private Token _token = Token.Text;
    private int _length;
    private int _depth;

    /// <summary>What the last characters were, as far as the end of a token needs it: of <c>]]&gt;</c>, <c>--&gt;</c>, <c>?&gt;</c> and <c>/&gt;</c>.</summary>
    private (char Before, char Last) _seen;

    private enum Token
    {
        Text,
        Start,
        Tag,
        EndTag,
        SingleQuoted,
        DoubleQuoted,
        Declaration,
        CommentStart,
        Comment,
        CharacterData,
        Instruction,
    }

    /// <summary>How many elements have begun.</summary>
    public long Elements { get; private set; }

    /// <summary>An XML reader of a part, without anything that it may point at.</summary>
    public static XmlReader Xml(Stream part, CancellationToken cancellation = default) => XmlReader.Create(new BoundedMarkup(part, cancellation), new XmlReaderSettings
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
    });

    /// <summary>Reads a part to its end, for one that a document model is going to be made of.</summary>
    /// <exception cref="InvalidDataException">It has more characters, or more elements, than these, or anything else that no office writes.</exception>
    public static void Check(Stream part, long mostCharacters, long mostElements)
    {
        using var markup = new BoundedMarkup(part);
        var chunk = new char[1 << 12];
        var all = 0L;
        for (var read = markup.Read(chunk, 0, chunk.Length); read > 0; read = markup.Read(chunk, 0, chunk.Length))
        {
            all += read;
            if (all > mostCharacters || markup.Elements > mostElements)
                throw new InvalidDataException("A part that is too large to be changed.");
        }
    }

    /// <exception cref="InvalidDataException">There is more than any office writes.</exception>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        int read;
        try
        {
            read = _characters.Read(buffer);
        }
        catch (DecoderFallbackException fault)
        {
            throw new InvalidDataException("Bytes that are no letters.", fault);
        }

        Watch(buffer[..read]);
        return read;
    }

    public override int Peek() => throw new NotSupportedException();

    public override int Read() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _characters.Dispose();
        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<char> characters)
    {
        while (characters.Length > 0)
        {
            var passed = _token switch
            {
                Token.Text => characters.IndexOf('<'),
                Token.SingleQuoted => characters.IndexOf('\''),
                Token.DoubleQuoted => characters.IndexOf('"'),
                Token.Tag or Token.EndTag => characters.IndexOfAny('\'', '"', '>'),
                Token.Comment or Token.CharacterData or Token.Instruction => characters.IndexOf('>'),
                _ => 0,
            };
            var length = passed < 0 ? characters.Length : passed;
            Remember(characters[..length]);
            if (passed >= 0)
                Take(characters[length++]);
            characters = characters[length..];
        }
    }

    private void Remember(ReadOnlySpan<char> passed)
    {
        if (passed.Length == 0)
            return;
        _length += passed.Length;
        if (_length > LongestToken)
            throw new InvalidDataException("A text or tag that is longer than any office writes.");
        _seen = (passed.Length > 1 ? passed[^2] : _seen.Last, passed[^1]);
    }

    private void Take(char character)
    {
        var seen = _seen;
        Remember([character]);
        switch (_token)
        {
            case Token.Text:
                Begin(Token.Start);
                break;
            case Token.Start:
                Start(character);
                break;
            case Token.SingleQuoted or Token.DoubleQuoted:
                _token = Token.Tag;
                break;
            case Token.Tag or Token.EndTag when character != '>':
                _token = character == '"' ? Token.DoubleQuoted : Token.SingleQuoted;
                break;
            case Token.Tag:
                _depth -= seen.Last == '/' ? 1 : 0;
                Begin(Token.Text);
                break;
            case Token.EndTag:
                Begin(Token.Text);
                break;
            case Token.Declaration:
                // Of a document type nothing is read: the reader refuses it.
                Begin(character == '[' ? Token.CharacterData : Token.CommentStart);
                break;
            case Token.CommentStart:
                // <!---> is no comment that has ended.
                Begin(Token.Comment);
                break;
            case Token.Comment when seen is ('-', '-'):
            case Token.CharacterData when seen is (']', ']'):
            case Token.Instruction when seen.Last == '?':
                Begin(Token.Text);
                break;
        }
    }

    private void Start(char character)
    {
        switch (character)
        {
            case '!':
                _token = Token.Declaration;
                break;
            case '?':
                _token = Token.Instruction;
                break;
            case '/':
                _token = Token.EndTag;
                if (--_depth < 0)
                    throw new InvalidDataException("More ends than starts.");
                break;
            default:
                _token = Token.Tag;
                if (++Elements > MostElements)
                    throw new InvalidDataException("More elements than a table needs.");
                if (++_depth > Deepest)
                    throw new InvalidDataException("Elements that are nested deeper than any office nests them.");
                break;
        }
    }

    private void Begin(Token token) => (_token, _length, _seen) = (token, 0, default);
}
