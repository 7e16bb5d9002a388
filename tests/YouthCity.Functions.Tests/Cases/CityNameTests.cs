using System.Net;
using System.Text.RegularExpressions;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Cases;

/// <summary>Names of cities and numbers of times, as the reader's language has them.</summary>
public sealed partial class CityNameTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [InlineData("ky", "Кара-Көл (kara-kol)")]
    [InlineData("ru", "Кара-Куль (kara-kol)")]
    [InlineData("en", "Kara-Köl (kara-kol)")]
    public async Task A_message_names_a_city_in_the_language_asked_for(string language, string name)
    {
        var names = CsvText.Parse(await File.ReadAllTextAsync(Repository.Path("criteria", "2020", "cities.csv"), TestContext.Current.CancellationToken));
        var city = names.Single(row => row[0] == "kara-kol");
        Assert.Equal(name, $"{city[names[0].ToList().IndexOf($"name_{language}")]} (kara-kol)");
        foreach (var written in new[] { "Кара-Көлл", name[..^1] })
        {
            var error = Assert.Single((await filled.Service.Agency.ApplyAsync(AFile.Of($"{written},1.1,,5"), $"?dryRun=true&lang={language}")).Errors);
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }

        Assert.Empty((await filled.Service.Agency.ApplyAsync(AFile.Of($"{name},1.1,,5"), $"?dryRun=true&lang={language}")).Errors);
    }

    [Theory]
    [InlineData("scores")]
    [InlineData("prizes")]
    [InlineData("robustness")]
    [InlineData("summary")]
    public async Task A_table_names_cities_in_the_language_asked_for(string what)
    {
        foreach (var (language, name) in new[] { ("ky", "Бишкек"), ("ru", "Бишкек"), ("en", "Bishkek") })
        {
            var rows = CsvText.Parse((await filled.Service.Agency.ReadOfAsync($"{what}?format=csv&lang={language}")).Text);
            var (id, column) = (Array.IndexOf([.. rows[0]], "city"), Array.IndexOf([.. rows[0]], "name"));
            Assert.All(rows.Where(row => row[id] == "bishkek"), row => Assert.Equal(name, row[column]));
            Assert.All(rows.Skip(1), row => Assert.Equal(language != "en", row[column].Any(letter => letter is >= 'А' and <= 'я')));
        }
    }

    [Theory]
    [InlineData("ky", "Ош", "Өзгөн", "Талас", "Таш-Көмүр", "Токмок")]
    [InlineData("en", "Osh", "Özgön", "Talas", "Tash-Kömür", "Tokmok")]
    public async Task Cities_without_ranks_stand_in_the_order_of_the_readers_alphabet(string language, params string[] names)
    {
        await using var service = await Service.StartAsync();
        var html = (await service.Anyone.ReadAsync($"/contests/2020?lang={language}")).Text;
        var places = names.Select(name => html.IndexOf($">{name}<", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_number_of_times_fits_any_number_in_russian()
    {
        var html = WebUtility.HtmlDecode((await filled.Service.Anyone.ReadAsync("/contests/2020/robustness?lang=ru", ("Cookie", await filled.Service.SignInAsync("jury")))).Text);
        Assert.NotEmpty(Times().Matches(html));
        Assert.All(Times().Matches(html).Select(match => match.Value), times => Assert.Equal(IsFew(times), times.EndsWith("раза", StringComparison.Ordinal)));
    }

    /// <summary>Whether a number takes the form for two, three and four, which those from 12 to 14 do not.</summary>
    private static bool IsFew(string times)
    {
        var digits = string.Concat(times.Where(char.IsAsciiDigit));
        return digits[^1] is '2' or '3' or '4' && !digits.EndsWith("12", StringComparison.Ordinal) && !digits.EndsWith("13", StringComparison.Ordinal) && !digits.EndsWith("14", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\d[\d\s]*\sраза?\b(?! из)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Times();
}
