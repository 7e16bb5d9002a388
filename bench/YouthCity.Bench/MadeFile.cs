using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;

namespace YouthCity.Bench;

/// <summary>Application files in the long form for a made contest: a row for each city and indicator, about 80 bytes long, from a fixed seed.</summary>
internal static class MadeFile
{
    /// <summary>What a clean row is spoilt with: an indicator nobody knows, a value that is no number, a count that is none.</summary>
    private const string Spoilt = "{0},{1}x,45.5,none,many,Управление образования мэрии,№ 7\n";

    private const string Clean = "{0},{1},{2:0.0},{3:0.0},,Управление образования мэрии,№ 7\n";

    private static readonly CompositeFormat s_spoilt = CompositeFormat.Parse(Spoilt), s_clean = CompositeFormat.Parse(Clean);

    /// <summary>UTF-8 without a mark.</summary>
    /// <param name="threeProblems">Whether every row has three problems.</param>
    public static byte[] LongForm(Contest contest, int rows, bool threeProblems = false)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(false), 1 << 16))
        {
            var chance = new Random(1);
            text.Write("city,indicator,baseline,value,respondents,source,note\n");
            for (var row = 0; row < rows; row++)
            {
                var (city, indicator) = (contest.Cities[row / contest.Indicators.Count], contest.Indicators[row % contest.Indicators.Count]);
                text.Write(string.Format(System.Globalization.CultureInfo.InvariantCulture, threeProblems ? s_spoilt : s_clean,
                    city.Name.Ky, indicator.Id, 30 + (chance.NextDouble() * 60), 30 + (chance.NextDouble() * 60)));
            }
        }

        return bytes.ToArray();
    }
}
