using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Core.Names;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Criteria;

public sealed class CityNamesTests
{
    private static readonly Contest s_contest = ReferenceRules.Contest;

    public static TheoryData<string> Cities => [.. s_contest.Cities.Select(city => city.Id)];

    [Theory]
    [MemberData(nameof(Cities))]
    public void Every_id_name_and_alias_is_found_in_any_case(string id)
    {
        var position = s_contest.FindCity(id)!.Value;
        foreach (var spelling in s_contest.Cities[position].Spellings)
        {
            foreach (var written in (string[])[spelling, spelling.ToUpperInvariant(), spelling.ToLowerInvariant(), $" \t{spelling}\u00A0"])
                Assert.Equal((CityMatchKind.Exact, position), Kind(written));
        }
    }

    /// <summary>What is compared as it stands is what it would become.</summary>
    [Fact]
    public void Plain_letters_are_composed_already_and_none_is_unseen()
    {
        List<char> plain = [.. Enumerable.Range(0, char.MaxValue + 1).Select(letter => (char)letter).Where(Letters.IsPlain)];
        Assert.InRange(plain.Count, 500, 600);
        Assert.DoesNotContain(plain, letter => UnseenSigns.Are(letter) || char.IsWhiteSpace(letter));
        foreach (var (first, second) in plain.SelectMany(first => plain.Select(second => (first, second))))
            Assert.True($"{first}{second}".IsNormalized(NormalizationForm.FormC) && Letters.ReadSigns($"{first}{second}") == $"{first}{second}", $"U+{(int)first:X4} U+{(int)second:X4}");
        Assert.Equal(["a b", "a b", "a b", "й"], ((string[])[" a b", "a  b", "a b ", "и\u0306"]).Select(CityNames.Key));
    }

    [Theory]
    [MemberData(nameof(Cities))]
    public void Every_spelling_is_found_when_its_letters_are_decomposed(string id)
    {
        var position = s_contest.FindCity(id)!.Value;
        foreach (var spelling in s_contest.Cities[position].Spellings)
            Assert.Equal((CityMatchKind.Exact, position), Kind(spelling.Normalize(NormalizationForm.FormD)));
    }

    [Theory]
    [InlineData("Кадамжаи\u0306", "kadamjay")]
    [InlineData("O\u0308zgo\u0308n", "ozgon")]
    [InlineData("Кара-Кo\u0308л", "kara-kol")]
    public void A_decomposed_letter_is_the_letter(string written, string city) => Assert.Equal((CityMatchKind.Exact, City(city)), Kind(written));

    [Theory]
    [InlineData("Каракол", "karakol")]
    [InlineData("КАРАКОЛ", "karakol")]
    [InlineData("karakol", "karakol")]
    [InlineData("Кара-Көл", "kara-kol")]
    [InlineData("Кара-Куль", "kara-kol")]
    [InlineData("Каракуль", "kara-kol")]
    [InlineData("kara-kol", "kara-kol")]
    [InlineData("Karakul", "kara-kol")]
    public void Karakol_and_Kara_Kol_are_two_cities(string written, string city) => Assert.Equal((CityMatchKind.Exact, City(city)), Kind(written));

    [Theory]
    [InlineData("Кара-Кол")]
    [InlineData("кара кол")]
    [InlineData("Каракөл")]
    public void Between_Karakol_and_Kara_Kol_nothing_is_decided(string written)
    {
        var match = s_contest.Names.Find(written);

        Assert.Equal((CityMatchKind.Ambiguous, null), (match.Kind, match.City));
        Assert.Equal(["karakol", "kara-kol"], Ids(match));
    }

    [Theory]
    [InlineData("Баткен (batken)", "batken")]
    [InlineData("кара-көл (kara-kol)", "kara-kol")]
    public void A_city_is_found_as_messages_print_it(string written, string city) => Assert.Equal((CityMatchKind.Exact, City(city)), Kind(written));

    [Theory]
    [InlineData("г. Ош", "osh")]
    [InlineData("Ош шаары", "osh")]
    [InlineData("город Кара-Балта", "kara-balta")]
    [InlineData("Кара Суу шаары", "kara-suu")]
    [InlineData("Талас шаарынын мэриясы", "talas")]
    [InlineData("Кара-Кол ш.", "karakol kara-kol")]
    [InlineData("Ош, Талас", "osh talas")]
    public void A_name_among_other_words_is_suggested_and_never_taken(string written, string cities)
    {
        var match = s_contest.Names.Find(written);

        Assert.Equal((CityMatchKind.Unknown, null), (match.Kind, match.City));
        Assert.Equal(cities.Split(' '), Ids(match));
    }

    [Theory]
    [InlineData("Oш", "osh")]
    [InlineData("Оsh", "osh")]
    [InlineData("Hарын", "naryn")]
    [InlineData("Kapaкол", "karakol")]
    [InlineData("КAРA-БAЛТA", "kara-balta")]
    [InlineData("Тaлаc", "talas")]
    [InlineData("Tash-Кumyr", "tash-komur")]
    [InlineData("Öзгöн", "ozgon")]
    public void Letters_that_look_the_same_are_read_as_meant(string written, string city) =>
        Assert.Equal((CityMatchKind.LookAlike, City(city)), Kind(written));

    [Theory]
    [InlineData("Ёзгён", "ozgon")]
    [InlineData("ёзгён", "ozgon")]
    [InlineData("ЁЗГЁН", "ozgon")]
    [InlineData("Таш-Кём=р", "tash-komur")]
    [InlineData("ТАШ-КЁМ=Р", "tash-komur")]
    [InlineData("Кара-Кёл", "kara-kol")]
    [InlineData("Kара-Kёл", "kara-kol")]
    public void Letters_of_an_old_font_are_read_as_meant(string written, string city) =>
        Assert.Equal((CityMatchKind.OldFont, City(city)), Kind(written));

    [Theory]
    [InlineData("Кара-К?л", "kara-kol")]
    [InlineData("КАРА-К?Л", "kara-kol")]
    [InlineData("?зг?н", "ozgon")]
    [InlineData("Таш-К?м?р", "tash-komur")]
    public void Lost_letters_are_refused_with_the_one_city_they_can_have_been(string written, string city)
    {
        var match = s_contest.Names.Find(written);

        Assert.Equal((CityMatchKind.LostLetters, null), (match.Kind, match.City));
        Assert.Equal([city], Ids(match));
    }

    [Theory]
    [InlineData("?ш")]
    [InlineData("К?ракол")]
    public void A_letter_that_no_code_page_loses_was_not_lost(string written) =>
        Assert.NotEqual(CityMatchKind.LostLetters, s_contest.Names.Find(written).Kind);

    [Theory]
    [InlineData("Бишкк", "bishkek")]
    [InlineData("Бишкекк", "bishkek")]
    [InlineData("Бишеkк", "bishkek")]
    [InlineData("Токмое", "tokmok")]
    [InlineData("Jalal Abad", "jalal-abad")]
    [InlineData("Ташкомур", "tash-komur")]
    [InlineData("Озгон", "ozgon")]
    [InlineData("Nary", "naryn")]
    public void A_typing_error_is_refused_with_a_suggestion(string written, string city)
    {
        var match = s_contest.Names.Find(written);

        Assert.Equal((CityMatchKind.Unknown, null), (match.Kind, match.City));
        Assert.Equal(city, Ids(match)[0]);
        Assert.InRange(match.Suggestions.Count, 1, 3);
    }

    [Theory]
    [InlineData("Уш", "osh")]
    [InlineData("Нарон", "naryn")]
    [InlineData("Бишхен", "bishkek")]
    [InlineData("Бишкекте", "bishkek")]
    [InlineData("Кочкор-Апу", "kochkor-ata")]
    public void Up_to_a_third_of_the_letters_may_be_wrong_and_one_always(string written, string city) =>
        Assert.Equal([city], Ids(s_contest.Names.Find(written)));

    [Theory]
    [InlineData("Ум")]
    [InlineData("Нором")]
    [InlineData("Бишхун")]
    [InlineData("Бишкекти жана")]
    public void With_more_than_a_third_of_the_letters_wrong_nothing_is_suggested(string written) => Assert.Empty(Ids(s_contest.Names.Find(written)));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("Алматы")]
    [InlineData("???")]
    [InlineData("Ош шаары жана анын айланасы")]
    public void What_is_near_no_city_is_refused_without_a_suggestion(string written)
    {
        var match = s_contest.Names.Find(written);

        Assert.Equal((CityMatchKind.Unknown, null), (match.Kind, match.City));
        Assert.Empty(match.Suggestions);
    }

    [Theory]
    [InlineData("Бишкек", "Bишкек")]
    [InlineData("Өзгөн", "Uзген")]
    public void Nothing_is_transliterated(string right, string written)
    {
        Assert.Equal(CityMatchKind.Exact, s_contest.Names.Find(right).Kind);
        Assert.NotEqual(CityMatchKind.Exact, s_contest.Names.Find(written).Kind);
        Assert.Null(s_contest.Names.Find("Нaryn").City);
    }

    [Fact]
    public void White_space_within_a_name_is_folded() =>
        Assert.Equal(
            CityMatchKind.Exact,
            new ARuleFolder().Row("cities.csv", "talas,Талас шаары,б,в,,,,").Contest().Names.Find("талас \u00A0 шаары").Kind);

    [Fact]
    public void Half_a_letter_names_no_city() => Assert.Null(s_contest.Names.Find("Ош\uD83D").City);

    private static (CityMatchKind Kind, int? City) Kind(string written) =>
        s_contest.Names.Find(written) is var match ? (match.Kind, match.City) : default;

    private static int? City(string id) => s_contest.FindCity(id);

    private static List<string> Ids(CityMatch match) => [.. match.Suggestions.Select(city => s_contest.Cities[city].Id)];
}
