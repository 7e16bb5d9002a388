using System.Text;
using System.Text.Json;
using CsCheck;
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

        var manifest = Manifest.Read(Encoding.UTF8.GetBytes(old), NoLeaf);

        Assert.Empty(manifest.Ballots);
        Assert.Equal(old, Encoding.UTF8.GetString(manifest.Write()));
    }

    [Fact]
    public void Ballots_are_among_the_documents_that_a_manifest_names_and_are_read_back()
    {
        var manifest = Manifest.Empty with { Ballots = Manifest.Empty.Ballots.SetItem("jury-1", s_document) };

        Assert.Equal([s_document], manifest.Documents);
        Assert.Equal(s_document, Manifest.Read(manifest.Write(), NoLeaf).Ballots["jury-1"]);
    }

    [Fact]
    public void A_manifest_names_action_plans_where_there_are_any_and_keeps_its_bytes_where_there_are_none()
    {
        var without = Manifest.Empty with { Applications = Manifest.Empty.Applications.SetItem("osh", s_document) };
        var with = without with { ActionPlans = without.ActionPlans.SetItem("talas", ContentHash.Of("plan"u8)) };

        Assert.DoesNotContain("actionPlans", Encoding.UTF8.GetString(without.Write()), StringComparison.Ordinal);
        Assert.Contains(ContentHash.Of("plan"u8), with.Documents);
        var read = Manifest.Read(with.Write(), NoLeaf);
        Assert.Equal(ContentHash.Of("plan"u8), read.ActionPlans["talas"]);
        Assert.Equal(without.Write(), (read with { ActionPlans = DocumentDictionary.Empty }).Write());
    }

    [Fact]
    public void Many_entries_are_in_leaves_which_the_manifest_names()
    {
        var manifest = Manifest.Empty with { Applications = Entries(50_000) };
        var written = manifest.Write();
        var leaves = manifest.Leaves.ToDictionary(leaf => leaf.Hash, leaf => leaf.Write());

        Assert.InRange(written.Length, 1, 20_000);
        Assert.Equal(leaves.Keys.Order(HashOrder.Instance), Manifest.LeavesIn(written).Order(HashOrder.Instance));
        Assert.Superset(leaves.Keys.ToHashSet(), manifest.Documents.ToHashSet());
        var read = Manifest.Read(written, hash => DocumentLeaf.Read(leaves[hash], hash));
        Assert.Equal(written, read.Write());
        Assert.Empty(read.Applications.ChangesSince(manifest.Applications));
        Assert.Equal(50_000, read.Applications.Count);
    }

    [Fact]
    public void A_change_in_a_large_contest_makes_one_leaf_anew()
    {
        var before = Manifest.Empty with { Applications = Entries(50_000) };
        var after = before with { Applications = before.Applications.SetItem("city-7", s_document) };
        var fresh = Assert.Single(after.Leaves.Except(before.Leaves));
        Assert.InRange(fresh.Entries.Count, 100, 400);
        Assert.Equal(("city-7", s_document), Assert.Single(after.Applications.ChangesSince(before.Applications)));
    }

    [Theory]
    [InlineData(DocumentDictionary.MostInManifest, true)]
    [InlineData(DocumentDictionary.MostInManifest + 1, false)]
    public void Few_entries_stand_in_the_manifest_as_they_always_did(int count, bool inManifest)
    {
        var written = Encoding.UTF8.GetString((Manifest.Empty with { Applications = Entries(count) }).Write());
        Assert.Equal(inManifest, written.Contains("\"applications\":{", StringComparison.Ordinal));
        Assert.Equal(!inManifest, written.Contains("\"applicationsLeaves\":{", StringComparison.Ordinal));
    }

    [Fact]
    public void A_manifest_from_before_there_were_leaves_is_read_however_many_it_names()
    {
        var old = "{\"applications\":{" + string.Join(',', Enumerable.Range(0, 1_000).Select(city => $"\"city-{city}\":\"{s_document}\"")) + "},\"socialOrders\":{}}";
        Assert.Equal(1_000, Manifest.Read(Encoding.UTF8.GetBytes(old), NoLeaf).Applications.Count);
    }

    [Theory]
    [InlineData("00")]
    [InlineData("zz")]
    public void Leaves_in_the_wrong_places_are_no_manifest(string number)
    {
        var leaf = Entries(1).Leaves.Single(leaf => leaf.Entries.Count > 0);
        var text = $$$"""{"applicationsLeaves":{"{{{number}}}":"{{{leaf.Hash}}}"},"socialOrders":{}}""";
        Assert.Throws<JsonException>(() => Manifest.Read(Encoding.UTF8.GetBytes(text), _ => leaf));
    }

    [Fact]
    public void A_map_is_a_dictionary_whatever_is_done_to_it() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[-1, 5]).Array[0, 200].Sample(acts =>
        {
            var (map, expected) = (DocumentDictionary.Empty, new Dictionary<string, ContentHash>());
            foreach (var (id, value) in acts)
            {
                var before = map;
                map = value < 0 ? map.Remove($"{id}") : map.SetItem($"{id}", ContentHash.Of([(byte)value]));
                _ = value < 0 ? expected.Remove($"{id}") : (expected[$"{id}"] = ContentHash.Of([(byte)value])) == default;
                if (map.ChangesSince(before).Count() > 1)
                    return false;
            }

            return map.Count == expected.Count && map.All(pair => expected[pair.Key] == pair.Value) && expected.All(pair => map.TryGetValue(pair.Key, out var known) && known == pair.Value);
        });

    private static DocumentDictionary Entries(int count) =>
        DocumentDictionary.Of(Enumerable.Range(0, count).Select(city => KeyValuePair.Create($"city-{city}", ContentHash.Of(Encoding.UTF8.GetBytes($"{city}")))));

    private static DocumentLeaf NoLeaf(ContentHash hash) => throw new InvalidOperationException($"{hash} is asked for.");

    private sealed class HashOrder : IComparer<ContentHash>
    {
        public static HashOrder Instance { get; } = new();

        public int Compare(ContentHash x, ContentHash y) => string.CompareOrdinal(x.Hex, y.Hex);
    }
}
