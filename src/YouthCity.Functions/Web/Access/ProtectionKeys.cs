using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// The keys of ASP.NET's data protection in the store, under a head of their own, so that what one instance protects another can read; encrypted with the
/// installation's secret (AES-256-GCM), so that a copy of the store forges no session. Keys that were kept unencrypted, before installations had a secret, are
/// given up: whoever has an old copy of the store has them. New ones take their place, and people sign in once more. The interface is synchronous; it is called
/// a few times in the life of a process.
/// </summary>
public sealed class ProtectionKeys(IDocumentStore store, InstallationSecret secret) : IXmlRepository
{
    public const string HeadName = "protection";

    private const string Sealed = "sealed";

    private static readonly int s_nonce = AesGcm.NonceByteSizes.MaxSize, s_tag = AesGcm.TagByteSizes.MaxSize;

    public IReadOnlyCollection<XElement> GetAllElements() => [.. ReadAsync().GetAwaiter().GetResult().Elements(Sealed).Select(Open).OfType<XElement>()];

    public void StoreElement(XElement element, string friendlyName) => _ = AddAsync(Seal(element)).GetAwaiter().GetResult();

    /// <summary>The keys as a document holds them.</summary>
    /// <exception cref="System.Xml.XmlException">It holds none.</exception>
    public static XElement Read(byte[] content) => XElement.Parse(Encoding.UTF8.GetString(content));

    private Task<ContentHash?> AddAsync(XElement element) => store.ReplaceTargetAsync(
        HeadName,
        content =>
        {
            var root = new XElement("keys", content is null ? [] : Read(content).Elements(Sealed));
            root.Add(element);
            return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
        },
        content => Read(content).Elements().Any(known => XNode.DeepEquals(known, element)),
        CancellationToken.None);

    private async Task<XElement> ReadAsync() =>
        await store.ReadTargetAsync(HeadName, CancellationToken.None) is { } newest ? Read(newest.Content) : new("keys");

    private XElement Seal(XElement element)
    {
        var clear = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        byte[] nonce = RandomNumberGenerator.GetBytes(s_nonce), tag = new byte[s_tag], hidden = new byte[clear.Length];
        using var cipher = Cipher();
        cipher.Encrypt(nonce, clear, hidden, tag);
        return new(Sealed, Convert.ToBase64String([.. nonce, .. tag, .. hidden]));
    }

    /// <summary>Null for what another secret has sealed: it opens nothing here, and nothing of it can be used.</summary>
    private XElement? Open(XElement element)
    {
        try
        {
            var whole = Convert.FromBase64String(element.Value).AsSpan();
            if (whole.Length < s_nonce + s_tag)
                return null;
            var clear = new byte[whole.Length - s_nonce - s_tag];
            using var cipher = Cipher();
            cipher.Decrypt(whole[..s_nonce], whole[(s_nonce + s_tag)..], whole.Slice(s_nonce, s_tag), clear);
            return XElement.Parse(Encoding.UTF8.GetString(clear));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private AesGcm Cipher() => new(secret.Derive("protection keys"), s_tag);
}
