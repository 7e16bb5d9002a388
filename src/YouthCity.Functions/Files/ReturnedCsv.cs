using System.Text;
using CsvHelper;
using YouthCity.Core;
using YouthCity.Core.Applications;
using YouthCity.Functions.Findings;

namespace YouthCity.Functions.Files;

/// <summary>
/// A refused file as it goes back: the sender's own cells, separator and decimal sign, and a column that says beside each row what was found in
/// it. The column is passed over when the mended file is sent as it is.
/// </summary>
public static class ReturnedCsv
{
    private const string Between = " · ";

    private const string Runs = "=+-@\t\r";

    /// <summary>The column of findings, as it is called in each language.</summary>
    public static Field Column { get; } = new("found", false, ["табылгандар"], ["найдено"], ["found"]);

    /// <summary>Nothing where the file is no text.</summary>
    public static byte[]? Write(byte[] file, FindingList findings, Language language)
    {
        if (file.AsSpan().StartsWith("PK\x03\x04"u8) || file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return null;
        using var content = new MemoryStream(file, writable: false);
        var encoding = TextEncoding.Detect(content);
        content.Position = encoding.MarkLength;
        var text = Annotate(content, encoding, findings, language);

        // An encoding that lacks a letter of the messages gives way to the one that spreadsheets know by its mark.
        var own = encoding.Encoding;
        return own.GetString(own.GetBytes(text)) == text ? [.. own.GetPreamble(), .. own.GetBytes(text)] : [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)];
    }

    private static string Annotate(Stream content, TextEncoding encoding, FindingList findings, Language language)
    {
        using var reader = CsvReader.Create(content, CsvReaderOptions.Default with
        {
            HasHeader = false,
            DetectSeparatorHint = true,
            TrackLineNumbers = true,
            Encoding = encoding.Encoding is UTF8Encoding ? null : encoding.Encoding,
            OnMalformedRecord = _ => { },
        }, leaveOpen: true);
        using var written = new MemoryStream();
        using (var writer = new Rows(reader, written, findings, language))
        {
            try
            {
                while (reader.Read())
                    writer.Write();
            }
            catch (CsvFormatException)
            {
                // A row without end: what is behind it cannot be told apart, and the finding says so.
            }

            writer.Finish();
        }

        return Encoding.UTF8.GetString(written.ToArray());
    }

    private sealed class Rows(CsvReader reader, Stream written, FindingList findings, Language language) : IDisposable
    {
        private readonly Dictionary<long, List<Finding>> _byRow = findings.All.GroupBy(finding => finding.Row ?? 0).ToDictionary(row => row.Key, row => row.ToList());
        private CsvWriter? _writer;
        private int _columns;
        private int _found = -1;
        private bool _saidHeader;

        public void Write()
        {
            _writer ??= CsvWriter.Create(written, CsvWriterOptions.Default with { Separator = reader.Separator }, leaveOpen: true);
            var isHeader = _columns == 0 && Enumerable.Range(0, reader.FieldCount).Any(column => !Text(column).IsWhiteSpace());
            if (isHeader)
                _found = Enumerable.Range(0, reader.FieldCount).FirstOrDefault(column => Column.IsCalled(Text(column).Trim().ToString()), -1);
            for (var column = 0; column < Math.Max(reader.FieldCount, isHeader ? 0 : _columns); column++)
            {
                if (column != _found)
                    _writer.WriteField(Safe(column < reader.FieldCount ? Text(column).ToString() : ""));
            }

            if (isHeader)
                _columns = reader.FieldCount;
            _writer.WriteField(isHeader ? Column.In(language) : Said(reader.LineNumber));
            _writer.EndRecord();
        }

        /// <summary>Says what no row was there for.</summary>
        public void Finish()
        {
            if (_byRow.Count == 0 || _writer is null)
                return;
            for (var column = 0; column < _columns - (_found < 0 ? 0 : 1); column++)
                _writer.WriteField("");
            _writer.WriteField(string.Join(Between, _byRow.Values.SelectMany(row => row).Select(Said)));
            _writer.EndRecord();
        }

        public void Dispose() => _writer?.Dispose();

        private ReadOnlySpan<char> Text(int column) => Encoding.UTF8.GetString(reader.GetSpan(column));

        /// <summary>What was found in a row; the first row below the header also says what is about the header or the whole file.</summary>
        private string Said(long row)
        {
            var above = _saidHeader ? [] : _byRow.Keys.Where(key => key < row).Order().ToList();
            _saidHeader = _saidHeader || _columns > 0;
            var said = above.Append(row).SelectMany(key => _byRow.Remove(key, out var found) ? found : []).Select(Said);
            return string.Join(Between, above.Count > 0 && findings.More > 0 ? said.Append(Texts.Text.In(language, "cli.more", findings.More)) : said);
        }

        private string Said(Finding finding)
        {
            var shown = finding.In(language);
            var message = shown.Mend is { } mend ? $"{shown.Message} {mend}" : shown.Message;
            return (shown.Cell is { } cell ? $"{cell}: {message}" : message).ReplaceLineEndings(" ");
        }

        /// <summary>Text that a spreadsheet would run gets the apostrophe that reading takes off again; numbers never do.</summary>
        private static string Safe(string cell) =>
            cell.Length > 0 && Runs.Contains(cell[0], StringComparison.Ordinal) && NumberText.Read(cell).Kind == NumberKind.NotANumber ? $"'{cell}" : cell;
    }
}
