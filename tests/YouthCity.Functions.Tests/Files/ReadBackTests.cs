using System.Globalization;
using System.Text;
using CsCheck;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Files;

/// <summary>Whatever numbers an office writes, in whatever file, they are read back to the bit.</summary>
[OwnProcess]
public sealed class ReadBackTests
{
    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    /// <summary>Indicators that accept any number from 0 up.</summary>
    private static readonly string[] s_indicators = ["1.1", "2.2", "6.2"];

    /// <summary>Cities whose names have no letter that an old encoding lacks.</summary>
    private static readonly string[] s_cities = ["osh", "talas", "naryn", "batken"];

    private static readonly Gen<decimal> s_number = Gen.OneOf(
        Gen.Int[0, 99_999].Select(number => number / 10m),
        Gen.Int[0, 9_999_999].Select(number => number / 100m),
        Gen.Int[0, 2_000_000].Select(number => number / 1000m),
        Gen.Int[0, 30].Select(number => (decimal)number));

    private static readonly Gen<(decimal Baseline, decimal Value)[]> s_cells = Gen.Select(s_number, s_number).Array[s_cities.Length * s_indicators.Length];

    public static TheoryData<string> Encodings { get; } = [.. AFile.Encodings.Keys];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void In_every_encoding_with_every_separator_and_sign(string encoding) => Gen.Select(s_cells, Gen.Char[",;\t"], Gen.Bool, Gen.Bool).Sample(
        (cells, separator, comma, spaces) =>
        {
            var file = new AFile { Encoding = encoding, Separator = separator, Language = "ru", Rows = Long(cells, number => Written(number, comma, spaces)) };
            AssertReadBack(cells, file.Bytes);
        },
        iter: 60);

    /// <summary>With the spellings of a city changing from row to row: what came before says nothing of what a cell means.</summary>
    [Fact]
    public void In_any_order_of_the_rows() => Gen.Select(s_cells, Gen.Shuffle(Enumerable.Range(0, s_cities.Length * s_indicators.Length).ToArray()), Gen.Int[0, 99]).Sample(
        (cells, order, spelling) =>
        {
            var rows = Long(cells, number => Written(number, comma: false, spaces: false)).ToList();
            string[][] shuffled = [.. order.Select((row, at) => (string[])[(spelling + at) % 3 == 0 ? rows[row][0].ToUpperInvariant() : rows[row][0], .. rows[row].Skip(1)])];
            AssertReadBack(cells, new AFile { Rows = shuffled }.Bytes);
        },
        iter: 100);

    [Fact]
    public void In_the_wide_form() => Gen.Select(s_cells, Gen.Bool).Sample(
        (cells, comma) =>
        {
            var header = $"город;{string.Join(';', s_indicators.SelectMany(indicator => (string[])[indicator, $"{indicator} база"]))}\r\n";
            var rows = s_cities.Select((city, i) => $"{Name(city)};{string.Join(';', cells.Skip(i * s_indicators.Length).Take(s_indicators.Length)
                .SelectMany(cell => (string[])[Written(cell.Value, comma, spaces: false), Written(cell.Baseline, comma, spaces: false)]))}\r\n");
            AssertReadBack(cells, Encoding.UTF8.GetBytes(header + string.Concat(rows)));
        },
        iter: 100);

    [Fact]
    public void In_a_workbook() => s_cells.Sample(
        cells =>
        {
            object?[][] rows = [[.. AFile.Headers("ru")], .. Long(cells, number => AWorkbook.Number((double)number))];
            AssertReadBack(cells, new AWorkbook().With("Лист1", rows).Bytes());
        },
        iter: 60);

    private static string[][] Long((decimal Baseline, decimal Value)[] cells, Func<decimal, string> write) =>
    [
        .. cells.Select((cell, i) => (string[])[Name(s_cities[i / s_indicators.Length]), s_indicators[i % s_indicators.Length], write(cell.Baseline), write(cell.Value)]),
    ];

    private static string Name(string city) => s_contest.Cities[s_contest.FindCity(city)!.Value].Name.Ru;

    /// <summary>As a spreadsheet prints it. Three decimals get a fourth: alone they could part thousands.</summary>
    private static string Written(decimal number, bool comma, bool spaces)
    {
        var sign = new NumberFormatInfo { NumberDecimalSeparator = comma ? "," : ".", NumberGroupSeparator = "\u00A0" };
        return number.ToString((spaces ? "#,0" : "0") + (number * 100 == decimal.Truncate(number * 100) ? ".##" : ".0000"), sign);
    }

    private static void AssertReadBack((decimal Baseline, decimal Value)[] cells, byte[] file)
    {
        using var content = new MemoryStream(file);
        var (upload, findings, _) = ApplicationReader.Read(s_contest, new SentFile("file", content));
        Assert.True(!findings.HasErrors, string.Join('\n', findings.All));
        for (var i = 0; i < cells.Length; i++)
        {
            var (indicator, city) = (s_contest.FindIndicator(s_indicators[i % s_indicators.Length])!.Value, s_contest.FindCity(s_cities[i / s_indicators.Length])!.Value);
            Assert.Equal(((double)cells[i].Baseline, (double)cells[i].Value), (upload.Baseline(indicator, city), upload.Value(indicator, city)));
        }
    }
}
