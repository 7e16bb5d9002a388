using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Access;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Reference;

namespace YouthCity.Functions.Templates;

/// <summary>The file to fill in, and its columns described for programs.</summary>
public sealed class TemplateFunction(FrontDoor door)
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OnTheWeb = "application/csvm+json", TableSchema = "application/json";

    private static readonly Operation s_template = new("Template", Audience.Anyone)
    {
        Returns = [new(StatusCodes.Status200OK, [Returned.Csv, Workbook, TableSchema, OnTheWeb])],
        Parameters = [Parameter.OneOf("form", "long", "wide"), Parameter.OneOf("format", "csv", "xlsx", "schema", "csvw"), Reading.ExcelParameter],
        Problems = ["bad-parameter"],
    };

    [Function("Template")]
    public Task<IResult> Template(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/contests/{contest}/template")] HttpRequest request, string contest) =>
        door.OpenAsync(request, contest, s_template, visit => Task.FromResult(visit.Request.Query["form"].ToString() switch
        {
            "" or "long" => Answer(visit, new(visit.Contest, visit.Language, IsWide: false)),
            "wide" => Answer(visit, new(visit.Contest, visit.Language, IsWide: true)),
            var other => visit.Refuse(StatusCodes.Status400BadRequest, "bad-parameter", "form", other, "long, wide"),
        }));

    private static IResult Answer(Visit visit, ApplicationTemplate template) => visit.Request.Query["format"].ToString() switch
    {
        "" or "csv" => File(visit, "text/csv; charset=utf-8", template.Table().Write(Reading.IsRussianExcel(visit.Request)), "csv"),
        "xlsx" => File(visit, Workbook, TemplateWorkbook.Write(template), "xlsx"),
        "schema" => File(visit, TableSchema, TemplateSchema.Frictionless(template), "schema.json"),
        "csvw" => File(visit, OnTheWeb, TemplateSchema.OnTheWeb(template, $"{visit.Contest.Id}-template.csv"), "csv-metadata.json"),
        var other => visit.Refuse(StatusCodes.Status400BadRequest, "bad-parameter", "format", other, "csv, xlsx, schema, csvw"),
    };

    private static Answer File(Visit visit, string type, byte[] content, string ending) =>
        new(StatusCodes.Status200OK, type, new(content), visit.Language, FileName: $"{visit.Contest.Id}-template.{ending}");
}
