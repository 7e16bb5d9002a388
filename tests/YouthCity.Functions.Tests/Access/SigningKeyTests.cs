using System.Security.Cryptography;
using System.Text;
using YouthCity.Functions.Signing;
using YouthCity.Storage;
using YouthCity.Storage.Secrets;

namespace YouthCity.Functions.Tests.Access;

public sealed class SigningKeyTests : IDisposable
{
    private static readonly byte[] s_content = Encoding.UTF8.GetBytes("{\"contest\":\"2020\"}");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-test-");

    private string Store => $"sqlite:{Path.Combine(_folder.FullName, "some.db")}";

    [Fact]
    public void What_a_key_signed_is_told_from_what_it_did_not_sign()
    {
        var key = SigningKey.TryRead(SigningKey.Make())!;
        var signature = key.Sign(s_content);
        Assert.True(key.Public.Verifies(s_content, signature));
        Assert.False(key.Public.Verifies([.. s_content, 32], signature));
        Assert.False(SigningKey.TryRead(SigningKey.Make())!.Public.Verifies(s_content, signature));
        for (var i = 0; i < signature.Length; i++)
        {
            byte[] changed = [.. signature];
            changed[i] ^= 1;
            Assert.False(key.Public.Verifies(s_content, changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("3006020100020100")]
    [InlineData("30ffffff")]
    public void What_is_no_signature_verifies_nothing(string signature) =>
        Assert.False(SigningKey.TryRead(SigningKey.Make())!.Public.Verifies(s_content, Convert.FromHexString(signature)));

    [Fact]
    public void The_public_key_goes_out_as_pem_and_comes_back_with_the_same_fingerprint()
    {
        var key = SigningKey.TryRead(SigningKey.Make())!;
        var back = VerificationKey.TryRead(key.Public.Pem)!;
        Assert.Equal(key.Public.Fingerprint, back.Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", back.Fingerprint);
        Assert.True(back.Verifies(s_content, key.Sign(s_content)));
        Assert.StartsWith("-----BEGIN PUBLIC KEY-----", back.Pem, StringComparison.Ordinal);
        Assert.Null(SigningKey.TryRead(key.Public.Pem));
    }

    [Fact]
    public void Keys_of_other_kinds_are_none()
    {
        using var rsa = RSA.Create(2048);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.All((string[])[rsa.ExportPkcs8PrivateKeyPem(), other.ExportPkcs8PrivateKeyPem(), "-----BEGIN NOTHING-----", ""], pem => Assert.Null(SigningKey.TryRead(pem)));
        Assert.All((string[])[rsa.ExportSubjectPublicKeyInfoPem(), other.ExportSubjectPublicKeyInfoPem(), "x"], pem => Assert.Null(VerificationKey.TryRead(pem)));
    }

    [Fact]
    public void Beside_a_file_the_secrets_are_made_once_for_their_owner_alone()
    {
        var installation = new InstallationSettings(Store);
        Assert.False(installation.HasSecretFile);
        var secret = installation.OpenSecret();
        Assert.False(installation.HasSecretFile);
        var (hash, fingerprint) = (secret.HashOf("yc_x"), SigningKey.Open(installation).Public.Fingerprint);
        Assert.True(installation.HasSecretFile);
        Assert.Equal((hash, fingerprint), (new InstallationSettings(Store).OpenSecret().HashOf("yc_x"), SigningKey.Open(new(Store)).Public.Fingerprint));
        var files = _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal);
        Assert.Equal(["some.db.secret", "some.db.signing-key.pem"], files);
        if (!OperatingSystem.IsWindows())
            Assert.All(_folder.GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    [Fact]
    public async Task Of_many_who_make_the_secret_at_once_all_have_the_same()
    {
        var hashes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => new InstallationSettings(Store).OpenSecret().HashOf("yc_x"), TestContext.Current.CancellationToken)));
        Assert.Single(hashes.Distinct());
        Assert.Single(_folder.GetFiles());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("@Microsoft.KeyVault(VaultName=youthcity;SecretName=secret)")]
    public void On_a_storage_account_a_missing_secret_or_signing_key_is_said_by_name(string? value)
    {
        var installation = new InstallationSettings("UseDevelopmentStorage=true") { Secret = value, SigningKey = value };
        Assert.Contains("The setting Secret is missing", Assert.Throws<MissingSettingException>(installation.OpenSecret).Message, StringComparison.Ordinal);
        Assert.Contains("The setting SigningKey is missing", Assert.Throws<MissingSettingException>(() => SigningKey.Open(installation)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
