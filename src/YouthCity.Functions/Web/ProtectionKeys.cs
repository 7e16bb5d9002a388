using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web;

/// <summary>
/// The keys of ASP.NET's data protection in the store, under a head of their own, so that what one instance protects another can read. The
/// interface is synchronous; it is called a few times in the life of a process.
/// </summary>
public sealed class ProtectionKeys(IDocumentStore store) : IXmlRepository
{
    private const string HeadName = "protection";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. ReadAsync().GetAwaiter().GetResult().Root.Elements()];

    public void StoreElement(XElement element, string friendlyName) => AddAsync(element).GetAwaiter().GetResult();

    private async Task AddAsync(XElement element)
    {
        while (true)
        {
            var (root, head) = await ReadAsync();
            root.Add(element);
            var document = Document.Of(Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting)));
            await store.WriteAsync([document], CancellationToken.None);
            if (await store.MoveHeadAsync(HeadName, head, document.Hash, CancellationToken.None))
                return;
        }
    }

    private async Task<(XElement Root, Head? Head)> ReadAsync()
    {
        return await store.ReadTargetAsync(HeadName, CancellationToken.None) is { } newest
            ? (XElement.Parse(Encoding.UTF8.GetString(newest.Content)), newest.Head)
            : (new XElement("keys"), null);
    }
}
