using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;
using YouthCity.Intake.Criteria;

namespace YouthCity.Functions.Reference;

/// <summary>The four files of rules described for programs that write or check them.</summary>
public sealed class SchemaFunction(ApiPipeline pipeline)
{
    private const string JsonSchema = "application/schema+json", TableSchema = "application/vnd.tableschema+json", OnTheWeb = "application/csvm+json";

    private static readonly Dictionary<string, (string Type, byte[] Content)> s_files = Files();

    public static Operation Operation { get; } = new("RuleSchema")
    {
        IsPublic = true,
        IsOfContest = false,
        Returns = [new(StatusCodes.Status200OK, [JsonSchema, TableSchema, OnTheWeb])],
        Problems = [ProblemCodes.NotFound],
    };

    [Function("RuleSchema")]
    public Task<IResult> RuleSchema(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/schemas/{schema}")] HttpRequest request, string schema) =>
        pipeline.OpenAsync(request, Operation, api => Task.FromResult(s_files.TryGetValue(schema, out var file)
            ? new Answer(StatusCodes.Status200OK, file.Type, new(file.Content), api.Language)
            : api.Refuse(ProblemCodes.NotFound)));

    private static Dictionary<string, (string Type, byte[] Content)> Files()
    {
        var files = new Dictionary<string, (string Type, byte[] Content)>(StringComparer.OrdinalIgnoreCase)
        {
            ["contest.schema.json"] = (JsonSchema, Intake.Criteria.RuleSchema.Contest()),
        };
        foreach (var table in RuleFiles.Names.Where(name => name != RuleFiles.ContestName))
        {
            var name = Path.GetFileNameWithoutExtension(table);
            files[$"{name}.schema.json"] = (TableSchema, RuleTableSchema.Frictionless(table));
            files[$"{name}.csv-metadata.json"] = (OnTheWeb, RuleTableSchema.OnTheWeb(table));
        }

        return files;
    }
}
