using System.Globalization;
using System.Text.Json.Nodes;
using YouthCity.Core;
using YouthCity.Core.Documents;
using YouthCity.Core.Publications;
using YouthCity.Local.Texts;

namespace YouthCity.Local.Commands;

/// <summary>What was found of a bundle, in words. In English they are those of <c>verify/verify.py</c>.</summary>
internal sealed class VerificationReport(Language language, BundleVerification verification)
{
    private const int MostShown = 50;

    private readonly List<BundleFault> _faults = [.. verification.Faults];
    private readonly List<string> _proofs = [];

    public bool Holds => _faults.Count == 0;

    /// <summary>Adds whether the publication counts what a city was told that it sent.</summary>
    public void Prove(string city, IReadOnlyList<ContentHash> acknowledged)
    {
        if (verification.Bundle is not { } bundle)
            return;
        if (CityProof.Of(bundle, city, acknowledged) is { } fault)
            _faults.Add(fault);
        else
            _proofs.Add(Text("verify.counted", bundle.Contest.Cities[bundle.Contest.FindCity(city)!.Value].Id, string.Join(", ", acknowledged)));
    }

    public IEnumerable<string> Lines()
    {
        if (verification is { Bundle: { } bundle, Results: { } results })
        {
            var header = bundle.Header;
            yield return Text("verify.head", Number(header.Number), bundle.Contest.Id, header.Protocol.Number, Day(header.Protocol.Date), Moment(header.At));
            if (header.Replaces is { } before)
                yield return Text("verify.replaces", Number(before.Number), before.Bundle.Hex);
            if (header.Reason is { } reason)
                yield return Text("verify.reason", reason);
            yield return $"SHA-256: {verification.Hash}";
            yield return Signer();
            yield return Recomputed(bundle, results);
            if (results["objections"] is { } objections)
                yield return Text("verify.objections", Json(objections["all"]), Json(objections["upheld"]), Json(objections["rejected"]), Json(objections["open"]));
        }
        else
        {
            yield return $"SHA-256: {verification.Hash}";
            yield return Signer();
        }

        foreach (var line in _proofs.Concat(_faults.Take(MostShown).Select(fault => Text($"verify.fault.{fault.Code}", fault.Arguments))))
            yield return line;
        if (_faults.Count > MostShown)
            yield return Text("verify.more", Number(_faults.Count - MostShown));
        yield return _faults.Count > 0 ? Text("verify.refused", Number(_faults.Count)) : Text(verification.Signer == SignerCheck.Named ? "verify.verified" : "verify.recomputed");
    }

    private string Signer() => Text(
        verification.Signer switch
        {
            SignerCheck.NoSignature => "verify.signature.none",
            SignerCheck.Unnamed => "verify.signature.unnamed",
            SignerCheck.Named => "verify.signature.named",
            _ => "verify.signature.refused",
        },
        verification.Signature?.Key.Fingerprint ?? "");

    private string Recomputed(Bundle bundle, JsonNode results)
    {
        var cities = results["cities"]!.AsArray();
        var robustness = results["robustness"]?.AsArray();
        return Text(
            "verify.figures",
            Number(cities.Count), Number(cities.Count(city => city!["rank"] is not null)), Number(bundle.Contest.Indicators.Count), Json(results["prizes"]!["paid"]),
            Json(results["socialOrders"]!["orders"]), Json(results["socialOrders"]!["amount"]),
            robustness is null ? Text("verify.norobustness") : Text("verify.robustness", Json(robustness[0]!["draws"])));
    }

    private string Text(string key, params IReadOnlyList<object> arguments) => CommandMessages.In(language, key, [.. arguments.Select(argument => $"{argument}")]);

    private static string Json(JsonNode? node) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(node));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
