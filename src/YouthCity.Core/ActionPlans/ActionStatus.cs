namespace YouthCity.Core.ActionPlans;

/// <summary>How far an action of a plan is.</summary>
public enum ActionStatus
{
    Planned,
    UnderWay,
    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}

public static class ActionStatuses
{
    private static readonly string[] s_codes = ["planned", "under-way", "done", "dropped"];

    /// <summary>The status's stable code.</summary>
    public static string Code(this ActionStatus status) => s_codes[(int)status];

    /// <summary>Null if there is no status of that code.</summary>
    public static ActionStatus? TryParse(string code) => Array.IndexOf(s_codes, code) is >= 0 and var at ? (ActionStatus)at : null;
}
