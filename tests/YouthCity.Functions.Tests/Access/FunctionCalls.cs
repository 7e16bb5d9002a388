using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Cities;
using YouthCity.Functions.History;
using YouthCity.Functions.SocialOrders;

namespace YouthCity.Functions.Tests.Access;

/// <summary>How a function is called, and who may call it.</summary>
/// <param name="Status">What those who may call it get; everyone else is refused.</param>
/// <param name="Open">The callers that it is open to. A role that is not named here is refused, so a new role opens nothing.</param>
public sealed record FunctionCall(string Function, string Method, string Path, int Status, params string[] Open)
{
    public bool IsApi => Path == "/api" || Path.StartsWith("/api/", StringComparison.Ordinal);

    /// <summary>What a caller gets.</summary>
    public int StatusFor(string caller) => caller switch
    {
        _ when Open.Contains(caller, StringComparer.Ordinal) => Status,
        "anyone" or "unknown" => 401,
        _ => 403,
    };
}

/// <summary>A call of every function there is.</summary>
public static class FunctionCalls
{
    /// <summary>A caller without a key, one with an unknown key, one of every role that there is, and the key of another city.</summary>
    public static readonly string[] Callers =
        ["anyone", "unknown", .. Enum.GetValues<Role>().Select(role => role == Role.City ? "own city" : role.Code()), "other city"];

    public static IReadOnlyList<FunctionCall> All { get; } =
    [
        new("ApplicationsUpload", "POST", "/api/contests/2020/applications?dryRun=true", 200, "agency"),
        new("ApplicationsWithdrawal", "POST", "/api/contests/2020/applications/withdrawals?dryRun=true", 422, "agency"),
        new("Applications", "GET", "/api/contests/2020/applications", 200, "agency"),
        Open("Api", "GET", "/api"),
        Open("Contests", "GET", "/api/contests"),
        Open("Contest", "GET", "/api/contests/2020"),
        new("ContestMaking", "POST", "/api/contests?from=2020&id=2030&dryRun=true", 200, "agency"),
        new("ContestArchive", "POST", "/api/contests/2020/archive", 400, "agency"),
        new("ContestReopen", "DELETE", "/api/contests/2020/archive", 400, "agency"),
        Open("Rules", "GET", "/api/contests/2020/rules"),
        // Rules are changed while a contest collects, and these calls are made while it is judged.
        new("RulesUpload", "POST", "/api/contests/2020/rules?dryRun=true", 409, "agency"),
        Open("Template", "GET", "/api/contests/2020/template"),
        new("Scores", "GET", "/api/contests/2020/scores", 200, "agency", "jury", "observer"),
        new("ScoresOfCity", "GET", "/api/contests/2020/scores/osh", 200, "agency", "jury", "observer"),
        new("CompareCities", "GET", "/api/contests/2020/scores/osh/compare/talas", 200, "agency", "jury", "observer"),
        new("Prizes", "GET", "/api/contests/2020/prizes", 200, "agency", "jury", "observer"),
        new("Robustness", "GET", "/api/contests/2020/robustness?draws=50", 200, "agency", "jury", "observer"),
        new("RobustnessLeaveOneOut", "GET", "/api/contests/2020/robustness/leave-one-out", 200, "agency", "jury", "observer"),
        new("RobustnessSettings", "GET", "/api/contests/2020/robustness/settings", 200, "agency", "jury", "observer"),
        new("SocialOrdersUpload", "POST", "/api/contests/2020/social-orders?dryRun=true", 200, "agency"),
        new("SocialOrdersWithdrawal", "POST", "/api/contests/2020/social-orders/withdrawals?dryRun=true", 422, "agency"),
        new("SurveysUpload", "POST", "/api/contests/2020/surveys?dryRun=true", 200, "agency"),
        new("Surveys", "GET", "/api/contests/2020/surveys", 200, "agency", "jury", "observer"),
        new("ActionPlansUpload", "POST", "/api/contests/2020/action-plans?dryRun=true", 200, "agency"),
        new("ActionPlansWithdrawal", "POST", "/api/contests/2020/action-plans/withdrawals?dryRun=true", 422, "agency"),
        Open("ActionPlans", "GET", "/api/contests/2020/action-plans"),
        Open("ActionPlanTemplate", "GET", "/api/contests/2020/action-plans/template"),
        Open("SocialOrders", "GET", "/api/contests/2020/social-orders"),
        Open("SocialOrderFigures", "GET", "/api/contests/2020/social-orders/figures"),
        Open("Summary", "GET", "/api/contests/2020/summary"),
        Open("Stage", "GET", "/api/contests/2020/stage"),
        new("Reversion", "POST", "/api/contests/2020/reversions?dryRun=true", 404, "agency"),
        new("CityObjection", "POST", "/api/contests/2020/cities/osh/objections?dryRun=true", 409, "own city"),
        new("CityObjections", "GET", "/api/contests/2020/cities/osh/objections", 200, "agency", "own city"),
        new("ObjectionAnswer", "POST", "/api/contests/2020/objections/none/answers?dryRun=true", 404, "agency"),
        new("StageMove", "POST", "/api/contests/2020/stage?dryRun=true", 200, "agency"),
        new("Audit", "GET", "/api/contests/2020/audit", 200, "agency", "jury", "observer"),
        new("Uploads", "GET", "/api/contests/2020/uploads", 200, "agency"),
        new("UploadedFile", "GET", "/api/contests/2020/uploads/none", 404, "agency"),
        new("Check", "GET", "/api/contests/2020/check", 200, "agency"),
        new("RestorationAcknowledgement", "POST", "/api/contests/2020/restorations?dryRun=true", 409, "agency"),
        new("CityStatus", "GET", "/api/contests/2020/cities/osh/status", 200, "anyone", "agency", "jury", "observer", "own city"),
        new("Head", "GET", "/api/contests/2020/head", 200, "agency", "jury", "observer", "own city", "other city"),
        new("CityEditions", "GET", "/api/contests/2020/cities/osh/editions", 200, "agency", "own city"),
        new("Keys", "GET", "/api/keys", 200, "agency"),
        new("IssueKey", "POST", "/api/keys", 201, "agency"),
        new("RevokeKey", "DELETE", "/api/keys/jury-00000000?reason=letter", 404, "agency"),
        new("KeyAudit", "GET", "/api/audit", 200, "agency"),
        new("Publish", "POST", "/api/contests/2020/publications", 409, "agency"),
        Open("Publications", "GET", "/api/contests/2020/publications"),
        Open("Publication", "GET", "/api/contests/2020/publications/latest", 404),
        Open("PublicationSignature", "GET", "/api/contests/2020/publications/latest/signature", 404),
        Open("SigningKey", "GET", "/api/signing-key"),
        new("BallotsUpload", "POST", "/api/contests/2020/ballots?dryRun=true", 200, "jury"),
        new("BallotsWithdrawal", "POST", "/api/contests/2020/ballots/withdrawals?dryRun=true", 422, "jury"),
        new("Ballots", "GET", "/api/contests/2020/ballots", 200, "agency", "jury"),
        new("Jury", "GET", "/api/contests/2020/jury", 200, "agency", "jury", "observer"),

        Open("RuleSchema", "GET", "/api/schemas/contest.schema.json"),

        // Keys mean nothing outside /api: probes and style sheets are for anyone, pages know cookies only, and a form without its token is refused.
        Outside("Health", "GET", "/health"),
        Outside("HealthLive", "GET", "/health/live"),
        Outside("HealthReady", "GET", "/health/ready"),
        Outside("Asset", "GET", "/assets/site.css"),
        Outside("OpenApi", "GET", "/openapi.json"),
        Outside("ReferencePage", "GET", "/reference"),
        Outside("HomePage", "GET", "/"),
        Outside("ContestPage", "GET", "/contests/2020"),
        // A key in a header means nothing to a page: everyone is asked to sign in. PageAccessTests signs in.
        Outside("CityStatusPage", "GET", "/contests/2020/cities/osh/status", 302),
        Outside("OwnStatusPage", "GET", "/contests/2020/status", 302),
        Outside("CityObjectionsPage", "GET", "/contests/2020/cities/osh/objections", 302),
        Outside("CityObjectionForm", "POST", "/contests/2020/cities/osh/objections", 302),
        Outside("ObjectionsPage", "GET", "/contests/2020/objections", 302),
        Outside("ObjectionAnswerForm", "POST", "/contests/2020/objections/none", 302),
        Outside("WithdrawPage", "GET", "/contests/2020/cities/osh/withdraw", 302),
        Outside("WithdrawForm", "POST", "/contests/2020/cities/osh/withdraw", 302),
        Outside("PublishPage", "GET", "/contests/2020/publish", 302),
        Outside("PublishForm", "POST", "/contests/2020/publish", 302),
        Outside("KeysPage", "GET", "/keys", 302),
        Outside("IssueKeyForm", "POST", "/keys", 302),
        Outside("KeyPage", "GET", "/keys/jury-00000000", 302),
        Outside("RevokeKeyForm", "POST", "/keys/jury-00000000", 302),
        Outside("RulesPage", "GET", "/contests/2020/rules", 302),
        Outside("CopyPage", "GET", "/contests/2020/copy", 302),
        Outside("CopyForm", "POST", "/contests/2020/copy", 302),
        Outside("StagePage", "GET", "/contests/2020/stage", 302),
        Outside("StageForm", "POST", "/contests/2020/stage", 302),
        Outside("WorkPage", "GET", "/contests/2020/work", 302),
        Outside("GapsFile", "GET", "/contests/2020/gaps", 302),
        Outside("UploadPage", "GET", "/contests/2020/upload", 302),
        Outside("UploadOfKindPage", "GET", "/contests/2020/upload/applications", 302),
        Outside("UploadCheck", "POST", "/contests/2020/upload/applications", 302),
        Outside("UploadStore", "POST", "/contests/2020/upload/applications/store", 302),
        Outside("UploadMarked", "POST", "/contests/2020/upload/applications/marked", 302),
        Outside("BallotsPage", "GET", "/contests/2020/ballots", 302),
        Outside("BallotPage", "GET", "/contests/2020/ballots/osh", 302),
        Outside("BallotForm", "POST", "/contests/2020/ballots/osh", 302),
        Outside("AuditPage", "GET", "/contests/2020/audit", 302),
        Outside("SentFile", "GET", "/contests/2020/files/6e7bf05048d45dfae88ed3b53319b87d6b5b0a8b86284e2eeb75d6e07011fc2c", 302),
        Outside("ProtocolPage", "GET", "/contests/2020/protocol", 302),
        Outside("ResultPage", "GET", "/contests/2020/result"),
        Outside("ComparePage", "GET", "/contests/2020/compare"),
        Outside("WhatIfPage", "GET", "/contests/2020/what-if"),
        Outside("MethodPage", "GET", "/method"),
        Outside("AccessibilityPage", "GET", "/accessibility"),
        Outside("JuryPage", "GET", "/contests/2020/jury"),
        Outside("CityPage", "GET", "/contests/2020/cities/osh"),
        Outside("RobustnessPage", "GET", "/contests/2020/robustness"),
        Outside("SignInPage", "GET", "/sign-in"),
        Outside("SignIn", "POST", "/sign-in", 400),
        Outside("SignOut", "POST", "/sign-out", 302),
    ];

    public static FunctionCall Of(string function) => All.Single(call => call.Function == function);

    /// <summary>The file that an upload sends: right, so that only the caller decides.</summary>
    public static string FileFor(FunctionCall call) => call.Function switch
    {
        "RulesUpload" => "no archive",
        "ApplicationsUpload" => "city,indicator,value\nosh,1.1,5\n",
        "SurveysUpload" => "city,1.4\nosh,1\n",
        "BallotsUpload" => "city,group,mark\nosh,1,7.5\n",
        "IssueKey" => """{ "role": "observer", "name": "A test" }""",
        "Publish" => """{ "protocol": "12-3", "protocolDate": "2026-11-20" }""",
        "ApplicationsWithdrawal" or "SocialOrdersWithdrawal" or "ActionPlansWithdrawal" => "city\nosh\n",
        "BallotsWithdrawal" => "city,group\nosh,1\n",
        "Reversion" => """{ "version": "none", "reason": "why not" }""",
        "CityObjection" => """{ "subject": "value", "what": "1.1", "text": "why not" }""",
        "ObjectionAnswer" => """{ "outcome": "upheld", "text": "why not" }""",
        "RestorationAcknowledgement" => """{ "reason": "why not" }""",
        "StageMove" => """{ "stage": "collecting", "reason": "why not" }""",
        "SocialOrdersUpload" => "city,amount,theme\nosh,100,Билим\n",
        "ActionPlansUpload" => "city,action\nosh,A youth centre\n",
        _ => "",
    };

    /// <summary>A function that every known key opens, and no key as well; a key that is not known is refused everywhere under <c>/api</c>.</summary>
    private static FunctionCall Open(string function, string method, string path, int status = 200) => new(function, method, path, status, [.. Callers.Except(["unknown"])]);

    private static FunctionCall Outside(string function, string method, string path, int status = 200) => new(function, method, path, status, Callers);
}
