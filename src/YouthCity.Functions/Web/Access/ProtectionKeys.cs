using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// The keys of ASP.NET's data protection in the store, under a head of their own, so that what one instance protects another can read. The
/// interface is synchronous; it is called a few times in the life of a process.
/// </summary>
public sealed class ProtectionKeys(IDocumentStore store) : IXmlRepository
{
    public const string HeadName = "protection";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. ReadAsync().GetAwaiter().GetResult().Elements()];

    public void StoreElement(XElement element, string friendlyName) => AddAsync(element).GetAwaiter().GetResult();

    /// <summary>The keys as a document holds them.</summary>
    /// <exception cref="System.Xml.XmlException">It holds none.</exception>
    public static XElement Read(byte[] content) => XElement.Parse(Encoding.UTF8.GetString(content));

    private Task AddAsync(XElement element) => store.ReplaceTargetAsync(
        HeadName,
        content =>
        {
            var root = content is null ? None() : Read(content);
            root.Add(element);
            return Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));
        },
        content => Read(content).Elements().Any(known => XNode.DeepEquals(known, element)),
        CancellationToken.None);

    private async Task<XElement> ReadAsync() =>
        await store.ReadTargetAsync(HeadName, CancellationToken.None) is { } newest ? Read(newest.Content) : None();

    private static XElement None() => new("keys");
}
