using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Text;

namespace YouthCity.Functions.Web.Uploads;

/// <summary>Takes an object in JSON out of a request: its body, or the file of a form.</summary>
public sealed class JsonBody(SizeLimit limit, UploadsUnderWay uploads)
{
    /// <summary>Bytes: what is told in JSON is told in a few words.</summary>
    private const long Longest = 1_000_000;

    /// <summary>Letters of the way to a member that a refusal repeats.</summary>
    private const int LongestPlace = 100;

    private static readonly JsonSerializerOptions s_strict = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>Every refusal of <see cref="ReadAsync"/>.</summary>
    public static IReadOnlyList<ProblemCode> Problems { get; } =
    [
        ProblemCodes.BadForm, ProblemCodes.BadJson, ProblemCodes.NoFile, ProblemCodes.SeveralFiles, ProblemCodes.FileTooLarge, ProblemCodes.UploadStalled, ProblemCodes.UploadTooSlow, ProblemCodes.TooManyUploads,
    ];

    /// <summary>The object; null, and a refusal, for a body that is no JSON object, is too long, or has a member that the type does not have or of another kind.</summary>
    public async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(ApiRequest api)
        where T : class
    {
        var (body, refusal) = await UploadBody.TakeAsync(api, limit with { Bytes = Longest }, uploads);
        if (body is null)
            return (null, refusal);
        await using var content = body.Content;
        try
        {
            return (JsonSerializer.Deserialize<T>(content, s_strict) ?? throw new JsonException("null"), null);
        }
        catch (JsonException fault)
        {
            return (null, api.Refuse(ProblemCodes.BadJson, PlaceOf(fault), string.Join(", ", typeof(T).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)))));
        }
    }

    /// <summary>Such as <c>1:12, $.stage</c>: line and byte of it, and the member.</summary>
    private static string PlaceOf(JsonException fault) =>
        string.Create(CultureInfo.InvariantCulture, $"{(fault.LineNumber ?? 0) + 1}:{(fault.BytePositionInLine ?? 0) + 1}, {CellText.Cut(fault.Path ?? "$", LongestPlace)}");
}
