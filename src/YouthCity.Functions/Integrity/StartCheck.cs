using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Witness;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Integrity;

/// <summary>When a program starts: compares the store with its witness, logs what does not fit, and tells the witness what it was not told. What goes wrong with it keeps nobody from being served.</summary>
public sealed partial class StartCheck(IDocumentStore store, ContestHistory history, AccessKeys keys, HeadWitness witness, ILogger<StartCheck> log)
{
    /// <returns>Whether the witness has seen an installation before: then an empty store is no new one.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        try
        {
            var (seen, _) = await witness.ReadAsync(cancellation);
            var heads = (await store.ListHeadsAsync(cancellation).ToListAsync(cancellation)).Concat(seen.Select(line => line.Head)).Where(HeadWitness.IsWitnessed).Distinct();
            foreach (var head in heads)
            {
                var chain = await Chains.ReadAsync(head, history, keys, cancellation);
                foreach (var fault in WitnessComparison.Faults(head, seen, chain).Where(fault => fault.Text != "check.unwitnessed"))
                    DoesNotFit(log, WebMessages.In(Language.En, fault.Text, fault.Arguments));
                if (WitnessComparison.Unwitnessed(head, seen, chain) > 0)
                    await witness.AppendAsync(store, head, chain[^1]);
            }

            return seen.Count > 0;
        }
#pragma warning disable CA1031 // Whatever it is, it is logged, and the night asks again.
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            CannotCompare(log, fault);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store and its witness do not agree: {Fault}")]
    private static partial void DoesNotFit(ILogger log, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The store and its witness cannot be compared")]
    private static partial void CannotCompare(ILogger log, Exception fault);
}
