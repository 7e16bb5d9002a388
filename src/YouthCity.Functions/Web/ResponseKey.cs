using System.Security.Cryptography;
using System.Text.Json;
using YouthCity.Core;
using YouthCity.Core.Documents;
using YouthCity.Functions.Web.Answers;

namespace YouthCity.Functions.Web;

/// <summary>Everything that an answer depends on: two answers with equal keys are the same bytes, on every instance.</summary>
/// <param name="Operation">The function that makes it.</param>
/// <param name="Subject">What of the contest is asked for, as JSON: cities, a juror, a drawing of weights; <c>null</c> for all of it.</param>
/// <param name="Scope">What the caller may see.</param>
/// <param name="Rules">The hash of the rules that it is made under.</param>
/// <param name="Version">Null for a contest that nothing was sent for yet.</param>
public sealed record ResponseKey(
    string Contest, string Operation, string Subject, ResponseFormat Format, Language Language, string Scope, ContentHash Rules, ContentHash? Version)
{
    /// <summary>The number of the publication that it is about; null for a version of the contest itself.</summary>
    public int? Publication { get; init; }

    /// <summary>Names the answer, however it is compressed. Begins with the version, which <c>If-Match</c> asks for.</summary>
    public string Tag() => $"{Version}.{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, Json.Options)))[..32]}";
}

public enum ResponseFormat
{
    Json,

    Csv,

    /// <summary>Semicolons and decimal commas.</summary>
    RussianCsv,
}
