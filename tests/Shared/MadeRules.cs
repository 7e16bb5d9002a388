using System.Globalization;
using System.Text;

namespace YouthCity.Tests;

/// <summary>The files of a contest of any size under the reference rules, with six groups and 26 indicators, and a file for it.</summary>
internal static class MadeRules
{
    public const int Indicators = 26;

    /// <param name="folder">Is made where it is missing.</param>
    public static void Write(string folder, int cities)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "contest.json"), """
            { "id": "made", "name": { "ky": "m", "ru": "m", "en": "m" },
              "prizes": { "fund": 6000000, "currency": "KGS", "places": [3000000, 2000000, 1000000] },
              "scoring": { "normalisation": "min-max", "progressShare": 0.5,
                "aggregation": { "indicators": "arithmetic", "groups": "arithmetic" }, "missing": "zero", "minimumAvailability": 0.6667 } }
            """);
        Write("groups.csv", "id,weight,name_ky,name_ru,name_en", 6, group => $"g{group},1,g{group},g{group},g{group}");
        Write("indicators.csv", "id,group,weight,kind,direction,name_ky,name_ru,name_en", Indicators, i => $"i{i},g{i % 6},1,admin,+,i{i},i{i},i{i}");
        Write("cities.csv", "id,name_ky,name_ru,name_en", cities, city => $"c{city},Шаар {city},Город {city},Town {city}");

        void Write(string file, string header, int rows, Func<int, FormattableString> row) =>
            File.WriteAllLines(Path.Combine(folder, file), Enumerable.Range(0, rows).Select(number => FormattableString.Invariant(row(number))).Prepend(header));
    }

    /// <summary>Applications in the wide form: a row for each of the first cities, with values that no other city and no other seed has.</summary>
    public static string Applications(int cities, int seed)
    {
        var file = new StringBuilder("city");
        for (var indicator = 0; indicator < Indicators; indicator++)
            file.Append(CultureInfo.InvariantCulture, $",i{indicator}");
        file.Append('\n');
        for (var city = 0; city < cities; city++)
        {
            file.Append(CultureInfo.InvariantCulture, $"c{city}");
            for (var indicator = 0; indicator < Indicators; indicator++)
                file.Append(CultureInfo.InvariantCulture, $",{((seed * 7919) + (city * 31) + (indicator * 17)) % 1_000_003}");
            file.Append('\n');
        }

        return file.ToString();
    }

    /// <summary>Applications in the long form without a mistake: a row for each city and indicator, about 46 bytes long, from a fixed seed.</summary>
    public static void WriteApplications(string path, int rows)
    {
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 16);
        var chance = new Random(1);
        text.Write("city,indicator,baseline,value,source\n");
        for (var row = 0; row < rows; row++)
        {
            text.Write(string.Create(CultureInfo.InvariantCulture,
                $"Шаар {row / Indicators},i{row % Indicators},{30 + (chance.NextDouble() * 60):0.0},{30 + (chance.NextDouble() * 60):0.0},Бюро № 7\n"));
        }
    }
}
