using YouthCity.Core;
using YouthCity.Functions.Web.Pages;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Tests.Pages;

public sealed class FormatsTests
{
    [Theory]
    [InlineData(0, "0\u00A0%")]
    [InlineData(0.0001, "<\u00A01\u00A0%")]
    [InlineData(0.00499, "<\u00A01\u00A0%")]
    [InlineData(0.005, "<\u00A01\u00A0%")]
    [InlineData(0.0051, "1\u00A0%")]
    [InlineData(0.0149, "1\u00A0%")]
    [InlineData(0.5, "50\u00A0%")]
    [InlineData(0.9949, "99\u00A0%")]
    [InlineData(0.995, ">\u00A099\u00A0%")]
    [InlineData(0.9999, ">\u00A099\u00A0%")]
    [InlineData(1, "100\u00A0%")]
    public void A_probability_that_is_neither_none_nor_certain_is_not_shown_as_such(double probability, string shown) =>
        Assert.Equal(shown, Formats.Of(Language.Ru).Percent(probability));

    [Theory]
    [InlineData(Language.Ky, "6\u00A0000\u00A0000", "70,78", "\u22124,6", "0,5\u00A0%")]
    [InlineData(Language.Ru, "6\u00A0000\u00A0000", "70,78", "\u22124,6", "0,5\u00A0%")]
    [InlineData(Language.En, "6,000,000", "70.78", "\u22124.6", "0.5%")]
    public void Numbers_are_written_as_the_language_does(Language language, string money, string score, string difference, string share)
    {
        var formats = Formats.Of(language);
        Assert.Equal((money, score), (formats.Som(Money.FromSom(6_000_000)), formats.Score(70.781)));
        Assert.Equal((difference, share), (formats.Difference(10, 5.4), formats.Share(0.005)));
    }

    [Theory]
    [InlineData(Language.Ky, "2026-жылдын 15-декабры")]
    [InlineData(Language.Ru, "15 декабря 2026 г.")]
    [InlineData(Language.En, "15 December 2026")]
    public void A_day_is_written_so_that_nobody_takes_it_for_another(Language language, string day) =>
        Assert.Equal(day, Formats.Of(language).Day(new(2026, 12, 15)).Replace('\u00A0', ' ').Replace("\u2060", "", StringComparison.Ordinal));

    [Fact]
    public void A_moment_is_that_of_the_clocks_of_Bishkek() =>
        Assert.Equal("28 November 2026, 01:08", Formats.Of(Language.En).Moment(new(2026, 11, 27, 19, 8, 0, TimeSpan.Zero)).Replace('\u00A0', ' '));

    [Fact]
    public void A_pair_of_numbers_has_the_same_number_of_decimals() => Assert.Equal(("2,0", "2,1"), Formats.Of(Language.Ru).Pair(2, 2.1));

    [Theory]
    [InlineData(Language.Ru, 1, 0)]
    [InlineData(Language.Ru, 21, 0)]
    [InlineData(Language.Ru, 22, 1)]
    [InlineData(Language.Ru, 5, 2)]
    [InlineData(Language.Ru, 11, 2)]
    [InlineData(Language.Ru, 112, 2)]
    [InlineData(Language.Ru, 0, 2)]
    [InlineData(Language.En, 1, 0)]
    [InlineData(Language.En, 21, 1)]
    [InlineData(Language.Ky, 21, 0)]
    public void A_word_stands_in_the_form_of_its_number(Language language, long number, int form) => Assert.Equal(form, Plural.FormOf(language, number));
}
