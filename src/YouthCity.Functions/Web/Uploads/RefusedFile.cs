using Microsoft.AspNetCore.Http;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>The answer to a file with errors.</summary>
public static class RefusedFile
{
    /// <summary>In which form a refused file comes back: as JSON, or as itself.</summary>
    public static Parameter FormatOf(params IReadOnlyList<string> formats) => Parameter.OneOf("format", ["json", .. formats]) with { Meaning = "parameter.format-refused" };

    /// <summary>The refusal of an address that asks for a form which the operation does not have; null for every other.</summary>
    public static IResult? RefuseFormat(ApiRequest api)
    {
        var formats = api.Operation.Parameters.First(parameter => parameter.Name == "format").Values;
        return api.Request.Query["format"] is { Count: > 0 } asked && asked != "" && !formats.Contains(asked.ToString())
            ? api.Refuse(ProblemCodes.BadParameter, "format", asked.ToString(), string.Join(", ", formats))
            : null;
    }

    /// <summary>The sender's own file with what was found in it, where that is asked for and can be; else everything found, in words.</summary>
    /// <param name="name">What the file is called, before its ending.</param>
    public static IResult Answer(ApiRequest api, string name, FileForm? form, FindingList findings, MemoryStream content, CancellationToken cancellation)
    {
        var format = api.Request.Query["format"].ToString();
        if (format is not (ReturnedFile.Csv or ReturnedFile.Workbook) || ReturnedFile.Write(content, form, findings, format, api.Language, cancellation) is not { } returned)
            return Refuse(api, form, findings);
        api.Request.HttpContext.Response.RegisterForDispose(returned);
        return new Answer(
            StatusCodes.Status422UnprocessableEntity, format == ReturnedFile.Csv ? "text/csv" : Sent.Workbook, returned.GetReadOnlySequence(), api.Language,
            FileName: $"{name}.{format}");
    }

    /// <summary>Everything found, in words.</summary>
    public static IResult Refuse(ApiRequest api, FileForm? form, FindingList findings) => Problem.Of(api.Language, FileRefusal.Details(form, findings, api.Language));
}
