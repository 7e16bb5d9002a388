using YouthCity.Core.Criteria;
using YouthCity.Core.Scoring;

namespace YouthCity.Core.Ranking;

/// <summary>Why a city has no rank.</summary>
public enum UnrankedReason
{
    /// <summary>Not a single current value was accepted.</summary>
    NoApplication,

    /// <summary>The application has gaps and the rules accept none.</summary>
    Gaps,

    /// <summary>Too few of the indicators or groups in force are there.</summary>
    TooLittleData,

    /// <summary>No indicator tells the cities apart.</summary>
    NothingToCompare,
}

public static class UnrankedReasons
{
    /// <summary>The reason's stable code, such as <c>no-application</c>.</summary>
    public static string Code(this UnrankedReason reason) => reason switch
    {
        UnrankedReason.NoApplication => "no-application",
        UnrankedReason.Gaps => "gaps",
        UnrankedReason.TooLittleData => "too-little-data",
        _ => "nothing-to-compare",
    };

    /// <summary>Why the city has no total; null if it has one.</summary>
    public static UnrankedReason? Of(ScoreTable table, int city) =>
        table.Total(city) is not null ? null
        : table.Sheet.Coverage(city) == 0 ? UnrankedReason.NoApplication
        : table.Contest.Scoring.Missing == MissingRule.Reject && !table.TakesPart(city) ? UnrankedReason.Gaps
        : Enumerable.Range(0, table.Contest.Indicators.Count).Any(table.InForce) ? UnrankedReason.TooLittleData
        : UnrankedReason.NothingToCompare;
}
