using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Core.Surveys;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Surveys;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Surveys;

/// <summary>Surveys: a file of answers becomes values of the survey indicators, and nothing else of it stays.</summary>
public sealed class SurveyFunctions(ApiPipeline pipeline, Uploading uploading, CachedResponse responses)
{
    private const string Round = "round", CurrentRound = "current", BaselineRound = "baseline";

    private static readonly Operation s_upload = UploadOf();

    private static readonly Operation s_shares = new("Surveys", Capability.ReadScores) { Returns = [Versions.Returns<SurveysResponse>()] };

    [Function("SurveysUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/contests/{contest}/surveys")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_upload, api =>
        {
            if (RoundOf(api.Request) is not { } round)
            {
                return Task.FromResult(api.Refuse(
                    ProblemCodes.BadParameter, Round, api.Request.Query[Round].ToString(), $"{CurrentRound}, {BaselineRound}"));
            }

            return uploading.UploadAsync(api, ActNames.Surveys, keepsFile: false, read: (state, file) => Read(state, file, round));
        });

    /// <summary>Reads a file of answers to a survey; of the people who gave them only their numbers are kept.</summary>
    public static ReadFile Read(ContestState state, SentFile file, SurveyRound round)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (counts, findings, form) = SurveyReader.Read(state.Contest, file);
        return new ReadFile(ContestChange.Of(counts.Entries(round)), findings, form);
    }

    [Function("Surveys")]
    public Task<IResult> Shares(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/surveys")] HttpRequest request, string contest) =>
        pipeline.ReadAsync(request, contest, s_shares, (api, state) => responses.Answer(
            api, state, "surveys", static asked => SurveysResponse.Of(asked.State.Contest, asked.State.Content), static (surveys, _) => surveys.Table()));

    private static Operation UploadOf()
    {
        var usual = Uploading.Of(
            "SurveysUpload",
            new("five-answers", "city,age,sex,1.4\nosh,17,f,1\nosh,22,m,0\nosh,19,f,1\nosh,25,m,1\nosh,14,f,\nosh,28,m,1\n", 201),
            new("no-answer", "city,1.4\nosh,sometimes\n", 422));
        return usual with { GivesBack = [], Parameters = [.. usual.Parameters, Parameter.OneOf(Round, CurrentRound, BaselineRound)] };
    }

    private static SurveyRound? RoundOf(HttpRequest request) => request.Query[Round].ToString() switch
    {
        "" or CurrentRound => SurveyRound.Current,
        BaselineRound => SurveyRound.Baseline,
        _ => null,
    };
}
