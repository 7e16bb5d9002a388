using System.Buffers.Text;
using System.Security.Cryptography;
using Azure.Identity;
using Azure.Storage.Blobs;
using YouthCity.Core.Access;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Secrets;
using YouthCity.Storage.Witnesses;

namespace YouthCity.Storage;

/// <summary>Where an installation keeps what it holds, and its secrets.</summary>
/// <param name="Store">As <see cref="StoreChoice"/> writes it.</param>
/// <param name="Tables">For a storage account: what its tables are called in front.</param>
public sealed record InstallationSettings(string Store, string Tables = StoreChoice.UsualTables)
{
    /// <summary>The setting that names a folder for the files of secrets.</summary>
    public const string FolderSetting = "Secrets";

    /// <summary>The setting that holds the installation's secret.</summary>
    public const string SecretSetting = "Secret";

    /// <summary>The setting that holds the private key of signatures.</summary>
    public const string SigningKeySetting = "SigningKey";

    /// <summary>The setting that names the witness.</summary>
    public const string WitnessSetting = "Witness";

    private const string FilePrefix = "file:", WitnessContainer = "witness";

    /// <summary>A witness that does not answer keeps no act waiting for long.</summary>
    private static readonly BlobClientOptions s_blobs = new()
    {
        Retry = { MaxRetries = 2, Delay = TimeSpan.FromSeconds(0.4), MaxDelay = TimeSpan.FromSeconds(2), NetworkTimeout = TimeSpan.FromSeconds(5) },
    };

    /// <summary>What a setting holds on Azure while the vault that it refers to cannot be read: anyone can know it.</summary>
    private const string UnresolvedReference = "@Microsoft.KeyVault(";

    private const int SecretBytes = 32;

    /// <summary>The folder of the files that hold what no setting does; null for the files beside a SQLite store, and for none on a storage account.</summary>
    public string? Folder { get; init; }

    public string? Secret { get; init; }

    /// <summary>In PEM.</summary>
    public string? SigningKey { get; init; }

    /// <summary><c>file:PATH</c>, the https address of a container of blobs, or the connection string of a storage account.</summary>
    public string? Witness { get; init; }

    /// <summary>Whether the secret comes from a file and that file is there: then there was an installation before.</summary>
    public bool HasSecretFile => Secret is null && FileOf("secret") is { } path && File.Exists(path);

    /// <exception cref="FormatException">The settings name no store, or no tables.</exception>
    public IDocumentStore OpenStore() => StoreChoice.Open(Store, Tables);

    /// <summary>The secret: of the setting, else of a file that is made when it is first needed.</summary>
    /// <exception cref="MissingSettingException">There is neither, or the setting holds what can be guessed.</exception>
    public InstallationSecret OpenSecret()
    {
        if (Given(Secret) is { Length: >= InstallationSecret.Fewest } secret)
            return new(() => secret);
        if (Secret is not null || FileOf("secret") is not { } path)
            throw new MissingSettingException(SecretSetting, $"a text of {InstallationSecret.Fewest} characters or more that nobody can guess, such as “openssl rand -base64 32” prints");
        return new(() => PrivateFile.ReadOrMake(path, () => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))));
    }

    /// <summary>The private key of signatures in PEM: of the setting, else of a file, which is made if it is not there.</summary>
    /// <param name="make">Makes a key.</param>
    /// <exception cref="MissingSettingException">There is neither.</exception>
    public string ReadSigningKey(Func<string> make)
    {
        if (Given(SigningKey) is { } key)
            return key;
        return SigningKey is null && FileOf("signing-key.pem") is { } path
            ? PrivateFile.ReadOrMake(path, make)
            : throw new MissingSettingException(SigningKeySetting, "a private key for ECDSA P-256 in PEM, such as “openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256” prints");
    }

    /// <summary>The witness: of the setting, else a file beside the others.</summary>
    /// <exception cref="MissingSettingException">There is neither.</exception>
    public IWitnessLog OpenWitness()
    {
        if (Given(Witness) is not { } given)
            return Witness is null && FileOf("witness") is { } path ? new WitnessFile(path) : throw NoWitness();
        if (given.StartsWith(FilePrefix, StringComparison.Ordinal) && given.Length > FilePrefix.Length)
            return new WitnessFile(Path.GetFullPath(given[FilePrefix.Length..]));
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps)
            return new WitnessBlobs(new BlobContainerClient(address, new DefaultAzureCredential(), s_blobs), Tables);
        try
        {
            return new WitnessBlobs(new BlobContainerClient(given, WitnessContainer, s_blobs), Tables);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            throw NoWitness();
        }
    }

    private static MissingSettingException NoWitness() =>
        new(WitnessSetting, $"{FilePrefix}PATH, the https address of a container of blobs, or a storage account's connection string");

    /// <summary>Null for a setting that is blank, or refers to a vault that was not read.</summary>
    private static string? Given(string? setting) =>
        string.IsNullOrWhiteSpace(setting) || setting.StartsWith(UnresolvedReference, StringComparison.OrdinalIgnoreCase) ? null : setting.Trim();

    /// <summary>The file that holds something where no setting does; null if there is no place for one.</summary>
    private string? FileOf(string name) =>
        Folder is not null ? Path.Combine(Path.GetFullPath(Folder), name)
        : StoreChoice.FileOf(Store) is { } file ? $"{Path.GetFullPath(file)}.{name}"
        : null;
}
