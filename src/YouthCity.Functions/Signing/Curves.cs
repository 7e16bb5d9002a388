using System.Security.Cryptography;

namespace YouthCity.Functions.Signing;

internal static class Curves
{
    /// <summary>The object identifier of P-256, which is also called secp256r1 and prime256v1.</summary>
    private const string P256 = "1.2.840.10045.3.1.7";

    public static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve is { IsNamed: true } curve
        && (curve.Oid.Value ?? ECCurve.CreateFromFriendlyName(curve.Oid.FriendlyName!).Oid.Value) == P256;
}
