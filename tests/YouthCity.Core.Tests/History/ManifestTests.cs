using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Core.History;

namespace YouthCity.Core.Tests.History;

public sealed class ManifestTests
{
    private static readonly ContentHash s_document = ContentHash.Of("document"u8);

    [Fact]
    public void A_manifest_from_before_there_were_ballots_is_read_and_keeps_its_bytes()
    {
        var old = $$$"""{"applications":{"osh":"{{{s_document}}}"},"socialOrders":{}}""";

        var manifest = Manifest.Read(Encoding.UTF8.GetBytes(old));

        Assert.Empty(manifest.Ballots);
        Assert.Equal(old, Encoding.UTF8.GetString(manifest.Write()));
    }

    [Fact]
    public void Ballots_are_among_the_documents_that_a_manifest_names_and_are_read_back()
    {
        var manifest = Manifest.Empty with { Ballots = Manifest.Empty.Ballots.Add("jury-1", s_document) };

        Assert.Equal([s_document], manifest.Documents);
        Assert.Equal(s_document, Manifest.Read(manifest.Write()).Ballots["jury-1"]);
    }
}
