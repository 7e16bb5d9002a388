using YouthCity.Core;
using YouthCity.Core.ActionPlans;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.ActionPlans;

/// <summary>How far an action is, as people say it in three languages. What we write is the text <c>action-status.CODE</c>.</summary>
internal static class StatusWords
{
    /// <summary>Other words for the same.</summary>
    private static readonly (ActionStatus Status, string[] Words)[] s_others =
    [
        (ActionStatus.Planned, ["пландалды", "пландалууда", "в плане", "планируется", "запланирован", "not begun"]),
        (ActionStatus.UnderWay, ["ишке ашырылууда", "жүрүп жатат", "в процессе", "в работе", "исполняется", "in progress", "ongoing"]),
        (ActionStatus.Done, ["бүттү", "аткарылган", "исполнено", "сделано", "завершено", "готово", "даяр", "completed", "finished"]),
        (ActionStatus.Dropped, ["алынып салынды", "аткарылбайт", "снято", "не будет выполнено", "cancelled", "canceled"]),
    ];

    private static readonly Dictionary<string, ActionStatus> s_words = All();

    /// <summary>Null if a text is no word for any of them.</summary>
    public static ActionStatus? Read(string text) => s_words.TryGetValue(text, out var status) ? status : null;

    public static string In(Language language, ActionStatus status) => Messages.In(language, $"action-status.{status.Code()}");

    /// <summary>What there is to choose from.</summary>
    public static string AllIn(Language language) => string.Join("; ", Enum.GetValues<ActionStatus>().Select(status => In(language, status)));

    private static Dictionary<string, ActionStatus> All()
    {
        var words = new Dictionary<string, ActionStatus>(StringComparer.OrdinalIgnoreCase);
        foreach (var (status, others) in s_others)
        {
            foreach (var word in others.Append(status.Code()).Concat(Enum.GetValues<Language>().Select(language => In(language, status))))
                words[word] = status;
        }

        return words;
    }
}
