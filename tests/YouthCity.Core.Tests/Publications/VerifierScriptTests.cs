using System.Security.Cryptography;
using YouthCity.Core.Publications;
using YouthCity.Core.Signatures;

namespace YouthCity.Core.Tests.Publications;

/// <summary>The two verifiers say the same of every bundle, down to each fault.</summary>
public sealed class VerifierScriptTests : IDisposable
{
    private readonly VerifierScript _script = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string Fingerprint => VerificationKey.Of(_key).Fingerprint;

    [Fact]
    public void Bundles_of_random_contests_are_worked_out_again_by_both()
    {
        for (var number = 0; number < 96; number++)
        {
            var bundle = AnyBundle.Of(number);
            var (faults, verdict) = _script.Verify(bundle, new(AnyBundle.Sign(bundle, _key), Fingerprint), ((string[])["ky", "ru", "en"])[number % 3]);
            Assert.True(faults.Count == 0, $"{number}: {string.Join("; ", faults)}");
            Assert.Matches(((string[])["^ЫРАСТАЛДЫ:", "^ПОДТВЕРЖДЕНО:", "^VERIFIED:"])[number % 3], verdict);
        }
    }

    [Fact]
    public void A_bundle_of_the_first_version_is_worked_out_again_by_the_script()
    {
        var (bundle, signature) = (File.ReadAllBytes(BundleTests.Old("version-1.json")), File.ReadAllBytes(BundleTests.Old("version-1.json.sig")));
        Assert.StartsWith("VERIFIED", _script.Verify(bundle, new(signature, BundleSignature.TryRead(signature)!.Key.Fingerprint)).Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_bundles_are_found_by_both_and_the_same_faults_are_named()
    {
        (byte[] Bytes, byte[] Signature)[] bundles = [.. Enumerable.Range(0, 40).Select(AnyBundle.Of).Select(bundle => (bundle, AnyBundle.Sign(bundle, _key)))];
        for (var number = 0; number < 1_000; number++)
        {
            var (bundle, signature) = bundles[number % bundles.Length];
            var (mutant, question) = (Mutant.Of(bundle, number), new SignerQuestion(signature, Fingerprint));
            var (faults, verdict) = _script.Verify(mutant.Bytes, question);
            Assert.StartsWith("NOT VERIFIED", verdict, StringComparison.Ordinal);
            var expected = VerifierScript.Faults(BundleVerification.Of(mutant.Bytes, question));

            // The script reads of the rules what figures follow from, and no more: what else is of another form it knows by the hash.
            var isSame = expected.SequenceEqual(faults) || (expected.Any(fault => fault.StartsWith("unreadable", StringComparison.Ordinal)) && faults.Any(fault => !fault.StartsWith("other-bytes", StringComparison.Ordinal)));
            Assert.True(isSame, $"{number}: {mutant.What}\n{string.Join('\n', expected)}\nand verify.py\n{string.Join('\n', faults)}");
        }
    }

    public void Dispose()
    {
        _script.Dispose();
        _key.Dispose();
    }
}
