using System.Globalization;
using System.Text;
using YouthCity.Core.Numbers;

namespace YouthCity.Core.Tests.Applications;

public sealed class NumberTextProperties
{
    private static readonly Gen<double> s_accepted = Gen.OneOf(
        Gen.Double.Where(number => Math.Abs(number) <= NumberText.Largest),
        Gen.Double[-NumberText.Largest, NumberText.Largest],
        Gen.Double[-1000, 1000],
        Gen.Int[-9_999_999, 9_999_999].Select(number => number / 1000.0));

    [Fact]
    public void A_number_as_programs_print_it_reads_back_to_the_same_bits() => s_accepted.Sample(
        number => Assert.Equal(BitConverter.DoubleToInt64Bits(number + 0.0), BitConverter.DoubleToInt64Bits(Read(number.ToString("R", CultureInfo.InvariantCulture)))),
        iter: 20_000);

    [Fact]
    public void A_number_as_programs_print_it_keeps_its_digits() => s_accepted.Sample(
        number => Assert.False(NumberText.Read(number.ToString("R", CultureInfo.InvariantCulture)).IsShortened, $"{number:R}"),
        iter: 20_000);

    [Fact]
    public void A_number_with_a_decimal_comma_reads_back_to_the_same_bits() => s_accepted.Sample(
        number => Assert.Equal(number, Read(number.ToString("R", CultureInfo.InvariantCulture).Replace('.', ','))),
        iter: 5_000);

    [Fact]
    public void A_number_with_thousands_as_Russian_spreadsheets_print_it_reads_back() => Gen.Long[-999_999_999_999, 999_999_999_999].Sample(
        hundredths =>
        {
            var number = hundredths / 100m;
            var printed = number.ToString("#,0.00", new NumberFormatInfo { NumberGroupSeparator = "\u00A0", NumberDecimalSeparator = "," });

            Assert.Equal(new(NumberKind.Number, (double)number, 0, DecimalSign.Comma), NumberText.Read(printed));
        },
        iter: 5_000);

    [Fact]
    public void A_whole_number_with_thousands_is_ambiguous_only_below_a_million() => Gen.Int[1000, int.MaxValue].Sample(
        number =>
        {
            var reading = NumberText.Read(number.ToString("#,0", CultureInfo.InvariantCulture));

            Assert.Equal(number < 1_000_000 ? NumberKind.Ambiguous : NumberKind.Number, reading.Kind);
            Assert.Equal(number, reading.Kind == NumberKind.Ambiguous ? reading.IfThousands : reading.Value);
        },
        iter: 5_000);

    [Fact]
    public void A_cell_means_the_same_as_bytes_and_as_letters() => Gen.OneOf(
        Gen.String[Gen.Char["0123456789.,-"], 0, 18],
        Gen.String[Gen.Char["0123456789.,-+eE% '\u00A0\u2212"], 0, 20],
        Gen.String[Gen.Char["0123456789.,-+eE '\u00A0мaй/:\u2028\uFF05"], 0, 80],
        s_accepted.Select(number => number.ToString("R", CultureInfo.InvariantCulture)),
        s_accepted.Select(number => Math.Round(number, 3).ToString("R", CultureInfo.InvariantCulture).Replace('.', ',')),
        Gen.Decimal[-999_999_999_999_999m, 999_999_999_999_999m].Select(number => number.ToString(CultureInfo.InvariantCulture))).Sample(
        text =>
        {
            var (letters, bytes) = (NumberText.Read(text), NumberText.Read(Encoding.UTF8.GetBytes(text)));

            Assert.Equal(letters, bytes);
            Assert.Equal(BitConverter.DoubleToInt64Bits(letters.Value), BitConverter.DoubleToInt64Bits(bytes.Value));
        },
        iter: 100_000);

    [Fact]
    public void No_text_makes_reading_throw_and_every_number_read_is_finite_and_in_reach() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789.,-+eE '%#\u00A0мaй/:"], 0, 80]).Sample(
            text =>
            {
                var reading = NumberText.Read(text);

                Assert.True(reading.Kind is not (NumberKind.Number or NumberKind.Ambiguous) || Math.Abs(reading.Value) <= NumberText.Largest);
                Assert.True(Math.Abs(reading.IfThousands) <= NumberText.Largest);
                Assert.Equal(reading.Kind == NumberKind.Ambiguous, reading.IfThousands != 0);
            },
            iter: 50_000);

    private static double Read(string text)
    {
        var reading = NumberText.Read(text);
        Assert.True(reading.Kind is NumberKind.Number or NumberKind.Ambiguous, text);
        return reading.Value;
    }
}
