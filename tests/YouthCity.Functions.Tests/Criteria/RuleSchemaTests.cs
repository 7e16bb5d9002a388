using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Json.Schema;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>What the schemas take, the loader takes, less what no schema of one file can say; and what the loader takes of the reference rules they take too.</summary>
public sealed class RuleSchemaTests
{
    /// <summary>Said of two settings together, of other files, or of a calendar; <c>criteria/2020/README.md</c> lists them in words.</summary>
    private static readonly string[] s_beyondSchema =
    [
        "zero-with-z-score", "zero-with-standardised", "mean-with-z-score", "mazziotta-pareto-without-standardised", "winsorise-with-ranks", "share-off-scale", "missing-goalposts",
        "places-above-fund", "places-rise", "opens-after-closing", "continues-itself", "bad-tie-breaker",
    ];

    /// <summary>Of two rows or two cells together.</summary>
    private static readonly string[] s_beyondTableSchema = ["duplicate-id", "spelling-of-two-cities", "unknown-group", "empty-group", "minimum-above-maximum", "bad-map-point"];

    private static readonly JsonSchema s_schema = JsonSchema.FromText(Encoding.UTF8.GetString(RuleSchema.Contest()), new BuildOptions { SchemaRegistry = new() });

    private static readonly string[] s_values =
    [
        "null", "\"\"", "\" \"", "\"a\"", "\"2020\"", "\"2020.\"", "\"2021-02-28\"", "\"2021-02-30\"", "\"28.02.2021\"", "0", "1", "-1", "0.5", "0.495", "1.5", "5", "1001", "100", "99.9", "1e300", "true", "[]", "{}",
        "[1]", "[600, 300.25]", "[600.001]", "[\"coverage\"]", "[\"jury\", \"jury\"]", "[\"group:1\", \"jury\"]", "\"share\"", "\"z-score\"", "\"standardised\"", "\"goalposts\"", "\"rank\"", "\"geometric\"", "\"available\"",
        "{ \"skewness\": 1, \"kurtosis\": 2, \"maxPoints\": 3 }", "{ \"skewness\": 1 }", "{ \"ky\": \"а\", \"ru\": \"б\", \"en\": \"c\" }", "{ \"ky\": \"а\", \"ru\": \" \", \"en\": \"c\" }", "{ \"share\": 0.5, \"adjust\": \"leniency\" }",
        "{ \"indicators\": \"harmonic\", \"groups\": \"geometric\" }", "10000000000", "10000000000.01",
    ];

    private static readonly string[] s_places =
    [
        "id", "edition", "continues", "name", "name.ky", "legalBasis", "contact", "notice", "opensOn", "applicationsCloseOn", "validUntil", "prizes", "prizes.fund", "prizes.currency", "prizes.places", "scoring",
        "scoring.normalisation", "scoring.progressShare", "scoring.aggregation", "scoring.aggregation.groups", "scoring.missing", "scoring.minimumAvailability", "scoring.floor", "scoring.winsorise", "scoring.ties",
        "jury", "jury.share", "jury.trim", "jury.minimumBallots", "jury.adjust", "jury.closesOn", "unknown", "scoring.unknown", "jury.unknown", "name.kg",
    ];

    [Fact]
    public void What_the_schema_of_settings_takes_the_loader_takes()
    {
        var (taken, refused) = (0, 0);
        Gen.Select(AnyOf(s_places), AnyOf([.. s_values, "absent"])).Array[1, 3].Sample(
            changes =>
            {
                var json = (JsonObject)JsonNode.Parse(RuleSet.Settings)!;
                foreach (var (place, value) in changes)
                    Put(json, place, value);
                var text = json.ToJsonString();
                var isTaken = s_schema.Evaluate(JsonElement.Parse(text)).IsValid;
                _ = isTaken ? Interlocked.Increment(ref taken) : Interlocked.Increment(ref refused);
                var found = Codes(new RuleSet().With("contest.json", text));
                if (isTaken)
                    Assert.All(found, code => Assert.True(s_beyondSchema.Contains(code) || (code == "wrong-type" && text.Contains("2021-02-30", StringComparison.Ordinal)), $"{code}: {text}"));
                else
                    Assert.True(found.Count > 0, $"The loader takes what the schema refuses: {text}");
            },
            iter: 2_000);
        Assert.True(taken > 40 && refused > 200, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [InlineData("groups.csv")]
    [InlineData("indicators.csv")]
    [InlineData("cities.csv")]
    public void What_the_schema_of_a_table_takes_the_loader_takes(string file)
    {
        var schema = JsonNode.Parse(RuleTableSchema.Frictionless(file))!;
        var fields = schema["fields"]!.AsArray().Select(field => field!.AsObject()).ToList();
        string[] values = ["", "1", "0", "-1", "0.5", "1e-10", "1000000001", "95", "-181", "text", "текст", "admin", "survey", "+", "-", "±", "1.1", "a b", "a.", "a-b_c.d", "1.10"];
        var (taken, refused) = (0, 0);
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, fields.Count - 1], AnyOf(values)).Sample(
            (row, column, value) =>
            {
                var rows = CsvText.Parse(new RuleSet().Text(file)).Select(cells => cells.ToList()).ToList();
                Assert.Equal(fields.Select(field => field["name"]!.GetValue<string>()), rows[0]);
                rows[row][column] = value;
                var isTaken = Takes(fields[column], value);
                _ = isTaken ? Interlocked.Increment(ref taken) : Interlocked.Increment(ref refused);
                var found = Codes(new RuleSet().With(file, string.Concat(rows.Select(cells => string.Join(',', cells.Select(cell => $"\"{cell}\"")) + "\n"))));
                if (isTaken)
                    Assert.All(found, code => Assert.Contains(code, s_beyondTableSchema));
                else
                    Assert.True(found.Count > 0, $"The loader takes what the schema refuses: {fields[column]["name"]} {value}");
            },
            iter: 300);
        Assert.True(taken > 30 && refused > 30, $"{taken} taken, {refused} refused");
    }

    [Theory]
    [InlineData("groups.csv")]
    [InlineData("indicators.csv")]
    [InlineData("cities.csv")]
    public void Both_descriptions_of_a_table_say_the_same_columns(string file)
    {
        var frictionless = JsonNode.Parse(RuleTableSchema.Frictionless(file))!["fields"]!.AsArray();
        var web = JsonNode.Parse(RuleTableSchema.OnTheWeb(file))!["tableSchema"]!["columns"]!.AsArray();
        Assert.Equal(
            frictionless.Select(field => (field!["name"]!.GetValue<string>(), field["type"]!.GetValue<string>(), field["constraints"]?["required"] is not null)),
            web.Select(column => (column!["name"]!.GetValue<string>(), column["datatype"]!["base"]!.GetValue<string>(), column["required"]!.GetValue<bool>())));
    }

    [Fact]
    public void The_schema_takes_every_file_that_we_write() => Assert.All(
        (Contest[])[RuleSet.Reference, RuleSet.EverySetting],
        contest => Assert.True(s_schema.Evaluate(JsonElement.Parse(Encoding.UTF8.GetString(RuleFiles.Of(contest).Contest))).IsValid));

    private static Gen<string> AnyOf(string[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static void Put(JsonObject json, string place, string value)
    {
        var keys = place.Split('.');
        JsonNode? at = json;
        foreach (var key in keys[..^1])
            at = at is JsonObject inside ? inside[key] : null;
        if (at is not JsonObject target)
            return;
        target.Remove(keys[^1]);
        if (value != "absent")
            target[keys[^1]] = JsonNode.Parse(value);
    }

    private static List<string> Codes(RuleSet set) => [.. RuleSet.Read(set.Zip()).Findings.All.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code)];

    /// <summary>What a Table Schema says of one cell, for the constraints that ours has.</summary>
    private static bool Takes(JsonObject field, string cell)
    {
        var constraints = field["constraints"]?.AsObject();
        if (cell.Length == 0)
            return constraints?["required"] is null;
        if (constraints?["pattern"] is { } pattern && !Regex.IsMatch(cell, pattern.GetValue<string>(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            return false;
        if (constraints?["enum"] is JsonArray choices && choices.All(choice => choice!.GetValue<string>() != cell))
            return false;
        if (field["type"]!.GetValue<string>() != "number")
            return true;
        return double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && !(number < constraints?["minimum"]?.GetValue<double>()) && !(number > constraints?["maximum"]?.GetValue<double>());
    }
}
