using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Core.Stages;

namespace YouthCity.Core.History;

/// <summary>What a contest holds at one moment: by city id, the document of its application and the one of its social orders; by juror, that of the ballots.</summary>
public sealed record Manifest(
    ImmutableSortedDictionary<string, ContentHash> Applications,
    ImmutableSortedDictionary<string, ContentHash> SocialOrders,
    ImmutableSortedDictionary<string, ContentHash> Ballots)
{
    private const string RulesMember = "rules";

    private static readonly ImmutableSortedDictionary<string, ContentHash> s_none =
        ImmutableSortedDictionary.Create<string, ContentHash>(StringComparer.Ordinal);

    public static Manifest Empty { get; } = new(s_none, s_none, s_none);

    /// <summary>The stage; a manifest that names none is of a contest that collects.</summary>
    public ContestStage Stage { get; init; } = ContestStage.Collecting;

    /// <summary>The document of the rules that all of it stands under; none in a manifest from before rules were documents.</summary>
    public ContentHash? Rules { get; init; }

    /// <summary>Every document that this manifest names.</summary>
    public IEnumerable<ContentHash> Documents =>
        Applications.Values.Concat(SocialOrders.Values).Concat(Ballots.Values).Concat(Rules is { } rules ? [rules] : []).Distinct();

    public byte[] Write()
    {
        var members = new JsonObject { ["applications"] = Write(Applications), ["socialOrders"] = Write(SocialOrders) };

        // Manifests from before there were ballots have no such member, nor do those of contests without any.
        if (Ballots.Count > 0)
            members["ballots"] = Write(Ballots);
        if (Stage != ContestStage.Collecting)
            members["stage"] = Stage.Write();
        members.AddPresent(RulesMember, Rules?.Hex);
        return CanonicalJson.Write(members);
    }

    /// <exception cref="JsonException">The document is not a manifest.</exception>
    public static Manifest Read(ReadOnlyMemory<byte> utf8) => StoredJson.Read(utf8, document =>
        new Manifest(
            Read(document.GetProperty("applications")), Read(document.GetProperty("socialOrders")),
            document.Present("ballots") is { } ballots ? Read(ballots) : s_none)
        {
            Stage = document.Present("stage") is { } stage ? ContestStage.Read(stage) : ContestStage.Collecting,
            Rules = document.Present(RulesMember) is { } rules ? ContentHash.Parse(rules.GetString()!) : null,
        });

    private static JsonObject Write(ImmutableSortedDictionary<string, ContentHash> documents) =>
        new(documents.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.Hex)));

    private static ImmutableSortedDictionary<string, ContentHash> Read(JsonElement documents) =>
        s_none.AddRange(documents.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, ContentHash.Parse(pair.Value.GetString()!))));
}
