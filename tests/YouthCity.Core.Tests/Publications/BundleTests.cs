using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Publications;
using YouthCity.Core.Signatures;

namespace YouthCity.Core.Tests.Publications;

public sealed class BundleTests : IDisposable
{
    /// <summary>Members that no figure follows from, and so nothing but the signature vouches for.</summary>
    private static readonly string[] s_header = ["publication", "protocol", "reason", "replaces", "publishedAt", "commit", "program"];

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string Fingerprint => VerificationKey.Of(_key).Fingerprint;

    [Fact]
    public void Bundles_of_random_contests_are_worked_out_again_to_the_bit()
    {
        for (var number = 0; number < 120; number++)
        {
            var bundle = AnyBundle.Of(number);
            var verification = BundleVerification.Of(bundle, new(AnyBundle.Sign(bundle, _key), Fingerprint));
            Assert.True(verification.Holds, $"{number}: {Text(verification)}");
            Assert.Equal(SignerCheck.Named, verification.Signer);
        }
    }

    [Fact]
    public void A_thousand_changed_bundles_are_all_found()
    {
        (byte[] Bytes, byte[] Signature)[] bundles = [.. Enumerable.Range(0, 40).Select(AnyBundle.Of).Select(bundle => (bundle, AnyBundle.Sign(bundle, _key)))];
        var found = 0;
        for (var number = 0; number < 1000; number++)
        {
            var (bundle, signature) = bundles[number % bundles.Length];
            var mutant = Mutant.Of(bundle, number);
            var verification = BundleVerification.Of(mutant.Bytes, new(signature, Fingerprint));
            Assert.False(verification.Holds, $"{number}: {mutant.What}");

            // Whoever changes the bundle takes the signature away too: what is left is the work itself.
            if (verification.Faults.All(fault => fault.Code == BundleFaults.OtherBytes))
                Assert.True(s_header.Contains(mutant.Member) || HasLogarithms(bundle), $"{number}: {mutant.What} in {mutant.Member}");
            else
                found++;
        }

        Assert.InRange(found, 900, 1000);
    }

    [Fact]
    public void A_changed_figure_is_named_with_what_is_expected()
    {
        var (bundle, city, indicator, level) = Enumerable.Range(0, 40).Select(number => FirstLevel(AnyBundle.Of(number))).First(found => found.Level.Length > 0);
        var other = CanonicalJson.Number(double.Parse($"1{level}", CultureInfo.InvariantCulture));
        var mutant = Encoding.UTF8.GetBytes(bundle.Replace($"\"indicator\":\"{indicator}\",\"level\":{level}", $"\"indicator\":\"{indicator}\",\"level\":{other}", StringComparison.Ordinal));
        var fault = BundleVerification.Of(mutant, new(null, null)).Faults.First(fault => fault.Code == BundleFaults.Differs);
        Assert.Equal([$"results.cities[{city}].indicators[{indicator}].level", level, other], fault.Arguments);
    }

    [Fact]
    public void A_changed_note_is_found_by_the_hash_of_its_document()
    {
        var bundle = Encoding.UTF8.GetString(AnyBundle.Of(3));
        var place = bundle.IndexOf("кат № 12", StringComparison.Ordinal);
        var mutant = Encoding.UTF8.GetBytes($"{bundle[..place]}кат № 13{bundle[(place + 8)..]}");
        var fault = Assert.Single(BundleVerification.Of(mutant, new(null, null)).Faults);
        Assert.Matches(@"^inputs\.applications\.c\d+\.sha256$", (string)fault.Arguments[0]);
    }

    [Fact]
    public void The_signature_of_another_key_is_named()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = AnyBundle.Of(3);
        var verification = BundleVerification.Of(bundle, new(AnyBundle.Sign(bundle, other), Fingerprint));
        var fault = Assert.Single(verification.Faults);
        Assert.Equal((BundleFaults.OtherKey, SignerCheck.Refused), (fault.Code, verification.Signer));
        Assert.Equal([Fingerprint, VerificationKey.Of(other).Fingerprint], fault.Arguments);
    }

    [Fact]
    public void Who_names_no_signer_is_told_that_none_was_checked()
    {
        var bundle = AnyBundle.Of(3);
        Assert.Equal(SignerCheck.NoSignature, BundleVerification.Of(bundle, new(null, null)).Signer);
        Assert.Equal(SignerCheck.Unnamed, BundleVerification.Of(bundle, new(AnyBundle.Sign(bundle, _key), null)).Signer);
        Assert.Equal(BundleFaults.NoSignature, Assert.Single(BundleVerification.Of(bundle, new(null, Fingerprint)).Faults).Code);
    }

    [Fact]
    public void Every_changed_byte_of_a_signature_is_found()
    {
        var bundle = AnyBundle.Of(3);
        var signature = AnyBundle.Sign(bundle, _key);
        for (var place = 0; place < signature.Length; place++)
        {
            byte[] mutant = [.. signature];
            mutant[place] ^= 1;
            Assert.False(BundleVerification.Of(bundle, new(mutant, null)).Holds, Encoding.UTF8.GetString(mutant));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"format\":\"youthcity-bundle\",\"format\":\"youthcity-bundle\"}")]
    [InlineData("[]")]
    [InlineData("{\"format\":\"another\"}")]
    [InlineData("{\"format\":\"youthcity-bundle\",\"version\":0}")]
    [InlineData("{\"format\":\"youthcity-bundle\",\"version\":3}")]
    [InlineData("{\"format\":\"youthcity-bundle\",\"version\":2}")]
    [InlineData("{\"format\":\"youthcity-bundle\",\"version\":1}")]
    [InlineData("{\"format\":\"youthcity-bundle\",\"version\":1,\"reason\":\"\\ud800\"}")]
    public void What_is_no_bundle_is_said_to_be_none(string text) => Assert.False(BundleVerification.Of(Encoding.UTF8.GetBytes(text), new(null, null)).Holds);

    [Fact]
    public void White_space_is_found()
    {
        var bundle = AnyBundle.Of(3);
        var fault = Assert.Single(BundleVerification.Of((byte[])[.. bundle, (byte)'\n'], new(null, null)).Faults);
        Assert.Equal(BundleFaults.NotCanonical, fault.Code);
        Assert.Equal(bundle.Length, fault.Arguments[0]);
    }

    /// <summary>It was published before objections were told of.</summary>
    [Fact]
    public void A_bundle_of_the_first_version_is_still_worked_out_again()
    {
        var (bundle, signature) = (File.ReadAllBytes(Old("version-1.json")), File.ReadAllBytes(Old("version-1.json.sig")));
        var verification = BundleVerification.Of(bundle, new(signature, BundleSignature.TryRead(signature)!.Key.Fingerprint));
        Assert.Equal((0, SignerCheck.Named), (verification.Faults.Count, verification.Signer));
        Assert.Null(verification.Bundle!.Inputs.Objections);

        // Nobody makes a bundle of this version that leaves objections out.
        var later = Encoding.UTF8.GetString(bundle).Replace("\"version\":1}", "\"version\":2}", StringComparison.Ordinal);
        Assert.Equal(new BundleFault(BundleFaults.Unreadable, "inputs").Code, Assert.Single(BundleVerification.Of(Encoding.UTF8.GetBytes(later), new(null, null)).Faults).Code);
    }

    [Fact]
    public void A_city_finds_its_documents_in_the_bundle()
    {
        var bundle = BundleVerification.Of(AnyBundle.Of(3), new(null, null)).Bundle!;
        var city = bundle.Inputs.Applications.Keys.First();
        var hash = ContentHash.Of(bundle.Inputs.Applications[city].Span);
        Assert.Null(CityProof.Of(bundle, city.ToUpperInvariant(), [hash]));
        Assert.Equal(BundleFaults.OtherDocument, CityProof.Of(bundle, city, [ContentHash.Of([0])])!.Code);
        Assert.Equal(BundleFaults.OtherDocument, CityProof.Of(bundle, city, [hash, ContentHash.Of([0])])!.Code);
        Assert.Equal(BundleFaults.OtherDocument, CityProof.Of(bundle, city, [])!.Code);
        Assert.Equal(BundleFaults.UnknownCity, CityProof.Of(bundle, "atlantis", [hash])!.Code);
    }

    public void Dispose() => _key.Dispose();

    internal static string Old(string file) => Repository.Path("tests", "YouthCity.Core.Tests", "Publications", "Old", file);

    /// <summary>The first level with a fraction; an empty one where there is none.</summary>
    private static (string Bundle, string City, string Indicator, string Level) FirstLevel(byte[] bytes)
    {
        var bundle = Encoding.UTF8.GetString(bytes);
        foreach (var city in JsonNode.Parse(bundle)!["results"]!["cities"]!.AsArray())
        {
            foreach (var line in city!["indicators"]!.AsArray())
            {
                if (line!["level"]?.ToJsonString() is { Length: > 3 } level && level.Contains('.', StringComparison.Ordinal) && level[0] != '-')
                    return (bundle, city["city"]!.GetValue<string>(), line["indicator"]!.GetValue<string>(), level);
            }
        }

        return (bundle, "", "", "");
    }

    private static bool HasLogarithms(byte[] bundle) => Encoding.UTF8.GetString(bundle).Contains("\"Geometric\"", StringComparison.Ordinal);

    private static string Text(BundleVerification verification) =>
        string.Join("; ", verification.Faults.Select(fault => $"{fault.Code} {string.Join(' ', fault.Arguments)}"));
}
