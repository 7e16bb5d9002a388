using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Local.Tests.Drivers;

/// <summary>
/// A contest that is not ours: four ports, two groups of weights 3 and 1, a quarter of the score for progress. <c>B.2</c> is the same everywhere;
/// Est leaves one indicator out, Sud one baseline, and Ouest sends nothing.
/// </summary>
public sealed class AContest
{
    public IDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["contest.json"] = """
            { "id": "harbours-2031", "name": { "ky": "Порттор", "ru": "Порты", "en": "Harbours" }, "legalBasis": "none", "applicationsCloseOn": null,
              "validUntil": "2031-12-31", "prizes": { "fund": 1000, "currency": "KGS", "places": [500, 300, 100] },
              "scoring": { "normalisation": "min-max", "progressShare": 0.25, "aggregation": { "indicators": "arithmetic", "groups": "arithmetic" },
                "missing": "zero", "minimumAvailability": 0.6667, "floor": null, "winsorise": null } }
            """,
        ["groups.csv"] = """
            id,weight,name_ky,name_ru,name_en
            A,3,Суу,Вода,Water
            B,1,Шамал,Ветер,Wind
            """,
        ["indicators.csv"] = """
            id,group,weight,kind,unit,direction,minimum,maximum,worst,best,name_ky,name_ru,name_en,source
            A.1,A,2,admin,,+,0,,,,Кеме,Суда,Ships,
            A.2,A,1,admin,,-,0,,,,Күтүү,Ожидание,Waiting,
            B.1,B,1,survey,,+,0,100,,,Канааттануу,Довольны,Satisfied,
            B.2,B,5,admin,,+,0,,,,Бирдей,Поровну,Equal,
            """,
        ["cities.csv"] = """
            id,name_ky,name_ru,name_en,aliases,region_en,latitude,longitude
            nord,Түндүк,Север,Nord,,,,
            sud,Түштүк,Юг,Sud,Midi,,,
            est,Чыгыш,Восток,Est,,,,
            ouest,Батыш,Запад,Ouest,,,,
            """,
    };

    public const string Applications = """
        city,indicator,baseline,value
        nord,A.1,10,20
        nord,A.2,8,4
        nord,B.1,1,3
        nord,B.2,8,9
        Midi,A.1,10,40
        Midi,A.2,5,6
        Midi,B.1,,5
        Midi,B.2,8,9
        Восток,A.1,20,30
        Восток,B.1,2,7
        Восток,B.2,8,9
        """;

    public AContest With(string file, string old, string replacement)
    {
        Assert.Contains(old, Files[file], StringComparison.Ordinal);
        Files[file] = Files[file].Replace(old, replacement, StringComparison.Ordinal);
        return this;
    }

    /// <summary>Writes the rules into a folder of this name; gives its path.</summary>
    public string In(TempFolder folder)
    {
        var path = folder.In("harbours");
        Directory.CreateDirectory(path);
        foreach (var (file, text) in Files)
            File.WriteAllText(Path.Combine(path, file), text + "\n");
        return path;
    }
}
