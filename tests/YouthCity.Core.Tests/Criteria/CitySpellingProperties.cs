using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Core.Names;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Criteria;

public sealed class CitySpellingProperties
{
    private const string Latin = "aceopxykABCEHKMOPTXYöüÖÜ";
    private const string Cyrillic = "асеорхукАВСЕНКМОРТХУөүӨҮ";

    private static readonly Contest s_contest = ReferenceRules.Contest;

    private static readonly (int City, string Spelling)[] s_spellings =
        [.. s_contest.Cities.SelectMany((city, position) => city.Spellings.Select(spelling => (position, spelling)))];

    /// <summary>A spelling of some city with some letters changed as keyboards, fonts and files change them.</summary>
    private static readonly Gen<(int City, string Written)> s_written =
        from spelling in Gen.Int[0, s_spellings.Length - 1].Select(at => s_spellings[at])
        from changes in Gen.Int[0, 4].Array[spelling.Spelling.Length]
        select (spelling.City, new string([.. spelling.Spelling.Zip(changes, Change)]));

    [Fact]
    public void No_spelling_of_one_city_ever_matches_another() => s_written.Sample(
        written => Assert.True((s_contest.Names.Find(written.Written).City ?? written.City) == written.City, written.Written),
        iter: 20_000);

    [Fact]
    public void A_spelling_in_mixed_case_and_mixed_composition_is_still_found() => Gen.Select(Gen.Int[0, s_spellings.Length - 1].Select(at => s_spellings[at]), Gen.Bool.Array[32], Gen.Bool).Sample(
        (spelling, upper, decomposed) =>
        {
            var mixed = new string([.. spelling.Spelling.Select((letter, at) => upper[at % 32] ? char.ToUpperInvariant(letter) : letter)]);
            var written = mixed.Normalize(decomposed ? NormalizationForm.FormD : NormalizationForm.FormC);

            Assert.Equal((CityMatchKind.Exact, spelling.City), (s_contest.Names.Find(written).Kind, s_contest.Names.Find(written).City!.Value));
        },
        iter: 2_000);

    [Fact]
    public void Any_two_cities_differ_by_more_than_case() => Assert.All(
        s_spellings.GroupBy(spelling => spelling.Spelling.ToUpperInvariant(), StringComparer.Ordinal),
        same => Assert.Single(same.Select(spelling => spelling.City).Distinct()));

    [Fact]
    public void Suggestions_are_at_most_three_different_cities_or_the_ones_that_fit() => Gen.String[Gen.Char["АаКкЛлОоРрБбТт-?"], 0, 12].Sample(
        written =>
        {
            var match = s_contest.Names.Find(written);

            Assert.Equal(match.Suggestions.Distinct(), match.Suggestions);
            Assert.All(match.Suggestions, city => Assert.InRange(city, 0, s_contest.Cities.Count - 1));
            Assert.True(match.City is null || match.Suggestions.Count == 0);
        },
        iter: 2_000);

    private static char Change(char letter, int change) => change switch
    {
        0 => char.ToUpperInvariant(letter),
        1 when Latin.IndexOf(letter, StringComparison.Ordinal) is var latin and >= 0 => Cyrillic[latin],
        1 when Cyrillic.IndexOf(letter, StringComparison.Ordinal) is var cyrillic and >= 0 => Latin[cyrillic],
        2 => letter switch { 'ө' => 'ё', 'Ө' => 'Ё', 'ү' => '=', _ => letter },
        3 => letter is 'ө' or 'ү' or 'Ө' ? '?' : letter,
        _ => letter,
    };
}
