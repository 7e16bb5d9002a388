using System.Text;
using CsCheck;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Files;

/// <summary>Whatever is returned says the same when it is sent as it is, and nothing in it has changed.</summary>
[OwnProcess]
public sealed class ReturnedRoundProperties
{
    private int _compared;

    private static readonly Contest s_contest = ContestFolder.Read(Repository.Criteria2020).Contest!;

    private static readonly Gen<string> s_city = OneOf("Ош", "Талас", "Нарын", "Oш", "Каракл", "Ёзгён", "", "=Ош", "Баткен");

    private static readonly Gen<string> s_indicator = OneOf("1.1", "1.2", "1.3", "2.1", "6.2", "9.9", "");

    private static readonly Gen<string> s_number = Gen.OneOf(
        Gen.Int[-9, 99_999].Select(number => FormattableString.Invariant($"{number / 10m}")),
        Gen.Int[0, 999].Select(number => $"{number},5"),
        OneOf("1,234", "1.234", "1 234", "0012", "1.10", "-3", "+5", "1-2", "01.02.2026", "1e5", "1E+06", "45 %", "", "", "#ДЕЛ/0!", "=1+1", "көп", "9999999999999999"));

    private static readonly Gen<string> s_remark = OneOf("", "", "отчёт", "=1+1", "'=1+1", "-", "@x", "1.234", "\"да\"", "а; б, в", "_x0041_", " пусто ", "№ 7");

    private static readonly Gen<string[]> s_row =
        Gen.Select(s_city, s_indicator, s_number, s_number, s_remark, s_remark, (city, indicator, baseline, value, source, note) => (string[])[city, indicator, baseline, value, "", source, note])
            .Select(Gen.Int[0, 12], (row, cut) => cut switch { 0 => row[..4], 1 => [.. row, "лишнее"], 2 => [""], _ => row });

    private static readonly Gen<string[][]> s_rows = s_row.Array[1, 12];

    public static TheoryData<string> Encodings { get; } = [.. AFile.Encodings.Keys];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_text_file(string encoding)
    {
        Gen.Select(s_rows, Gen.Char[",;\t"], Gen.Enum<Language>(), Gen.Bool).Sample(
            (rows, separator, language, hint) =>
            {
                var text = (hint ? $"sep={separator}\r\n" : "") + CsvText.Write(rows.Prepend(AFile.Headers("ru")), separator);
                AssertSame(AFile.Encodings[encoding].Write(text), language);
            },
            iter: 40);
        Assert.Equal(80, _compared);
    }

    /// <summary>Numbers that are numbers there, beside those that somebody typed as text.</summary>
    [Fact]
    public void A_workbook()
    {
        Gen.Select(s_rows, Gen.Double[-5, 2000].Array[24], Gen.Enum<Language>()).Sample(
            (rows, numbers, language) =>
            {
                var at = 0;
                var cells = rows.Select(row => row.Select((cell, column) => column is 2 or 3 && cell.Contains('.', StringComparison.Ordinal) ? Math.Round(numbers[at], at++ % 7) : (object?)cell).ToArray());
                AssertSame(new AWorkbook().With("Данные", [AFile.Headers("ru"), .. cells]).Bytes(), language);
            },
            iter: 150);

        // As text a workbook does not come back while it leaves open which number or indicator is meant.
        Assert.InRange(_compared, 270, 300);
    }

    /// <summary>In both formats, where it comes back in both.</summary>
    private void AssertSame(byte[] file, Language language)
    {
        var (sent, findings, form) = Read(file);
        foreach (var format in (string[])["csv", "xlsx"])
        {
            using var returned = ReturnedFile.Write(new MemoryStream(file), form, findings, format, language);
            if (returned is null)
                continue;
            var (again, same, _) = Read(returned.ToArray());
            Assert.Equal(Listed(findings), Listed(same));
            Assert.Equal(Cells(sent), Cells(again));
            Interlocked.Increment(ref _compared);
        }
    }

    private static (ApplicationUpload Upload, FindingList Findings, FileForm? Form) Read(byte[] file)
    {
        using var content = new MemoryStream(file);
        return ApplicationReader.Read(s_contest, new SentFile("file", content));
    }

    /// <summary>A blank row is nothing in a workbook.</summary>
    private static List<string> Listed(FindingList findings) =>
    [
        .. findings.All.Where(finding => finding.Code != "blank-row")
            .Select(finding => FormattableString.Invariant($"{finding.Severity} {finding.Code} {finding.Row} {finding.Column} {finding.Field}")).Order(StringComparer.Ordinal),
    ];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(text => texts[text]);

    private static List<string> Cells(ApplicationUpload upload) =>
        [.. upload.Entries().SelectMany(city => city.Value.Select(entry => $"{city.Key} {entry.Key} {entry.Value}")).Order(StringComparer.Ordinal)];
}
