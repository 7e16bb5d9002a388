using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Tests.Files;

/// <summary>The one rule for text that a spreadsheet would run: what we write has an apostrophe in front, and our reader takes it off again.</summary>
public sealed class CellTextTests
{
    public static TheoryData<string> Running { get; } =
    [
        "=1+1", "+cmd|' /C calc'!A0", "-1+1", "-", "@SUM(A1)", ";=1+1", "\t=1+1", "\r=1+1", "\n=1+1", "\0=1+1", "\u200B=1+1", "＝1+1", "＋x", "－x", "＠x", "'=1+1", "''=1+1", "'-5",
    ];

    [Theory]
    [MemberData(nameof(Running))]
    public void Text_that_would_run_is_written_safely_and_read_as_it_was(string text)
    {
        Assert.Equal($"'{text}", CellText.Safe(text));
        Assert.Equal(text, CellText.Read(CellText.Safe(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("'quoted'")]
    [InlineData("'")]
    [InlineData("a=1")]
    [InlineData("5")]
    public void All_other_text_stays_as_it_is(string text)
    {
        Assert.Equal(text, CellText.Safe(text));
        Assert.Equal(text, CellText.Read(text) ?? "");
    }

    [Theory]
    [InlineData("-5", "-5")]
    [InlineData("+5", "+5")]
    [InlineData("-0,5", "-0,5")]
    [InlineData("-1.234", "-1.234")]
    [InlineData("-5 %", "-5 %")]
    [InlineData("'=1+1", "'=1+1")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-5;=1+1", "'-5;=1+1")]
    [InlineData(";=1+1", "';=1+1")]
    public void In_a_file_that_goes_back_numbers_stay_numbers_and_no_apostrophe_is_doubled(string cell, string back) => Assert.Equal(back, CellText.SafeCell(cell));

    [Theory]
    [MemberData(nameof(Running))]
    public void Answers_carry_the_apostrophe(string text)
    {
        var written = System.Text.Encoding.UTF8.GetString(new CsvTable(["a", "b"], [["x", text]]).Write(russianExcel: false));
        Assert.Equal($"'{text}", CsvText.Parse(written)[1][1]);
    }
}
