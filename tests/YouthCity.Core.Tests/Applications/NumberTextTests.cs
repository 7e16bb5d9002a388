using YouthCity.Core.Numbers;

namespace YouthCity.Core.Tests.Applications;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("42", 42)]
    [InlineData(" 42\t", 42)]
    [InlineData("+42", 42)]
    [InlineData("007", 7)]
    [InlineData("1000000000000000", 1e15)]
    public void Whole_numbers_prove_no_decimal_sign(string text, double value) =>
        Assert.Equal(new(NumberKind.Number, value), NumberText.Read(text));

    [Theory]
    [InlineData("1e3", 1000, DecimalSign.None)]
    [InlineData("1E+06", 1_000_000, DecimalSign.None)]
    [InlineData("2e-3", 0.002, DecimalSign.None)]
    [InlineData("-1e15", -1e15, DecimalSign.None)]
    [InlineData("1.5E+06", 1_500_000, DecimalSign.Point)]
    [InlineData("1,5E+06", 1_500_000, DecimalSign.Comma)]
    public void An_exponent_is_read_and_noted(string text, double value, DecimalSign proves) =>
        Assert.Equal(new(NumberKind.Number, value, 0, proves, IsScientific: true), NumberText.Read(text));

    [Theory]
    [InlineData("0.30000000000000004", false)]
    [InlineData("999999999999999.9", false)]
    [InlineData("1000000000000000.000000", false)]
    [InlineData("000000000000000000012.5", false)]
    [InlineData("0.1234567890123456", false)]
    [InlineData("0.12345678901234567890", true)]
    [InlineData("0,1000000000000000055511151231257827", true)]
    [InlineData("123456789012345.678", true)]
    [InlineData("12 345,678901234567890", true)]
    public void More_digits_than_a_number_keeps_are_noted(string text, bool isShortened) =>
        Assert.Equal((NumberKind.Number, isShortened), (NumberText.Read(text).Kind, NumberText.Read(text).IsShortened));

    [Theory]
    [InlineData("45%", 45, DecimalSign.None)]
    [InlineData("45 %", 45, DecimalSign.None)]
    [InlineData("45,5\u00A0%", 45.5, DecimalSign.Comma)]
    [InlineData("0.45%", 0.45, DecimalSign.Point)]
    [InlineData("−7％", -7, DecimalSign.None)]
    public void A_per_cent_sign_behind_is_read_and_noted(string text, double value, DecimalSign proves) =>
        Assert.Equal(new(NumberKind.Number, value, 0, proves, IsPercent: true), NumberText.Read(text));

    [Fact]
    public void A_number_that_could_be_two_stays_so_with_a_per_cent_sign() =>
        Assert.Equal(new(NumberKind.Ambiguous, 1.234, 1234, IsPercent: true), NumberText.Read("1,234 %"));

    [Theory]
    [InlineData("#DIV/0!")]
    [InlineData("#n/a")]
    [InlineData("#ДЕЛ/0!")]
    public void What_a_formula_without_a_result_shows_is_named_so(string text) => Assert.Equal(new(NumberKind.FormulaError), NumberText.Read(text));

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("12.50", 12.5)]
    [InlineData(".5", 0.5)]
    [InlineData("-.5", -0.5)]
    [InlineData("0.512", 0.512)]
    [InlineData("12.3456", 12.3456)]
    [InlineData("1234.567", 1234.567)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("-1,234,567.25", -1_234_567.25)]
    [InlineData("12 345.678", 12_345.678)]
    public void A_number_that_only_a_decimal_point_explains_proves_it(string text, double value) =>
        Assert.Equal(new(NumberKind.Number, value, 0, DecimalSign.Point), NumberText.Read(text));

    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData(",5", 0.5)]
    [InlineData("0,512", 0.512)]
    [InlineData("-0,512", -0.512)]
    [InlineData("12,3456", 12.3456)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1.234.567", 1_234_567)]
    [InlineData("1.234.567,5", 1_234_567.5)]
    [InlineData("1 234,567", 1234.567)]
    public void A_number_that_only_a_decimal_comma_explains_proves_it(string text, double value) =>
        Assert.Equal(new(NumberKind.Number, value, 0, DecimalSign.Comma), NumberText.Read(text));

    [Theory]
    [InlineData("1 234 567")]
    [InlineData("1\u00A0234\u00A0567")]
    [InlineData("1\u2009234\u2009567")]
    [InlineData("1\u202F234\u202F567")]
    [InlineData("1'234'567")]
    [InlineData("1’234’567")]
    public void White_space_of_any_kind_and_apostrophes_part_thousands(string text) =>
        Assert.Equal(new(NumberKind.Number, 1_234_567), NumberText.Read(text));

    [Theory]
    [InlineData("1\u00A0234,5")]
    [InlineData("1\u2009234,5")]
    [InlineData("1\u202F234,5")]
    public void A_decimal_comma_after_thousands_is_one(string text) =>
        Assert.Equal(new(NumberKind.Number, 1234.5, 0, DecimalSign.Comma), NumberText.Read(text));

    [Theory]
    [InlineData("-7")]
    [InlineData("\u22127")]
    [InlineData("\u20127")]
    [InlineData("\u20137")]
    [InlineData("\u20147")]
    [InlineData("\uFE637")]
    [InlineData("\uFF0D7")]
    public void Every_kind_of_minus_is_one(string text) => Assert.Equal(new(NumberKind.Number, -7), NumberText.Read(text));

    [Theory]
    [InlineData("1,234", 1.234, 1234)]
    [InlineData("1.234", 1.234, 1234)]
    [InlineData("12,345", 12.345, 12_345)]
    [InlineData("123.456", 123.456, 123_456)]
    [InlineData("-1,234", -1.234, -1234)]
    [InlineData("\u22121.234", -1.234, -1234)]
    [InlineData("+9,000", 9, 9000)]
    public void One_separator_before_three_digits_leaves_both_readings_open(string text, double asDecimal, double asThousands) =>
        Assert.Equal(new(NumberKind.Ambiguous, asDecimal, asThousands), NumberText.Read(text));

    [Theory]
    [InlineData("01.фев")]
    [InlineData("1-2")]
    [InlineData("3.май")]
    [InlineData("3 мая")]
    [InlineData("Jan-26")]
    [InlineData("01.02.2026")]
    [InlineData("2026-02-01")]
    [InlineData("1/2")]
    [InlineData("5-Mar")]
    [InlineData("12.сен.26")]
    [InlineData("1 февраля 2026")]
    public void What_a_spreadsheet_made_a_date_of_is_named_a_date(string text) => Assert.Equal(new(NumberKind.Date), NumberText.Read(text));

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("1000000000000001")]
    [InlineData("1e16")]
    [InlineData("999 999 999 999 999 999")]
    public void Numbers_farther_than_fifteen_digits_are_too_large(string text) =>
        Assert.Equal(NumberKind.TooLarge, NumberText.Read(text).Kind);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0")]
    [InlineData("\t\u202F")]
    public void White_space_alone_is_blank(string text) => Assert.Equal(new(NumberKind.Blank), NumberText.Read(text));

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("∞")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData(",")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e5.5")]
    [InlineData("5-")]
    [InlineData("--5")]
    [InlineData("(5)")]
    [InlineData("%")]
    [InlineData("%5")]
    [InlineData("5%%")]
    [InlineData("1-2%")]
    [InlineData("#5")]
    [InlineData("12 34")]
    [InlineData("1 2345")]
    [InlineData("' 5")]
    [InlineData("1,23,456")]
    [InlineData("1,234,56")]
    [InlineData("1.23456.7")]
    [InlineData("1,234.567,8")]
    [InlineData("1.234,567.8")]
    [InlineData("1,2,3.4.5")]
    [InlineData("1234,567,890")]
    [InlineData("12:30")]
    [InlineData("0x10")]
    [InlineData("٣")]
    [InlineData("５")]
    [InlineData("нет данных")]
    [InlineData("n/a")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Everything_else_is_no_number(string text) => Assert.Equal(new(NumberKind.NotANumber), NumberText.Read(text));

    [Theory]
    [InlineData("-0")]
    [InlineData("-0,0")]
    [InlineData("−0.000")]
    public void Minus_zero_is_zero(string text) =>
        Assert.Equal(0L, BitConverter.DoubleToInt64Bits(NumberText.Read(text).Value));

    [Theory]
    [InlineData("45\n100")]
    [InlineData("45\t100")]
    [InlineData("1234 567")]
    [InlineData("0 123")]
    [InlineData("12 34 567")]
    [InlineData("0,123,456")]
    [InlineData("0.123.456")]
    [InlineData("1e-400")]
    public void What_no_one_number_is_written_like_is_none(string text) => Assert.Equal(NumberKind.NotANumber, NumberText.Read(text).Kind);

    [Theory]
    [InlineData("12.", 12)]
    [InlineData("1 250.", 1250)]
    [InlineData("1250 ,5", 1250.5)]
    [InlineData("1 250 ,5", 1250.5)]
    [InlineData("12 .75", 12.75)]
    public void A_full_stop_behind_a_number_and_a_gap_before_its_decimals_are_typing(string text, double number) =>
        Assert.Equal((NumberKind.Number, number), (NumberText.Read(text).Kind, NumberText.Read(text).Value));

    [Theory]
    [InlineData("12,")]
    [InlineData("1.2.")]
    [InlineData("1250 , 5")]
    [InlineData("1250 ,")]
    [InlineData(" ,5 ,5")]
    [InlineData("1 ,5 ,5")]
    public void Separators_that_part_nothing_are_no_typing(string text) => Assert.Equal(NumberKind.NotANumber, NumberText.Read(text).Kind);

    [Theory]
    [InlineData("1,5 000")]
    [InlineData("5,000 000")]
    [InlineData("1.234 567")]
    public void Thousands_are_not_parted_behind_the_decimal_sign(string text) =>
        Assert.Equal(NumberKind.NotANumber, NumberText.Read(text).Kind);
}
