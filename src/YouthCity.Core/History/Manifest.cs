using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Stages;

namespace YouthCity.Core.History;

/// <summary>What a contest holds at one moment: by city id, the document of its application, the one of its social orders and the one of its action plan; by juror, that of the ballots.</summary>
public sealed record Manifest(DocumentDictionary Applications, DocumentDictionary SocialOrders, DocumentDictionary Ballots)
{
    private const string RulesMember = "rules", PublicationsMember = "publications", ArchivedMember = "archived", RestorationsMember = "restorations";

    /// <summary>What stands behind the name of a member whose entries are in leaves: by number, the hash of each that is not empty.</summary>
    private const string LeavesSuffix = "Leaves";

    public static Manifest Empty { get; } = new(DocumentDictionary.Empty, DocumentDictionary.Empty, DocumentDictionary.Empty);

    /// <summary>The stage; a manifest that names none is of a contest that collects.</summary>
    public ContestStage Stage { get; init; } = ContestStage.Collecting;

    /// <summary>The document of the rules that all of it stands under; none in a manifest from before rules were documents.</summary>
    public ContentHash? Rules { get; init; }

    /// <summary>Whether the contest takes nothing more.</summary>
    public bool IsArchived { get; init; }

    /// <summary>From the first to the newest.</summary>
    public IReadOnlyList<Publication> Publications { get; init; } = [];

    /// <summary>By id, the document of each objection; empty in a manifest from before there were any.</summary>
    public DocumentDictionary Objections { get; init; } = DocumentDictionary.Empty;

    /// <summary>By city id, the document of its action plan; empty in a manifest from before there were any.</summary>
    public DocumentDictionary ActionPlans { get; init; } = DocumentDictionary.Empty;

    /// <summary>Losses that were acknowledged, the first one first.</summary>
    public IReadOnlyList<Restoration> Restorations { get; init; } = [];

    /// <summary>Every document that this manifest names, leaves among them.</summary>
    public IEnumerable<ContentHash> Documents => Leaves.Select(leaf => leaf.Hash).Concat(Applications.Values).Concat(SocialOrders.Values).Concat(Ballots.Values).Concat(Objections.Values).Concat(ActionPlans.Values).Concat(Rules is { } rules ? [rules] : [])
        .Concat(Publications.SelectMany(publication => (ContentHash[])[publication.Bundle, publication.Signature])).Distinct();

    public byte[] Write()
    {
        var members = new JsonObject();
        Write(members, "applications", Applications);
        Write(members, "socialOrders", SocialOrders);

        // Manifests from before there were ballots have no such member, nor do those of contests without any.
        if (Ballots.Count > 0)
            Write(members, "ballots", Ballots);
        if (Stage != ContestStage.Collecting)
            members["stage"] = Stage.Write();
        if (Objections.Count > 0)
            Write(members, "objections", Objections);
        if (ActionPlans.Count > 0)
            Write(members, "actionPlans", ActionPlans);
        members.AddPresent(RulesMember, Rules?.Hex);
        if (Publications.Count > 0)
            members[PublicationsMember] = new JsonArray([.. Publications.Select(publication => publication.Write())]);
        if (IsArchived)
            members[ArchivedMember] = true;
        if (Restorations.Count > 0)
            members[RestorationsMember] = new JsonArray([.. Restorations.Select(restoration => restoration.Write())]);
        return CanonicalJson.Write(members);
    }

    /// <summary>The leaves that are documents of their own.</summary>
    public IEnumerable<DocumentLeaf> Leaves =>
        ((DocumentDictionary[])[Applications, SocialOrders, Ballots, Objections, ActionPlans]).Where(map => map.IsTree).SelectMany(map => map.Leaves).Where(leaf => leaf.Entries.Count > 0);

    /// <summary>The hashes of the leaves that a manifest names.</summary>
    /// <exception cref="JsonException">The document is not a manifest.</exception>
    public static IReadOnlyList<ContentHash> LeavesIn(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, IReadOnlyList<ContentHash> (document) =>
        [.. document.EnumerateObject().Where(member => member.Name.EndsWith(LeavesSuffix, StringComparison.Ordinal)).SelectMany(member => DocumentDictionary.EntriesIn(member.Value)).Select(leaf => leaf.Value)]);

    /// <param name="leaf">Gives a leaf that the manifest names.</param>
    /// <exception cref="JsonException">The document is not a manifest.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> utf8, Func<ContentHash, DocumentLeaf> leaf) => StoredJson.Read(utf8, document =>
        new Manifest(
            Read(document, "applications", leaf), Read(document, "socialOrders", leaf),
            ReadPresent(document, "ballots", leaf))
        {
            Objections = ReadPresent(document, "objections", leaf),
            ActionPlans = ReadPresent(document, "actionPlans", leaf),
            Stage = document.Present("stage") is { } stage ? ContestStage.Read(stage) : ContestStage.Collecting,
            IsArchived = document.Present(ArchivedMember)?.GetBoolean() ?? false,
            Rules = document.Present(RulesMember) is { } rules ? ContentHash.Parse(rules.GetString()!) : null,
            Publications = document.Present(PublicationsMember) is { } publications ? [.. publications.EnumerateArray().Select(Publication.Read)] : [],
            Restorations = document.Present(RestorationsMember) is { } restorations ? [.. restorations.EnumerateArray().Select(Restoration.Read)] : [],
        });

    private static void Write(JsonObject members, string name, DocumentDictionary documents)
    {
        if (documents.IsTree)
            members[name + LeavesSuffix] = DocumentLeaf.Write(documents.Leaves.Index().Where(leaf => leaf.Item.Entries.Count > 0).Select(leaf => KeyValuePair.Create(leaf.Index.ToString("x2", CultureInfo.InvariantCulture), leaf.Item.Hash)));
        else
            members[name] = DocumentLeaf.Write(documents);
    }

    /// <summary>Empty where the manifest has no such member.</summary>
    private static DocumentDictionary ReadPresent(JsonElement document, string name, Func<ContentHash, DocumentLeaf> leaf) =>
        document.Present(name) is null && document.Present(name + LeavesSuffix) is null ? DocumentDictionary.Empty : Read(document, name, leaf);

    private static DocumentDictionary Read(JsonElement document, string name, Func<ContentHash, DocumentLeaf> leaf)
    {
        if (document.Present(name + LeavesSuffix) is not { } named)
            return DocumentDictionary.Of(DocumentDictionary.EntriesIn(document.GetProperty(name)));
        var leaves = Enumerable.Repeat(DocumentLeaf.Empty, DocumentDictionary.LeafCount).ToArray();
        foreach (var (number, hash) in DocumentDictionary.EntriesIn(named))
            leaves[byte.Parse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)] = leaf(hash);
        return DocumentDictionary.Of(leaves);
    }
}
