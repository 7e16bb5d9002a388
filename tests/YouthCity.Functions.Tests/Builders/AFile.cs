using System.Text;
using YouthCity.Core;

namespace YouthCity.Functions.Tests.Builders;

/// <summary>An application file in the long form, as some spreadsheet wrote it. Usually UTF-8 with commas and English headers.</summary>
public sealed record AFile
{
    private static readonly Encoding s_windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public char Separator { get; init; } = ',';

    public string Language { get; init; } = "en";

    /// <summary>As <see cref="Encodings"/> names it.</summary>
    public string Encoding { get; init; } = "UTF-8";

    /// <summary>Cells in the order city, indicator, baseline, value, respondents, source, note; the last ones may be left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];

    /// <summary>Encodings by name: the one that the service recognises, and how the bytes come about.</summary>
    public static IReadOnlyDictionary<string, (string Recognised, Func<string, byte[]> Write)> Encodings { get; } =
        new Dictionary<string, (string, Func<string, byte[]>)>(StringComparer.Ordinal)
        {
            ["UTF-8"] = ("UTF-8", System.Text.Encoding.UTF8.GetBytes),
            ["UTF-8 with mark"] = ("UTF-8", text => [.. System.Text.Encoding.UTF8.Preamble, .. System.Text.Encoding.UTF8.GetBytes(text)]),
            ["UTF-16 with mark"] = ("UTF-16", text => [.. System.Text.Encoding.Unicode.Preamble, .. System.Text.Encoding.Unicode.GetBytes(text)]),
            ["UTF-16 the other way round"] = ("UTF-16", text => [.. System.Text.Encoding.BigEndianUnicode.Preamble, .. System.Text.Encoding.BigEndianUnicode.GetBytes(text)]),
            ["UTF-16 without mark"] = ("UTF-16", System.Text.Encoding.Unicode.GetBytes),
            ["UTF-16 the other way round without mark"] = ("UTF-16", System.Text.Encoding.BigEndianUnicode.GetBytes),
            ["Windows-1251"] = ("Windows-1251", s_windows1251.GetBytes),
            ["KOI8-R"] = ("KOI8-R", CodePagesEncodingProvider.Instance.GetEncoding(20866)!.GetBytes),
            ["IBM866"] = ("IBM866", CodePagesEncodingProvider.Instance.GetEncoding(866)!.GetBytes),
        };

    public string Text => string.Concat(Rows.Prepend(Headers(Language)).Select(row => string.Join(Separator, row.Select(Cell)) + "\r\n"));

    public byte[] Bytes => Encodings[Encoding].Write(Text);

    public static string[] Headers(string language) => language switch
    {
        "ky" => ["Шаар", "Көрсөткүч", "Баштапкы маани", "Маани", "Сурамжылангандар", "Булак", "Эскертүү"],
        "ru" => ["Город", "Показатель", "Базовое значение", "Значение", "Опрошено", "Источник", "Примечание"],
        _ => ["city", "indicator", "baseline", "value", "respondents", "source", "note"],
    };

    /// <summary>A file with the usual header.</summary>
    /// <param name="rows">Lines as they stand in the file; the first is line 2.</param>
    public static string Of(params string[] rows) => string.Join('\n', rows.Prepend(string.Join(',', Headers("en")))) + "\n";

    private string Cell(string cell) =>
        cell.Contains(Separator, StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal)
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
