using System.Globalization;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.Numbers;
using YouthCity.Core.Results;
using YouthCity.Core.Tests.Builders;

namespace YouthCity.Core.Tests.Architecture;

/// <summary>The machine's locale never decides.</summary>
public sealed class CultureTests
{
    [Theory]
    [InlineData("ru-RU")]
    [InlineData("ky-KG")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_same_rules_numbers_and_names_are_read_and_hashed_under_any_culture(string culture)
    {
        var expected = Everything();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.NotEqual("-1.5 I", $"{-1.5} {"i".ToUpper(CultureInfo.CurrentCulture)}");
            Assert.Equal(expected, Everything());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static IReadOnlyList<string> Everything()
    {
        var contest = new ARuleFolder().Cell("indicators.csv", 2, "weight", "1.5").Contest();
        var sheet = Sheets.Of([[1.5, -2.25], [0.1, 1e-9]], [[1, 1], [2, null]]);
        var result = contest.Result(sheet);
        return
        [
            Fingerprints.OfRules(contest).Hex,
            Fingerprints.OfInputs(contest, sheet).Hex,
            CanonicalJson.Number(-1.5),
            BitConverter.DoubleToInt64Bits(NumberText.Read("-1.5").Value).ToString("X16", CultureInfo.InvariantCulture),
            contest.Cities[contest.Names.Find("NARYN CITY").City!.Value].Id,
            new Money(150).ToString(),
            string.Join(' ', result.Scores.TotalBits()),
        ];
    }
}
