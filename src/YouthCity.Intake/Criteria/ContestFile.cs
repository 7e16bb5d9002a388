using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using YouthCity.Core.Criteria;

namespace YouthCity.Intake.Criteria;

/// <summary>Writes <c>contest.json</c> for people to read and change.</summary>
internal static class ContestFile
{
    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Write(Contest contest) => Encoding.UTF8.GetBytes(Settings(contest).ToJsonString(s_options) + "\n");

    /// <summary>Every setting, the usual ones too: what can be changed is there to be seen.</summary>
    public static JsonObject Settings(Contest contest) => new()
    {
        ["id"] = contest.Id,
        ["edition"] = contest.Edition,
        ["continues"] = contest.Continues,
        ["name"] = Name(contest.Name),
        ["legalBasis"] = Text(contest.LegalBasis),
        ["contact"] = Text(contest.Contact),
        ["notice"] = Text(contest.Notice),
        ["opensOn"] = Day(contest.OpensOn),
        ["applicationsCloseOn"] = Day(contest.ApplicationsCloseOn),
        ["validUntil"] = Day(contest.ValidUntil),
        ["prizes"] = new JsonObject
        {
            ["fund"] = contest.Prizes.Fund.Som,
            ["currency"] = contest.Prizes.Currency,
            ["places"] = new JsonArray([.. contest.Prizes.Places.Select(place => JsonValue.Create(place.Som))]),
        },
        ["scoring"] = Scoring(contest),
        ["jury"] = new JsonObject
        {
            ["share"] = contest.Jury.Share,
            ["trim"] = contest.Jury.Trim,
            ["minimumBallots"] = contest.Jury.MinimumBallots,
            ["adjust"] = contest.Jury.Adjustment.Code(),
            ["closesOn"] = Day(contest.Jury.ClosesOn),
        },
        ["objections"] = new JsonObject { ["publishTexts"] = contest.PublishesObjectionTexts },
    };

    private static JsonObject Scoring(Contest contest)
    {
        var rules = contest.Scoring;
        return new()
        {
            ["normalisation"] = rules.Normalisation.Code(),
            ["progressShare"] = rules.ProgressShare,
            ["aggregation"] = new JsonObject { ["indicators"] = rules.Indicators.Code(), ["groups"] = rules.Groups.Code() },
            ["missing"] = rules.Missing.Code(),
            ["minimumAvailability"] = rules.MinimumAvailability,
            ["floor"] = rules.Floor,
            ["winsorise"] = rules.Winsorise is { } limits
                ? new JsonObject { ["skewness"] = limits.Skewness, ["kurtosis"] = limits.Kurtosis, ["maxPoints"] = limits.MaxPoints }
                : null,
            ["ties"] = new JsonArray([.. rules.Ties.Select(breaker => JsonValue.Create(breaker.Name(contest.Groups)))]),
        };
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static JsonNode? Text(LocalName? text) => text is null ? null : text.IsOne ? text.En : Name(text);

    private static JsonObject Name(LocalName name) => new() { ["ky"] = name.Ky, ["ru"] = name.Ru, ["en"] = name.En };
}
