using System.Text;
using CsvHelper;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <summary>The rows of a text file with every cell as it stands there.</summary>
internal static class TextFileTable
{
    /// <param name="encodingName">The encoding in which the file was read.</param>
    public static ReturnedTable? Read(Stream file, string? encodingName, CancellationToken cancellation)
    {
        var encoding = TextEncoding.Detect(file, encodingName, cancellation);
        try
        {
            using var reader = Open(file, encoding);
            reader.Read();
            return new ReturnedTable(Rows(file, encoding, cancellation), reader.Separator, encoding.Encoding).Measure();
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<ReturnedRow> Rows(Stream file, TextEncoding encoding, CancellationToken cancellation)
    {
        using var reader = Open(file, encoding);
        while (reader.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(reader.LineNumber, [.. Enumerable.Range(0, Math.Min(reader.FieldCount, SheetXml.MostColumns)).Select(column => Encoding.UTF8.GetString(reader.GetSpan(column)))]);
        }
    }

    private static CsvReader Open(Stream content, TextEncoding encoding)
    {
        content.Position = encoding.MarkLength;
        return CsvReader.Create(content, CsvReaderOptions.Default with
        {
            HasHeader = false,
            DetectSeparatorHint = true,
            TrackLineNumbers = true,
            Encoding = encoding.Encoding is UTF8Encoding ? null : encoding.Encoding,
            OnMalformedRecord = _ => { },
        }, leaveOpen: true);
    }
}
