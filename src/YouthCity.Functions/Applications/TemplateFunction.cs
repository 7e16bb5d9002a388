using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Templates;

namespace YouthCity.Functions.Applications;

/// <summary>The file to fill in, and its columns described for programs.</summary>
public sealed class TemplateFunction(ApiPipeline pipeline)
{
    private const string OnTheWeb = "application/csvm+json", TableSchema = "application/json";

    private static readonly Operation s_template = new("Template")
    {
        IsPublic = true,
        Returns = [new(StatusCodes.Status200OK, [Returned.Csv, Sent.Workbook, TableSchema, OnTheWeb])],
        Parameters = [Parameter.Text("city", "osh") with { Meaning = "parameter.template-city" }, Parameter.OneOf("form", "long", "wide"), Parameter.OneOf("format", "csv", "xlsx", "schema", "csvw"), CachedResponse.ExcelParameter],
        Problems = [ProblemCodes.BadParameter, ProblemCodes.UnknownCity],
    };

    [Function("Template")]
    public Task<IResult> Template(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/template")] HttpRequest request, string contest) =>
        pipeline.OpenAsync(request, contest, s_template, api => Task.FromResult((api.Request.Query["form"].ToString(), CityOf(api)) switch
        {
            (_, (_, false)) => api.Refuse(ProblemCodes.UnknownCity, api.Request.Query["city"].ToString()),
            ("" or "long", var (city, _)) => Answer(api, new(api.Contest, api.Language, IsWide: false) { City = city }),
            ("wide", var (city, _)) => Answer(api, new(api.Contest, api.Language, IsWide: true) { City = city }),
            var (other, _) => api.Refuse(ProblemCodes.BadParameter, "form", other, "long, wide"),
        }));

    /// <summary>The one city that is asked for, if any, and whether what is asked for is there.</summary>
    private static (int? City, bool IsKnown) CityOf(ApiRequest api) => api.Request.Query["city"].ToString() is not { Length: > 0 } id ? (null, true)
        : api.Contest.FindCity(id) is { } position ? (position, true) : (null, false);

    private static IResult Answer(ApiRequest api, ApplicationTemplate template) => api.Request.Query["format"].ToString() switch
    {
        "" or "csv" => File(api, "text/csv; charset=utf-8", template.TextTable(CachedResponse.IsRussianExcel(api.Request)).Write(CachedResponse.IsRussianExcel(api.Request)), "csv"),
        "xlsx" => File(api, Sent.Workbook, TemplateWorkbook.Write(template), "xlsx"),
        "schema" => File(api, TableSchema, TemplateSchema.Frictionless(template), "schema.json"),
        "csvw" => File(api, OnTheWeb, TemplateSchema.OnTheWeb(template, $"{api.Contest.Id}-template.csv"), "csv-metadata.json"),
        var other => api.Refuse(ProblemCodes.BadParameter, "format", other, "csv, xlsx, schema, csvw"),
    };

    private static Answer File(ApiRequest api, string type, byte[] content, string ending) =>
        new(StatusCodes.Status200OK, type, new(content), api.Language, FileName: $"{api.Contest.Id}-template.{ending}");
}
