using System.Reflection;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Publications;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Signing;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Publications;

/// <summary>A publication and its two documents, before anything of them is stored.</summary>
public sealed record PublicationDraft(Publication Publication, Document Bundle, Document Signature);

/// <summary>Freezes and signs the result of a contest.</summary>
public sealed class Publishing(PublishedStates published, CommitChains chains, SigningKey key, TimeProvider clock)
{
    /// <summary>The version of the program, without what the build adds to it.</summary>
    private static readonly string s_program =
        typeof(Publishing).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

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
