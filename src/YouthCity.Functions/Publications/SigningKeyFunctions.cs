using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YouthCity.Core.Publications;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Operations;

namespace YouthCity.Functions.Publications;

/// <summary>The key with which the installation signs.</summary>
/// <param name="Algorithm">How it signs: <c>ECDSA-P256-SHA256</c>.</param>
/// <param name="PublicKey">In PEM.</param>
/// <param name="Fingerprint">The SHA-256 of the key's SubjectPublicKeyInfo: to be compared with one that came by another way.</param>
public sealed record SigningKeyResponse(string Algorithm, string PublicKey, string Fingerprint);

/// <summary>With which key this installation signs.</summary>
public sealed class SigningKeyFunctions(ApiPipeline pipeline, SigningKey key)
{
    private static readonly Operation s_key = new("SigningKey") { IsPublic = true, IsOfContest = false, Returns = [Returned.JsonOf<SigningKeyResponse>(StatusCodes.Status200OK)] };

    [Function("SigningKey")]
    public Task<IResult> Key([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/signing-key")] HttpRequest request) =>
        pipeline.OpenAsync(request, s_key, api => Task.FromResult<IResult>(new Answer(
            StatusCodes.Status200OK, "application/json; charset=utf-8", new(Json.Bytes(new SigningKeyResponse(BundleSignature.Algorithm, key.Public.Pem, key.Public.Fingerprint))), api.Language)));
}
