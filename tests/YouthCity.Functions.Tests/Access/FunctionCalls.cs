using YouthCity.Functions.Ballots;
using YouthCity.Functions.Cities;
using YouthCity.Functions.History;
using YouthCity.Functions.Home;
using YouthCity.Functions.Reference;
using YouthCity.Functions.Robustness;
using YouthCity.Functions.Scores;
using YouthCity.Functions.SocialOrders;

namespace YouthCity.Functions.Tests.Access;

/// <summary>How a function is called, and what each caller gets.</summary>
/// <param name="Statuses">Of a caller without a key, with an unknown one, the agency, the jury, the city that is asked about, another city.</param>
public sealed record FunctionCall(string Function, string Method, string Path, params int[] Statuses)
{
    public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);
}

/// <summary>A call of every function there is.</summary>
public static class FunctionCalls
{
    public static readonly string[] Callers = ["anyone", "unknown", "agency", "jury", "own city", "other city"];

    public static IReadOnlyList<FunctionCall> All { get; } =
    [
        new("ApplicationsUpload", "POST", "/api/contests/2020/applications?dryRun=true", 401, 401, 200, 403, 403, 403),
        new("Applications", "GET", "/api/contests/2020/applications", 401, 401, 200, 403, 403, 403),
        new("Template", "GET", "/api/contests/2020/template", 200, 401, 200, 200, 200, 200),
        new("Scores", "GET", "/api/contests/2020/scores", 401, 401, 200, 200, 403, 403),
        new("ScoresOfCity", "GET", "/api/contests/2020/scores/osh", 401, 401, 200, 200, 403, 403),
        new("CompareCities", "GET", "/api/contests/2020/scores/osh/compare/talas", 401, 401, 200, 200, 403, 403),
        new("Prizes", "GET", "/api/contests/2020/prizes", 401, 401, 200, 200, 403, 403),
        new("Robustness", "GET", "/api/contests/2020/robustness?draws=50", 401, 401, 200, 200, 403, 403),
        new("RobustnessLeaveOneOut", "GET", "/api/contests/2020/robustness/leave-one-out", 401, 401, 200, 200, 403, 403),
        new("RobustnessSettings", "GET", "/api/contests/2020/robustness/settings", 401, 401, 200, 200, 403, 403),
        new("SocialOrdersUpload", "POST", "/api/contests/2020/social-orders?dryRun=true", 401, 401, 200, 403, 403, 403),
        new("SurveysUpload", "POST", "/api/contests/2020/surveys?dryRun=true", 401, 401, 200, 403, 403, 403),
        new("Surveys", "GET", "/api/contests/2020/surveys", 401, 401, 200, 200, 403, 403),
        new("SocialOrders", "GET", "/api/contests/2020/social-orders", 200, 401, 200, 200, 200, 200),
        new("SocialOrderFigures", "GET", "/api/contests/2020/social-orders/figures", 200, 401, 200, 200, 200, 200),
        new("Summary", "GET", "/api/contests/2020/summary", 200, 401, 200, 200, 200, 200),
        new("Audit", "GET", "/api/contests/2020/audit", 401, 401, 200, 200, 403, 403),
        new("Uploads", "GET", "/api/contests/2020/uploads", 401, 401, 200, 403, 403, 403),
        new("UploadedFile", "GET", "/api/contests/2020/uploads/none", 401, 401, 404, 403, 403, 403),
        new("Check", "GET", "/api/contests/2020/check", 401, 401, 200, 403, 403, 403),
        new("CityStatus", "GET", "/api/contests/2020/cities/osh/status", 200, 401, 200, 200, 200, 403),

        new("BallotsUpload", "POST", "/api/contests/2020/ballots?dryRun=true", 401, 401, 403, 200, 403, 403),
        new("Ballots", "GET", "/api/contests/2020/ballots", 401, 401, 200, 200, 403, 403),
        new("Jury", "GET", "/api/contests/2020/jury", 401, 401, 200, 200, 403, 403),

        // Keys mean nothing outside /api: probes and style sheets are for anyone, pages know cookies only, and a form without its token is refused.
        new("Health", "GET", "/health", 200, 200, 200, 200, 200, 200),
        new("HealthLive", "GET", "/health/live", 200, 200, 200, 200, 200, 200),
        new("HealthReady", "GET", "/health/ready", 200, 200, 200, 200, 200, 200),
        new("Asset", "GET", "/assets/site.css", 200, 200, 200, 200, 200, 200),
        new("OpenApi", "GET", "/openapi.json", 200, 200, 200, 200, 200, 200),
        new("ReferencePage", "GET", "/reference", 200, 200, 200, 200, 200, 200),
        new("HomePage", "GET", "/", 200, 200, 200, 200, 200, 200),
        new("ContestPage", "GET", "/contests/2020", 200, 200, 200, 200, 200, 200),
        new("JuryPage", "GET", "/contests/2020/jury", 200, 200, 200, 200, 200, 200),
        new("CityPage", "GET", "/contests/2020/cities/osh", 200, 200, 200, 200, 200, 200),
        new("RobustnessPage", "GET", "/contests/2020/robustness", 200, 200, 200, 200, 200, 200),
        new("SignInPage", "GET", "/sign-in", 200, 200, 200, 200, 200, 200),
        new("SignIn", "POST", "/sign-in", 400, 400, 400, 400, 400, 400),
        new("SignOut", "POST", "/sign-out", 302, 302, 302, 302, 302, 302),
    ];

    public static FunctionCall Of(string function) => All.Single(call => call.Function == function);

    /// <summary>The file that an upload sends: right, so that only the caller decides.</summary>
    public static string FileFor(FunctionCall call) => call.Function switch
    {
        "ApplicationsUpload" => "city,indicator,value\nosh,1.1,5\n",
        "SurveysUpload" => "city,1.4\nosh,1\n",
        "BallotsUpload" => "city,group,mark\nosh,1,7.5\n",
        "SocialOrdersUpload" => "city,amount,theme\nosh,100,Билим\n",
        _ => "",
    };
}
