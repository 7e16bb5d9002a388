using System.Reflection;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Publications;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Work;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Publications;

/// <summary>A publication and its two documents, before anything of them is stored.</summary>
public sealed record PublicationDraft(Publication Publication, Document Bundle, Document Signature);

/// <summary>Freezes and signs the result of a contest.</summary>
public sealed class Publishing(PublishedStates published, CommitChains chains, Acceptance acceptance, Workload workload, SigningKey key, TimeProvider clock)
{
    /// <summary>The version of the program, without what the build adds to it.</summary>
    private static readonly string s_program =
        typeof(Publishing).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The text that says why a publication of this state needs a reason; null where it needs none.</summary>
    public static string? WhyReason(ContestState state) =>
        PublishedStates.Latest(state.Known) is not null ? "stage.reason.republished" : state.Objections.Open > 0 ? "stage.reason.objections" : null;

    /// <summary>
    /// Publishes a result. Of two who publish at once one is accepted: the other's bundle does not say that it takes the place of the first. Not done, and nothing stored, where the
    /// work has to wait too long or takes too long.
    /// </summary>
    /// <param name="state">With at least one commit and a result.</param>
    /// <param name="request">The number of the request, so that nobody else's work is taken for it.</param>
    public async Task<Worked<(Publication Publication, Accepted Accepted)>> PublishAsync(ContestState state, Protocol protocol, string? reason, AccessKey who, string request, CancellationToken cancellation)
    {
        var bundle = await PrepareAsync(state, protocol, reason, cancellation);
        var (outcome, draft) = await workload.Computations.RunAsync($"publication|{request}", _ => Write(bundle), cancellation);
        if (outcome != WorkOutcome.Done)
            return new(outcome, default);
        var publication = draft!.Publication;
        return new(outcome, (publication, await acceptance.AcceptAsync(
            new(ActNames.Publication, state, ContestChange.None, who, publication.Reason ?? publication.Protocol.Number, File: null, Kept: null, IsExact: true)
            {
                Publication = publication,
                Documents = [draft.Bundle, draft.Signature],
            }, cancellation)));
    }

    /// <summary>Everything that a bundle of the contest's state is made of.</summary>
    /// <param name="state">With at least one commit.</param>
    public async Task<Bundle> PrepareAsync(ContestState state, Protocol protocol, string? reason, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return new(
            new()
            {
                Number = (PublishedStates.Latest(state.Known)?.Number ?? 0) + 1,
                Protocol = protocol,
                Reason = reason,
                Replaces = PublishedStates.Latest(state.Known) is { } before ? new(before.Number, before.Bundle) : null,
                At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)),
                Commit = state.Version.Hash!.Value,
                Commits = (await chains.ReadAsync(state.Version, cancellation)).Count,
                Program = s_program,
            },
            state.Contest,
            await published.InputsAsync(state, cancellation));
    }

    /// <summary>Works the result out and signs it.</summary>
    /// <param name="bundle">Of a contest that has a result.</param>
    public PublicationDraft Write(Bundle bundle)
    {
        var content = bundle.Write(out _) ?? throw new InvalidOperationException("There is no result.");
        var document = Document.Of(CanonicalJson.Write(content));
        var signature = Document.Of(new BundleSignature(document.Hash, key.Sign(document.Content), key.Public).Write());
        var header = bundle.Header;
        return new(new(header.Number, document.Hash, signature.Hash, header.Commit, header.Protocol, header.At, header.Reason), document, signature);
    }
}
