using System.Globalization;

namespace YouthCity.Core.Tests;

public sealed class MoneyTests
{
    [Fact]
    public void A_som_is_100_tyiyn()
    {
        Assert.Equal(new Money(12_345), Money.TryFromSom(123.45m));
        Assert.Equal(123.45m, new Money(12_345).Som);
        Assert.Equal(new Money(700), Money.FromSom(7));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.01", 1)]
    [InlineData("0.010", 1)]
    [InlineData("10000000000", 1_000_000_000_000)]
    public void An_amount_of_whole_tyiyn_up_to_the_bound_is_taken(string som, long tyiyn) =>
        Assert.Equal(new Money(tyiyn), Money.TryFromSom(decimal.Parse(som, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("-0.01")]
    [InlineData("0.001")]
    [InlineData("1.005")]
    [InlineData("10000000000.01")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    public void Negative_too_large_or_too_fine_amounts_are_not(string som) =>
        Assert.Null(Money.TryFromSom(decimal.Parse(som, CultureInfo.InvariantCulture)));

    [Fact]
    public void An_amount_that_does_not_fit_throws_instead_of_wrapping_round()
    {
        var most = new Money(long.MaxValue);

        Assert.Throws<OverflowException>(() => most + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => Money.FromSom(long.MaxValue / 10));
        Assert.Throws<OverflowException>(() => Money.Sum([most, most]));
    }

    [Fact]
    public void A_million_amounts_at_the_bound_still_add_up() =>
        Assert.Equal(1_000_000 * Money.MostSom, Money.Sum(Enumerable.Repeat(Money.TryFromSom(Money.MostSom)!.Value, 1_000_000)).Som);

    [Theory]
    [InlineData(600_000_000, 7, 85_714_200, 600)]
    [InlineData(100, 3, 0, 100)]
    [InlineData(350, 1, 300, 50)]
    [InlineData(0, 5, 0, 0)]
    [InlineData(1_000, 2, 500, 0)]
    public void Equal_shares_are_in_whole_som_and_the_rest_is_left(long tyiyn, int among, long each, long left) =>
        Assert.Equal((new Money(each), new Money(left)), new Money(tyiyn).ShareInWholeSom(among));

    [Fact]
    public void Shares_and_rest_add_up_and_the_rest_is_less_than_a_som_each() => Gen.Select(Gen.Long[0, 1_000_000_000_000], Gen.Int[1, 1000]).Sample((tyiyn, among) =>
    {
        var (each, left) = new Money(tyiyn).ShareInWholeSom(among);

        Assert.Equal(tyiyn, (each.Tyiyn * among) + left.Tyiyn);
        Assert.InRange(left.Tyiyn, 0, (100 * among) - 1);
        Assert.Equal(0, each.Tyiyn % 100);
    });

    [Fact]
    public void Amounts_are_ordered_by_size()
    {
        var (less, more) = (new Money(1), new Money(2));

        Assert.True(less < more && more > less && less <= more && more >= less);
        Assert.False(more < less || less > more || more <= less || less >= more);
        Assert.Equal(-1, less.CompareTo(more));
    }

    [Theory]
    [InlineData(600_000_000, "6000000")]
    [InlineData(12_345, "123.45")]
    [InlineData(12_340, "123.4")]
    [InlineData(0, "0")]
    public void It_prints_as_som_with_a_point_whatever_the_culture(long tyiyn, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("ru-RU");
            Assert.Equal(text, new Money(tyiyn).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
