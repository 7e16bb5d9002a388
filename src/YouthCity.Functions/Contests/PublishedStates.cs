using System.Collections.Concurrent;
using System.Collections.Immutable;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Publications;
using YouthCity.Core.Stages;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Contests;

/// <summary>Contests as they were published: what everyone reads from then on, whatever is corrected later.</summary>
public sealed class PublishedStates(ContestStates states, IDocumentStore store)
{
    /// <summary>The newest publication of each contest, which is what nearly everyone asks for.</summary>
    private readonly ConcurrentDictionary<string, ContestState> _newest = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The publication that takes the place of all others; null if nothing is published.</summary>
    public static Publication? Latest(KnownContest contest) => contest.Version.Manifest.Publications is [.., var latest] ? latest : null;

    /// <param name="asked">A number, or <c>latest</c>.</param>
    public static Publication? Find(KnownContest contest, string asked) => asked == LatestName
        ? Latest(contest)
        : contest.Version.Manifest.Publications.FirstOrDefault(publication => $"{publication.Number}" == asked);

    /// <summary>The id of whichever publication is the latest.</summary>
    public const string LatestName = "latest";

    /// <summary>The contest as it was published: with rules and inputs of the bundle.</summary>
    /// <exception cref="InvalidDataException">The commit's documents are not what the bundle was made of.</exception>
    public async Task<ContestState> ReadAsync(KnownContest contest, Publication publication, CancellationToken cancellation)
    {
        if (_newest.GetValueOrDefault(contest.Rules.Id) is { } known && known.Publication == publication)
            return known;
        var documents = new Dictionary<ContentHash, byte[]>();
        var from = await states.ReadAsync(publication.Commit, cancellation, documents)
            ?? throw new InvalidDataException($"The rules of publication {publication.Number} of contest {contest.Rules.Id} are missing.");
        var published = new ContestState(from.Known, Content(from, Inputs(from, documents))) { Publication = publication, Objections = from.Objections };
        if (publication == Latest(contest))
            _newest[contest.Rules.Id] = published;
        return published;
    }

    /// <summary>What the bundle says, and beside it the action plans as they were then: they change no score, and no bundle holds them.</summary>
    private static ContestContent Content(ContestState from, BundleInputs inputs) =>
        inputs.Content() with { Stage = from.Stage with { Stage = Stage.Published }, ActionPlans = from.Content.ActionPlans };

    /// <summary>What a bundle of the contest holds: its documents as they are stored, and of the marks those that count, where they act on the result.</summary>
    public async Task<BundleInputs> InputsAsync(ContestState state, CancellationToken cancellation)
    {
        var manifest = state.Version.Manifest;
        return Inputs(state, await store.ReadAsync([.. manifest.Applications.Values.Concat(manifest.SocialOrders.Values).Distinct()], cancellation));
    }

    private static BundleInputs Inputs(ContestState state, IReadOnlyDictionary<ContentHash, byte[]> documents)
    {
        var manifest = state.Version.Manifest;
        return new(
            Documents(manifest.Applications), Documents(manifest.SocialOrders), state.Contest.IsJudged ? JurorMarks.Of(state.Contest, state.Content.Ballots) : null)
        {
            Objections = PublishedObjection.Of(state.Contest, state.Content.Objections.Values),
        };

        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Documents(DocumentDictionary named) => named.ToImmutableSortedDictionary(
            city => city.Key,
            city => documents.TryGetValue(city.Value, out var document) ? (ReadOnlyMemory<byte>)document : throw new InvalidDataException($"Document {city.Value} is missing."),
            StringComparer.Ordinal);
    }
}
