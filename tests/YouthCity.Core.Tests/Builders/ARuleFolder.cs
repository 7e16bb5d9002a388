using System.Text;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Tests.Builders;

/// <summary>The four files of a small contest without a fault, for tests to put one in.</summary>
internal sealed class ARuleFolder
{
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal)
    {
        ["groups.csv"] = new(
            "id,weight,name_ky,name_ru,name_en",
            "1,1,Катышуу,Участие,Eligibility",
            "2,2,Эс алуу,Отдых,Leisure"),
        ["indicators.csv"] = new(
            "id,group,weight,kind,unit,direction,minimum,maximum,worst,best,name_ky,name_ru,name_en,source",
            "1.1,1,1,admin,%,+,0,100,0,100,Биринчи,Первый,First,records",
            "2.1,2,3,survey,,-,,,50,10,Экинчи,Второй,Second,"),
        ["cities.csv"] = new(
            "id,name_ky,name_ru,name_en,aliases,region_en,latitude,longitude",
            "osh,Ош,Ош,Osh,,Osh city,40.5283,72.7985",
            "naryn,Нарын,Нарын,Naryn,Нарин|Naryn city,,,"),
    };

    private byte[] _json = Encoding.UTF8.GetBytes("""
        {
          "id": "trial",
          "name": {
            "ky": "Сынак",
            "ru": "Проба",
            "en": "Trial"
          },
          "legalBasis": "none",
          "applicationsCloseOn": "2026-03-31",
          "validUntil": null,
          "prizes": {
            "fund": 6000000,
            "currency": "KGS",
            "places": [3000000, 2000000, 1000000]
          },
          "scoring": {
            "normalisation": "min-max",
            "progressShare": 0.5,
            "aggregation": {
              "indicators": "arithmetic",
              "groups": "arithmetic"
            },
            "missing": "zero",
            "minimumAvailability": 0.6667,
            "floor": null,
            "winsorise": null
          }
        }
        """);

    /// <summary>Replaces a part of contest.json that is there exactly once.</summary>
    public ARuleFolder Json(string part, string replacement)
    {
        var json = Encoding.UTF8.GetString(_json);
        Assert.Equal(2, json.Split(part).Length);
        return Json(Encoding.UTF8.GetBytes(json.Replace(part, replacement, StringComparison.Ordinal)));
    }

    public ARuleFolder Json(byte[] bytes)
    {
        _json = bytes;
        return this;
    }

    public ARuleFolder Json(Func<byte[], byte[]> change) => Json(change(_json));

    /// <param name="line">The line of the file, of which the header is the first.</param>
    public ARuleFolder Cell(string file, int line, string column, string cell)
    {
        var table = _tables[file];
        table.Rows[line - 2][table.Columns.IndexOf(column)] = cell;
        return this;
    }

    public ARuleFolder Row(string file, string cells)
    {
        _tables[file].Rows.Add([.. cells.Split(',')]);
        return this;
    }

    public ARuleFolder WithoutRows(string file)
    {
        _tables[file].Rows.Clear();
        return this;
    }

    public ARuleFolder RenamedColumn(string file, string column, string name)
    {
        var columns = _tables[file].Columns;
        columns[columns.IndexOf(column)] = name;
        return this;
    }

    /// <summary>Adds members to contest.json, on its line 9.</summary>
    public ARuleFolder Extra(string members) => Json("\"applicationsCloseOn\"", $"{members.Trim()}, \"applicationsCloseOn\"");

    /// <summary>Adds what contest.json says under <c>jury</c>, on its line 9.</summary>
    public ARuleFolder Jury(string value) => Json("\"applicationsCloseOn\"", $"\"jury\": {value}, \"applicationsCloseOn\"");

    public ARuleFolder Goalposts() => Json("min-max", "goalposts");

    public Contest Contest()
    {
        Assert.True(ContestParser.TryParse(Text(), out var contest, out var problems), string.Join("; ", problems.Select(Say)));
        Assert.Empty(problems);
        return contest;
    }

    /// <summary>What is refused, as <c>file:line code</c>.</summary>
    public IReadOnlyList<string> Problems()
    {
        Assert.False(ContestParser.TryParse(Text(), out var contest, out var problems));
        Assert.Null(contest);
        return [.. problems.Select(Say)];
    }

    public ContestText Text() => new(
        new("contest.json", _json), _tables["groups.csv"].Text("groups.csv"), _tables["indicators.csv"].Text("indicators.csv"),
        _tables["cities.csv"].Text("cities.csv"));

    private static string Say(RuleProblem problem) => $"{problem.File}:{problem.Line} {problem.Code}";

    private sealed class Table(string header, params string[] rows)
    {
        public List<string> Columns { get; } = [.. header.Split(',')];

        public List<List<string>> Rows { get; } = [.. rows.Select(row => row.Split(',').ToList())];

        public TextTable Text(string file) => new(file, Columns, [.. Rows.Select((row, index) => new TextRow(index + 2, row))]);
    }
}
