using System.Text;
using CsvHelper;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>The rows of a CSV file, one after another, whatever its encoding and separator.</summary>
public sealed class CsvRows : IDisposable
{
    /// <summary>No honest row is longer; an unclosed quote would otherwise swallow a whole file into memory.</summary>
    private const int LongestRow = 1 << 20;

    private readonly CsvReader _reader;
    private readonly FindingList _findings;
    private char[] _letters = new char[1024];
    private bool _tooLong;

    private CsvRows(SentFile file, TextEncoding encoding, FindingList findings)
    {
        _findings = findings;
        file.Content.Position = encoding.MarkLength;
        _reader = CsvReader.Create(file.Content, CsvReaderOptions.Default with
        {
            HasHeader = false,
            DetectSeparatorHint = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            Encoding = encoding.Encoding is UTF8Encoding ? null : encoding.Encoding,
            OnMalformedRecord = Report,
        }, leaveOpen: true);
    }

    /// <summary>The physical line on which the current row starts, from 1.</summary>
    public long Row => _reader.LineNumber;

    public int Count => _reader.FieldCount;

    public char Separator => _reader.Separator;

    /// <summary>The rows of a file that is text; nothing, and a finding, where it is not.</summary>
    public static CsvRows? Open(SentFile file, TextEncoding encoding, FindingList findings)
    {
        if (file.Content.Length == 0)
            findings.Add(Severity.Error, "empty-file");
        else if (LooksLikeWorkbook(file.Content))
            findings.Add(Severity.Error, "not-csv", found: file.Name);
        else
            return new(file, encoding, findings);
        return null;
    }

    public bool Read()
    {
        try
        {
            return !_tooLong && _reader.Read();
        }
        catch (CsvFormatException)
        {
            _tooLong = true;
            _findings.Add(Severity.Error, "row-too-long", _reader.LineNumber + 1);
            return false;
        }
    }

    /// <summary>A cell of the current row, trimmed; empty where the row is shorter. Valid until the next cell is read.</summary>
    public ReadOnlySpan<char> Cell(int column)
    {
        if (column >= _reader.FieldCount)
            return [];
        var utf8 = _reader.GetSpan(column);
        if (utf8.Length > _letters.Length)
            _letters = new char[utf8.Length];
        return _letters.AsSpan(0, Encoding.UTF8.GetChars(utf8, _letters)).Trim();
    }

    /// <summary>Whether no cell of the current row holds anything.</summary>
    public bool IsBlank()
    {
        for (var column = 0; column < _reader.FieldCount; column++)
        {
            if (!Cell(column).IsEmpty)
                return false;
        }

        return true;
    }

    /// <summary>Whether a cell runs over lines that are rows themselves: one stray quotation mark opened it and another closed it.</summary>
    /// <param name="columns">How many cells a row of this file has.</param>
    public bool HoldsRows(int column, int columns)
    {
        var rest = _reader.GetSpan(column);
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            rest = rest[(end + 1)..];
            var line = rest.IndexOf((byte)'\n') is >= 0 and var next ? rest[..next] : rest;
            if (columns > 1 && line.Count((byte)Separator) >= columns - 1)
                return true;
        }

        return false;
    }

    public void Dispose() => _reader.Dispose();

    private static bool LooksLikeWorkbook(Stream content)
    {
        Span<byte> start = stackalloc byte[4];
        content.Position = 0;
        var length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length].StartsWith("PK\x03\x04"u8) || start[..length].StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);
    }

    private void Report(CsvMalformedRecord record)
    {
        if (record.Reason is not CsvMalformedReason.FieldCountMismatch)
            _findings.Add(Severity.Error, "quote-error", record.LineNumber, found: record.RawRecord);
    }
}
