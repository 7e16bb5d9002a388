using System.Globalization;
using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Texts;
using YouthCity.Local.Texts;

namespace YouthCity.Functions.Tests.Texts;

/// <summary>The three sets of texts against each other.</summary>
[OwnProcess]
public sealed partial class MessageTests
{
    public static TheoryData<string> Translations { get; } = ["ky", "ru"];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_language_has_the_same_keys(string language) =>
        Assert.Equal(In("").Keys.Order(StringComparer.Ordinal), In(language).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_has_the_same_placeholders(string language)
    {
        var translated = In(language);
        Assert.All(In(""), pair => Assert.Equal((pair.Key, Placeholders(pair.Value)), (pair.Key, Placeholders(translated[pair.Key]))));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void No_text_is_left_empty_or_in_english(string language)
    {
        var translated = In(language);
        foreach (var (key, english) in In("").Where(pair => pair.Value.Length > 0))
        {
            Assert.False(string.IsNullOrWhiteSpace(translated[key]), key);
            if (english.Count(char.IsLetter) > 20)
                Assert.True(Cyrillic().IsMatch(translated[key]), $"{key}: {translated[key]}");
        }
    }

    [Fact]
    public void Kyrgyz_and_russian_are_not_mixed_up()
    {
        var (kyrgyz, russian) = (In("ky").Values, In("ru").Values);
        Assert.True(kyrgyz.Count(text => Kyrgyz().IsMatch(text)) > kyrgyz.Count / 3);
        Assert.DoesNotContain(russian, text => Kyrgyz().IsMatch(text.Replace("ө, ү, ң", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_text_can_be_filled_in()
    {
        object[] arguments = [.. Enumerable.Range(0, 10).Select(i => (object)$"<{i}>")];
        foreach (var language in new[] { "", "ky", "ru" })
            Assert.All(In(language).Values, text => _ = string.Format(CultureInfo.InvariantCulture, text, arguments));
    }

    /// <summary>The texts of every project; a key that two of them have throws.</summary>
    internal static Dictionary<string, string> In(string language) =>
        new[] { Messages.Catalogue, WebMessages.Catalogue, CommandMessages.Catalogue }
            .SelectMany(catalogue => catalogue.Own(LanguageCodes.TryParse(language) ?? Language.En))
            .ToDictionary(StringComparer.Ordinal);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\p{IsCyrillic}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Cyrillic();

    [GeneratedRegex("[өүңӨҮҢ]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Kyrgyz();
}
