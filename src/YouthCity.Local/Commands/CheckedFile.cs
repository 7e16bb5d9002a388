using System.CommandLine;
using YouthCity.Core.Criteria;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Findings;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Surveys;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Local.Commands;

/// <summary>The file that a command checks, and as what.</summary>
/// <param name="Read">What is found in it, and what was recognised.</param>
public sealed record CheckedFile(string Path, Func<Contest, SentFile, (FindingList Findings, FileForm? Form)> Read)
{
    /// <summary>Adds the options to a command; gives the way to read them: nothing unless exactly one file is named.</summary>
    public static Func<ParseResult, CheckedFile?> AddTo(Command command)
    {
        var applications = new Option<string?>("--applications");
        var orders = new Option<string?>("--social-orders");
        var plans = new Option<string?>("--action-plans");
        var survey = new Option<string?>("--survey");
        foreach (var option in (Option[])[applications, orders, plans, survey])
            command.Options.Add(option);
        return call => Named(
            (call.GetValue(applications), ReadApplications),
            (call.GetValue(orders), ReadOrders),
            (call.GetValue(plans), ReadPlans),
            (call.GetValue(survey), ReadSurvey));
    }

    private static CheckedFile? Named(params (string? Path, Func<Contest, SentFile, (FindingList Findings, FileForm? Form)> Read)[] files) =>
        files.Where(file => file.Path is not null).ToList() is [var one] ? new(one.Path!, one.Read) : null;

    private static (FindingList Findings, FileForm? Form) ReadApplications(Contest contest, SentFile file) =>
        ApplicationReader.Read(contest, file, keepsRemarks: false) is var (_, findings, form) ? (findings, form) : default;

    private static (FindingList Findings, FileForm? Form) ReadOrders(Contest contest, SentFile file) =>
        SocialOrderReader.Read(contest, file) is var (_, findings, form) ? (findings, form) : default;

    private static (FindingList Findings, FileForm? Form) ReadPlans(Contest contest, SentFile file) =>
        ActionPlanReader.Read(contest, file) is var (_, findings, form) ? (findings, form) : default;

    private static (FindingList Findings, FileForm? Form) ReadSurvey(Contest contest, SentFile file) =>
        SurveyReader.Read(contest, file) is var (_, findings, form) ? (findings, form) : default;
}
