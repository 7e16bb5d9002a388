using System.Globalization;
using CsCheck;
using YouthCity.Core.Numbers;

namespace YouthCity.Core.Tests.Numbers;

public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("1234.56", "1234.56")]
    [InlineData("1 234,56", "1234.56")]
    [InlineData("1.234,56", "1234.56")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1234.560000000001", "1234.560000000001")]
    [InlineData("0.10", "0.1")]
    public void A_number_keeps_every_digit(string text, string exact) =>
        Assert.Equal(decimal.Parse(exact, CultureInfo.InvariantCulture), ExactNumber.Of(text, NumberText.Read(text)));

    [Theory]
    [InlineData("1,234", 1.234, "1.234")]
    [InlineData("1,234", 1234, "1234")]
    public void A_settled_number_is_the_one_that_it_was_settled_to(string text, double settled, string exact) =>
        Assert.Equal(decimal.Parse(exact, CultureInfo.InvariantCulture), ExactNumber.Of(text, new(NumberKind.Number, settled)));

    [Theory]
    [InlineData("1e3")]
    [InlineData("1234567890123456789012345678901")]
    public void An_exponent_or_too_many_digits_have_no_exact_number(string text) => Assert.Null(ExactNumber.Of(text, NumberText.Read(text)));

    [Fact]
    public void Every_amount_in_tyiyn_comes_back_exactly() => Gen.Long[0, 1_000_000_000_000].Sample(tyiyn =>
    {
        var som = tyiyn / 100m;
        var text = som.ToString("0.00", CultureInfo.InvariantCulture);
        return ExactNumber.Of(text, NumberText.Read(text)) == som && ExactNumber.Of(text.Replace('.', ','), NumberText.Read(text)) == som;
    });
}
