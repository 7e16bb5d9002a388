using System.Text.Json;
using YouthCity.Core.Criteria;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>What a city reports for one indicator.</summary>
public sealed record Entry(string Indicator, double? Baseline, double? Value, int? Respondents, string? Source, string? Note)
{
    public static Entry Of(JsonElement json) => new(
        json.GetProperty("indicator").GetString()!,
        Number(json, "baseline"),
        Number(json, "value"),
        (int?)Number(json, "respondents"),
        json.GetProperty("source").GetString(),
        json.GetProperty("note").GetString());

    private static double? Number(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
}
