namespace YouthCity.Core.Publications;

/// <summary>Something in a bundle that is not as it has to be.</summary>
/// <param name="Code">One of <see cref="BundleFaults"/>.</param>
/// <param name="Arguments">What the text of the code names.</param>
public sealed record BundleFault(string Code, params IReadOnlyList<object> Arguments);

public static class BundleFaults
{
    /// <summary>Not well-formed JSON, or a member stands twice.</summary>
    public const string NotJson = "not-json";

    /// <summary>JSON of another kind.</summary>
    public const string NotABundle = "not-a-bundle";

    /// <summary>A version of the format that this program does not know: the version.</summary>
    public const string UnknownVersion = "unknown-version";

    /// <summary>A member that is needed is missing or of the wrong form: the member.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Not the canonical form: the first byte, from 0, that is another.</summary>
    public const string NotCanonical = "not-canonical";

    /// <summary>The rules cannot score the inputs: city, then group or indicator.</summary>
    public const string CannotScore = "cannot-score";

    /// <summary>Not what follows from rules and inputs: where it stands, what is expected, what is found.</summary>
    public const string Differs = "differs";

    /// <summary>The signature was made over other bytes: their hash, that of the bundle.</summary>
    public const string OtherBytes = "other-bytes";

    /// <summary>The signature does not fit bytes and key.</summary>
    public const string BadSignature = "bad-signature";

    /// <summary>The file beside the bundle is no signature.</summary>
    public const string NotASignature = "not-a-signature";

    /// <summary>Another key signed: the fingerprint that was asked for, that of the signer.</summary>
    public const string OtherKey = "other-key";

    /// <summary>A signer is asked for and there is no signature.</summary>
    public const string NoSignature = "no-signature";

    /// <summary>The bundle counts another document of a city: the city, the hash that was acknowledged, the hashes that are counted.</summary>
    public const string OtherDocument = "other-document";

    /// <summary>The contest has no such city: the id.</summary>
    public const string UnknownCity = "unknown-city";
}
