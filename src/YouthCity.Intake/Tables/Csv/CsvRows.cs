using System.Text;
using CsvHelper;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Csv;

/// <summary>The rows of a CSV file, whatever its encoding and separator.</summary>
public sealed class CsvRows : TableRows
{
    /// <summary>No honest row is longer; an unclosed quote would otherwise swallow a whole file into memory.</summary>
    private const int LongestRow = 1 << 20;

    /// <summary>What spreadsheets part columns with.</summary>
    public const string Separators = ";,\t|";

    private readonly CsvReader _reader;
    private readonly TextEncoding _encoding;
    private readonly FindingList _findings;
    private readonly Utf8ValidatingStream? _watch;
    private bool _ended;

    private CsvRows(SentFile file, TextEncoding encoding, FindingList findings)
        : base(findings, file.Cancellation)
    {
        (_encoding, _findings) = (encoding, findings);
        LacksLetters = !encoding.Name.StartsWith("UTF", StringComparison.Ordinal);
        file.Content.Position = encoding.MarkLength;
        _watch = encoding.Encoding is UTF8Encoding ? new(file.Content) : null;
        _reader = CsvReader.Create(_watch ?? file.Content, CsvReaderOptions.Default with
        {
            HasHeader = false,
            DetectSeparatorHint = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            Encoding = encoding.Encoding is UTF8Encoding ? null : encoding.Encoding,
            OnMalformedRecord = Report,
        }, leaveOpen: true);
    }

    public override long Row => _reader.LineNumber;

    public override int Count => _reader.FieldCount;

    public override bool LacksLetters { get; }

    public override FileForm Form => new(_encoding.Name, _reader.Separator);

    public override bool IsMultiLine => _reader.RawRecord.ContainsAny((byte)'\n', (byte)'\r');

    /// <summary>The rows of a file that is text; null, with a finding, if its bytes are no letters.</summary>
    public static CsvRows? OpenText(SentFile file, FindingList findings)
    {
        var encoding = TextEncoding.Detect(file.Content, file.Charset, file.Cancellation);
        if (encoding.BinaryAt is { } line)
        {
            findings.Add(FindingCodes.NotATable, line, found: file.Name);
            return null;
        }

        if (encoding.IsUnsupported)
        {
            findings.Add(FindingCodes.UnsupportedEncoding, found: file.Name, arguments: [encoding.Name]);
            return null;
        }

        if (encoding.BrokenAt is null)
            return new(file, encoding, findings);
        findings.Add(FindingCodes.EncodingError, encoding.BrokenAt, arguments: [encoding.Name]);
        return null;
    }

    protected override bool ReadNext()
    {
        try
        {
            while (!_ended && (_reader.Read() || End()))
            {
                if (!IsOtherwiseSeparated() && !IsEndMark())
                    return true;
            }

            return false;
        }
        catch (CsvFormatException)
        {
            _ended = true;
            _findings.Add(FindingCodes.RowTooLong, _reader.LineNumber + 1);
            return false;
        }
    }

    public override ReadOnlySpan<byte> Utf8(int column) => column < _reader.FieldCount ? Trimming.Trim(_reader.GetSpan(column)) : [];

    public override IEnumerable<string[]> LinesInside(int column) =>
        Encoding.UTF8.GetString(_reader.GetSpan(column)).ReplaceLineEndings("\n").Split('\n').Skip(1).Select(line => line.Split(_reader.Separator));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _reader.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>No more rows; and a finding, where bytes among them were no letters.</summary>
    private bool End()
    {
        _ended = true;
        if (_watch?.BrokenAt is { } line)
            _findings.Add(FindingCodes.EncodingError, line, arguments: [_encoding.Name]);
        return false;
    }

    /// <summary>A row in one piece that has as many of another separator as the header has columns: a finding, and no row.</summary>
    private bool IsOtherwiseSeparated()
    {
        if (_reader.FieldCount != 1 || Expected < 2)
            return false;
        var cell = _reader.GetSpan(0);
        foreach (var other in Separators)
        {
            if (other == _reader.Separator || cell.Count((byte)other) < Expected - 1)
                continue;
            _findings.Add(FindingCodes.SeparatorDiffers, Row, 0, found: Text(0), arguments: [Shown(_reader.Separator), Shown(other)]);
            return true;
        }

        return false;
    }

    /// <summary>Whether a row is nothing but the sign with which programs of DOS end a file.</summary>
    private bool IsEndMark() => _reader.FieldCount == 1 && _reader.GetSpan(0) is [0x1A];

    public static string Shown(char separator) => separator == '\t' ? "Tab" : separator.ToString();

    private void Report(CsvMalformedRecord record)
    {
        if (record.Reason is not CsvMalformedReason.FieldCountMismatch)
            _findings.Add(FindingCodes.QuoteError, record.LineNumber, found: record.RawRecord);
    }
}
