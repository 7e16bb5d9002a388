using System.Text;
using CsvHelper;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Marking;

/// <summary>The rows of a text file with every cell as it stands there.</summary>
internal static class TextFileTable
{
    public static ReturnedTable? Read(Stream file)
    {
        var encoding = TextEncoding.Detect(file);
        try
        {
            using var reader = Open(file, encoding);
            reader.Read();
            return new ReturnedTable(Rows(file, encoding), reader.Separator, encoding.Encoding).Measure();
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<ReturnedRow> Rows(Stream file, TextEncoding encoding)
    {
        using var reader = Open(file, encoding);
        while (reader.Read())
            yield return new(reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(column => Encoding.UTF8.GetString(reader.GetSpan(column)))]);
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
