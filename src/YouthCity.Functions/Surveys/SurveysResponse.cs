using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.History;
using YouthCity.Core.Surveys;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Surveys;

/// <summary>What surveys say: every survey indicator of every city that has a value and the number of those who answered, in per cent.</summary>
/// <param name="Lines">In the order of the cities, then of the indicators.</param>
public sealed record SurveysResponse(string Contest, IReadOnlyList<SurveyLine> Lines)
{
    public static SurveysResponse Of(Contest contest, ContestContent content) =>
        new(contest.Id, [.. contest.Cities.SelectMany(city => SurveyLine.OfCity(contest, content, city.Id))]);

    public CsvTable Table() => new(
        ["city", "indicator", "value", "respondents", "low", "high", "baseline", "baseline respondents", "baseline low", "baseline high", "change", "few respondents"],
        Lines.Select(IReadOnlyList<object?> (line) =>
        [
            line.City, line.Indicator, line.Current?.Percent, line.Current?.Respondents, line.Current?.Low, line.Current?.High,
            line.Baseline?.Percent, line.Baseline?.Respondents, line.Baseline?.Low, line.Baseline?.High, Word.Of("change", line.Change), line.FewRespondents,
        ]));
}

/// <summary>What a survey says of a city in one indicator.</summary>
/// <param name="Current">The current value; null if it, or the number of answers, is not known.</param>
/// <param name="Baseline">The baseline; null if it, or the number of answers, is not known.</param>
/// <param name="Change">Since the baseline: <c>risen</c>, <c>fallen</c>, <c>not-distinguishable</c> where the answers do not support either; nothing without both rounds.</param>
/// <param name="FewRespondents">Whether a round has fewer answers than give a fair picture.</param>
public sealed record SurveyLine(string City, string Indicator, SurveyFigure? Current, SurveyFigure? Baseline, string? Change, bool FewRespondents)
{
    private const string NotDistinguishable = "not-distinguishable";

    public bool IsNotDistinguishable() => Change == NotDistinguishable;

    public static SurveyLine Of(string city, string indicator, ApplicationEntry entry)
    {
        var (current, baseline) = (SurveyFigure.Of(entry.Value, entry.Respondents), SurveyFigure.Of(entry.Baseline, entry.BaselineRespondents));
        return new(city, indicator, current, baseline, ChangeOf(current, baseline),
            current?.Respondents < AnswerCounts.Enough || baseline?.Respondents < AnswerCounts.Enough);
    }

    public static IReadOnlyList<SurveyLine> OfCity(Contest contest, ContestContent content, string city) =>
    [
        .. from indicator in contest.Indicators
           where indicator.Kind == IndicatorKind.Survey
           let entry = content.Application(city).Entries.GetValueOrDefault(indicator.Id)
           where entry is { Value: not null, Respondents: > 0 } or { Baseline: not null, BaselineRespondents: > 0 }
           select Of(city, indicator.Id, entry),
    ];

    private static string? ChangeOf(SurveyFigure? current, SurveyFigure? baseline) =>
        current is null || baseline is null ? null
        : !current.Interval().IsDistinguishableFrom(baseline.Interval()) ? NotDistinguishable
        : current.Percent > baseline.Percent ? "risen" : "fallen";
}

/// <summary>A share in per cent with its 95 % Wilson interval.</summary>
/// <param name="Percent">The share that answered so, from 0 to 100.</param>
/// <param name="Respondents">How many answered.</param>
/// <param name="Low">The lower end of the interval, from 0 to 100.</param>
/// <param name="High">The upper end of the interval, from 0 to 100.</param>
public sealed record SurveyFigure(double Percent, int Respondents, double Low, double High)
{
    /// <summary>Nothing without both, or where the value is no share.</summary>
    public static SurveyFigure? Of(double? percent, int? respondents)
    {
        if (percent is not (>= 0 and <= 100 and var value) || respondents is not (> 0 and var count))
            return null;
        var interval = ShareInterval.Of(value / 100, count);
        return new(value, count, interval.Low * 100, interval.High * 100);
    }

    public ShareInterval Interval() => ShareInterval.Of(Percent / 100, Respondents);
}
