namespace YouthCity.Functions.Web;

/// <summary>Every code that a refusal can carry, with its status. Its texts are <c>problem.CODE.title</c> and <c>problem.CODE.detail</c>.</summary>
public static class ProblemCodes
{
    public static IReadOnlyDictionary<string, int> Statuses { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal)
    {
        ["another-city"] = 403,
        ["bad-form"] = 400,
        ["bad-parameter"] = 400,
        ["ballots-closed"] = 409,
        ["busy"] = 503,
        ["cannot-score"] = 409,
        ["encoded-body"] = 415,
        ["file-refused"] = 422,
        ["file-too-large"] = 413,
        ["forbidden"] = 403,
        ["internal-error"] = 500,
        ["method-not-allowed"] = 405,
        ["no-contests"] = 503,
        ["no-file"] = 400,
        ["no-key"] = 401,
        ["not-found"] = 404,
        ["overlapping-change"] = 409,
        ["several-files"] = 400,
        ["store-unavailable"] = 503,
        ["too-many-cities"] = 409,
        ["too-many-uploads"] = 429,
        ["took-too-long"] = 503,
        ["unknown-city"] = 404,
        ["unknown-contest"] = 404,
        ["unknown-key"] = 401,
        ["unknown-parameter"] = 400,
        ["unknown-upload"] = 404,
        ["unknown-version"] = 404,
        ["upload-stalled"] = 408,
        ["upload-too-slow"] = 408,
        ["version-changed"] = 412,
    };
}
