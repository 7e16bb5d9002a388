using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;

namespace YouthCity.Core.Surveys;

/// <summary>When a survey was held.</summary>
public enum SurveyRound
{
    Current,

    /// <summary>The year before.</summary>
    Baseline,
}

/// <summary>The answers of a survey counted by indicator and city, which is all that is kept of the people who gave them.</summary>
public sealed class AnswerCounts(Contest contest)
{
    /// <summary>Of fewer answers nothing is told, not even how many there were: they could point to somebody.</summary>
    public const int Fewest = 5;

    /// <summary>Below this the interval is wider than about 20 percentage points, and the value is flagged.</summary>
    public const int Enough = 100;

    private readonly int[] _yes = new int[contest.Indicators.Count * contest.Cities.Count];
    private readonly int[] _answers = new int[contest.Indicators.Count * contest.Cities.Count];

    public void Add(int indicator, int city, bool yes)
    {
        var place = (indicator * contest.Cities.Count) + city;
        _answers[place]++;
        _yes[place] += yes ? 1 : 0;
    }

    /// <summary>How many answered; 0 where nobody did.</summary>
    public int Answers(int indicator, int city) => _answers[(indicator * contest.Cities.Count) + city];

    /// <summary>The share of those who said yes, in per cent, where enough answered to tell it.</summary>
    public double? Percent(int indicator, int city)
    {
        var place = (indicator * contest.Cities.Count) + city;
        return _answers[place] < Fewest ? null : 100.0 * _yes[place] / _answers[place];
    }

    /// <summary>By city id and indicator id, what the survey says, as an application would.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, ApplicationEntry>> Entries(SurveyRound round)
    {
        var cities = new Dictionary<string, IReadOnlyDictionary<string, ApplicationEntry>>(StringComparer.Ordinal);
        for (var city = 0; city < contest.Cities.Count; city++)
        {
            var entries = new Dictionary<string, ApplicationEntry>(StringComparer.Ordinal);
            for (var indicator = 0; indicator < contest.Indicators.Count; indicator++)
            {
                if (Percent(indicator, city) is { } percent)
                    entries[contest.Indicators[indicator].Id] = Entry(round, percent, Answers(indicator, city));
            }

            if (entries.Count > 0)
                cities[contest.Cities[city].Id] = entries;
        }

        return cities;
    }

    private static ApplicationEntry Entry(SurveyRound round, double percent, int answers) => round == SurveyRound.Baseline
        ? new(percent, null, BaselineRespondents: answers)
        : new(null, percent, Respondents: answers);
}
