using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web;

/// <summary>A small JSON object as the body of a request.</summary>
public static class JsonBody
{
    /// <summary>Bytes.</summary>
    private const int Longest = 64 * 1024;

    private static readonly JsonSerializerOptions s_strict = new(Json.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false };

    /// <summary>The object; null, and a refusal, for a body that is no JSON object, is too long, or has a member that the type does not have or of another kind.</summary>
    public static async Task<(T? Body, IResult? Refusal)> ReadAsync<T>(ApiRequest api)
        where T : class
    {
        var buffer = new byte[Longest + 1];
        var length = 0;
        try
        {
            for (int read; (read = await api.Request.Body.ReadAsync(buffer.AsMemory(length), api.Cancellation)) > 0;)
            {
                length += read;
                if (length == buffer.Length)
                    return (null, Refuse());
            }

            return JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), s_strict) is { } body ? (body, null) : (null, Refuse());
        }
        catch (JsonException)
        {
            return (null, Refuse());
        }

        IResult Refuse() => api.Refuse(ProblemCodes.BadBody, Longest, string.Join(", ", typeof(T).GetProperties().Select(member => JsonNamingPolicy.CamelCase.ConvertName(member.Name))));
    }
}
