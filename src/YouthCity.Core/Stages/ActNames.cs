namespace YouthCity.Core.Stages;

/// <summary>What commits call what was done.</summary>
public static class ActNames
{
    public const string Applications = "applications", SocialOrders = "social-orders", Surveys = "surveys", Ballots = "ballots", ActionPlans = "action-plans";

    public const string ApplicationWithdrawal = "application-withdrawal", SocialOrderWithdrawal = "social-order-withdrawal", BallotWithdrawal = "ballot-withdrawal", ActionWithdrawal = "action-withdrawal";

    /// <summary>Applications, social orders and action plans are set back to what an earlier version held.</summary>
    public const string Reversion = "reversion";

    /// <summary>The contest goes to another stage.</summary>
    public const string Stage = "stage";

    public const string Objection = "objection", ObjectionAnswer = "objection-answer";

    /// <summary>It is acknowledged that the store was restored from an old copy.</summary>
    public const string Restoration = "restoration";

    /// <summary>The contest goes on under other rules.</summary>
    public const string Rules = "rules";

    public const string Publication = "publication";

    /// <summary>A contest is made.</summary>
    public const string Contest = "contest";

    /// <summary>Into the archive, and out of it.</summary>
    public const string Archive = "archive", Unarchive = "unarchive";
}
