using YouthCity.Core.Stages;
using YouthCity.Core.Surveys;
using YouthCity.Functions.ActionPlans;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Criteria;
using YouthCity.Functions.SocialOrders;
using YouthCity.Functions.Surveys;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.UploadPages;

/// <summary>A kind of file that the agency sends through the pages.</summary>
/// <param name="Name">In the address.</param>
/// <param name="Title">The text that names it.</param>
/// <param name="Text">The text that says what the file holds.</param>
/// <param name="KeepsFile">Whether the bytes are kept with what they say, or only their hash.</param>
/// <param name="Read">Reads the file, at a moment, against what the contest holds.</param>
public sealed record UploadKind(string Name, string Title, string Text, string Act, bool KeepsFile, Func<ContestState, SentFile, DateTimeOffset, ReadFile> Read)
{
    public static IReadOnlyList<UploadKind> All { get; } =
    [
        new("applications", "page.upload.applications", "page.upload.applications.text", ActNames.Applications, true, ApplicationFunctions.Read),
        new("social-orders", "page.upload.social-orders", "page.upload.social-orders.text", ActNames.SocialOrders, true, (state, file, _) => SocialOrderFunctions.Read(state, file)),
        new("action-plans", "page.upload.action-plans", "page.upload.action-plans.text", ActNames.ActionPlans, true, (state, file, _) => ActionPlanFunctions.Read(state, file)) { Template = ("action-plans/template", "page.upload.template") },
        new("surveys", "page.upload.surveys", "page.upload.surveys.text", ActNames.Surveys, false, (state, file, _) => SurveyFunctions.Read(state, file, SurveyRound.Current)),
        new("rules", "page.upload.rules", "page.upload.rules.text", ActNames.Rules, true, (state, file, _) => RulesFunctions.Read(state, file)) { Label = "page.rules.file", Accept = ".xlsx,.zip", HasOwnPage = true },
        new("surveys-baseline", "page.upload.surveys-baseline", "page.upload.surveys-baseline.text", ActNames.Surveys, false, (state, file, _) => SurveyFunctions.Read(state, file, SurveyRound.Baseline)),
    ];

    /// <summary>The text that asks for a file.</summary>
    public string Label { get; init; } = "page.upload.file";

    /// <summary>The endings that a file can have.</summary>
    public string Accept { get; init; } = ".xlsx,.csv";

    /// <summary>Where the file to fill in is, behind the address of the contest, and the text that names it; null where there is none of this kind alone.</summary>
    public (string Address, string Text)? Template { get; init; }

    /// <summary>Whether a page of its own leads to it, and not the list of files.</summary>
    public bool HasOwnPage { get; init; }

    /// <summary>The kind of this name; null if there is none.</summary>
    public static UploadKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);
}
