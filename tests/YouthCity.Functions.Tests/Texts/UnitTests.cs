using YouthCity.Core;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;

namespace YouthCity.Functions.Tests.Texts;

public sealed class UnitTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [InlineData("ky", "1.1 Мэрдин же вице-мэрдин жаштар менен бир жылдагы жолугушууларынын саны [жылына; ≥ 0]")]
    [InlineData("ru", "1.1 Число встреч мэра или вице-мэра с молодёжью за год [в год; ≥ 0]")]
    [InlineData("ru", "3.1 Правонарушения несовершеннолетних на 1 000 подростков 14–17 лет [≥ 0]")]
    [InlineData("ru", "2.1 Площадь общедоступных зелёных зон на одного жителя 0–28 лет [м² на одного жителя 0–28 лет; ≥ 0]")]
    [InlineData("en", "1.2 Share of young people's proposals included in the city's action plan [%; 0 – 100]")]
    public async Task A_template_shows_the_unit_in_its_language_unless_the_name_says_it(string language, string label)
    {
        var rows = CsvText.Parse((await filled.Service.Anyone.ReadOfAsync($"template?lang={language}")).Text);
        Assert.Contains(rows, row => row[1] == label);
    }

    [Theory]
    [InlineData("ky", "сом, 0–28 жаштагы бир тургунга")]
    [InlineData("ru", "сомов на одного жителя 0–28 лет")]
    public async Task A_receipt_shows_it_beside_the_indicator(string language, string unit)
    {
        var page = await filled.Service.Anyone.ReadAsync($"/contests/2020/cities/osh?lang={language}", ("Cookie", await filled.Service.SignInAsync("jury")));
        var row = page.Html().QuerySelectorAll(".receipt tbody th").Single(cell => cell.TextContent.StartsWith("6.2 ", StringComparison.Ordinal));
        Assert.Equal(unit, row.ParentElement!.QuerySelector(".unit")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_per_cent_sign_that_is_out_of_place_is_answered_with_the_unit_in_the_readers_language()
    {
        var error = Assert.Single((await filled.Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5 %"), "?lang=ru&dryRun=true")).Errors);
        Assert.EndsWith(": в год.", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(": в год.", error.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_only_the_rules_know_is_shown_as_they_write_it() => Assert.Equal("гектар", Units.In(Language.Ky, "гектар"));
}
