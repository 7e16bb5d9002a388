using System.Globalization;
using CsvHelper;
using YouthCity.Core;
using YouthCity.Core.Numbers;
using YouthCity.Intake.Text;

namespace YouthCity.Intake.Tables.Csv;

/// <summary>A table as CSV answers carry it. Numbers stay numbers; text that a spreadsheet would run gets an apostrophe in front.</summary>
public sealed record CsvTable(IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Where the table can be sent again: its headers in a language, as our own reader knows them.</summary>
    public Func<Language, IReadOnlyList<string>>? ReadersHeaders { get; init; }

    /// <summary>The same table with a last column that says the same in every row.</summary>
    public CsvTable With(string column, object value) => this with { Columns = [.. Columns, column], Rows = Rows.Select(IReadOnlyList<object?> (row) => [.. row, value]) };

    private static readonly NumberFormatInfo s_russianNumbers = new() { NumberDecimalSeparator = ",", NegativeSign = "-" };

    /// <summary>UTF-8 with a byte order mark.</summary>
    /// <param name="russianExcel">Semicolons and decimal commas, as a spreadsheet in a Russian locale reads them.</param>
    public byte[] Write(bool russianExcel)
    {
        IFormatProvider numbers = russianExcel ? s_russianNumbers : CultureInfo.InvariantCulture;
        using var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, CsvWriterOptions.Default with
        {
            Separator = russianExcel ? ';' : ',',
            WriteByteOrderMark = true,
        }, leaveOpen: true))
        {
            foreach (var column in Columns)
                writer.WriteField(CellText.Safe(column));
            writer.EndRecord();
            foreach (var row in Rows)
            {
                foreach (var cell in row)
                    Write(writer, cell, numbers);
                writer.EndRecord();
            }
        }

        return stream.ToArray();
    }

    private static void Write(CsvWriter writer, object? cell, IFormatProvider numbers)
    {
        switch (cell)
        {
            case double number:
                writer.WriteField(number, FormatOf(number), numbers);
                break;
            case decimal number:
                writer.WriteField(number, default, numbers);
                break;
            case int count:
                writer.WriteField(count, default, numbers);
                break;
            case Money amount:
                writer.WriteField(amount.Som, "0.##", numbers);
                break;
            case bool flag:
                writer.WriteField(flag ? "true" : "false");
                break;
            case DateTimeOffset at:
                writer.WriteField(Moments.Text(at));
                break;
            case char sign:
                // A single sign is no formula.
                writer.WriteField(sign.ToString());
                break;
            case Word word:
                writer.WriteField(word.Code);
                break;
            default:
                writer.WriteField(CellText.Safe((string?)cell ?? ""));
                break;
        }
    }

    /// <summary>A fourth decimal for a number such as 1.234, which our reader would refuse because its sign could also part thousands.</summary>
    private static string? FormatOf(double number) =>
        NumberText.Read(number.ToString(CultureInfo.InvariantCulture)).Kind == NumberKind.Ambiguous ? "0.0000" : null;
}
