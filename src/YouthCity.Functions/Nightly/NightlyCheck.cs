using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.SocialOrders;
using YouthCity.Functions.Contests;
using YouthCity.Storage;

namespace YouthCity.Functions.Nightly;

/// <summary>Re-reads every contest from the store, cache aside, and logs whether everything adds up. It changes nothing.</summary>
public sealed partial class NightlyCheck(ContestCatalog contests, IDocumentStore store, ContestHistory history, ILogger<NightlyCheck> log)
{
    /// <summary>At 21:30 UTC, which is 3:30 in Bishkek.</summary>
    private const string EveryNight = "0 30 21 * * *";

    [Function("NightlyCheck")]
    public async Task Run([TimerTrigger(EveryNight)] TimerInfo timer)
    {
        foreach (var contest in contests.All.Values)
        {
            var id = contest.Rules.Id;
            try
            {
                var (commits, faults) = await CheckAsync(contest, CancellationToken.None);
                foreach (var fault in faults)
                    DoesNotAddUp(log, id, fault);
                if (faults.Count == 0)
                    AddsUp(log, id, commits);
            }
#pragma warning disable CA1031 // One damaged contest must not keep the others from being checked.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                CannotBeRead(log, fault, id);
            }
        }
    }

    /// <summary>Reads every document that the chain of commits names. Gives how many commits it has, and everything that does not add up.</summary>
    /// <exception cref="InvalidDataException">A document is missing or damaged.</exception>
    public async Task<(int Commits, IReadOnlyList<string> Faults)> CheckAsync(KnownContest contest, CancellationToken cancellation)
    {
        var state = await new ContestStates(store, history).ReadAsync(contest, cancellation);
        var (commits, seen) = (0, new HashSet<ContentHash>());
        await foreach (var (_, commit) in history.WalkAsync(state.Version, cancellation))
        {
            commits++;
            var manifest = Manifest.Read(await store.ReadOneAsync(commit.Manifest, cancellation));
            foreach (var document in manifest.Documents.Concat(commit.File is { } file ? [file] : []).Where(seen.Add))
                await store.ReadOneAsync(document, cancellation);
        }

        return (commits, [.. Faults(state)]);
    }

    private static IEnumerable<string> Faults(ContestState state)
    {
        var sums = state.Sums;
        foreach (var (name, parts) in new (string, IEnumerable<OrderSum>)[]
        {
            ("cities", sums.Cities.Values), ("groups", sums.Groups.Values), ("themes", sums.Themes.Values), ("years", sums.Years.Select(year => year.Sum)),
        })
        {
            if (Money.Sum(parts.Select(part => part.Amount)) != sums.Total.Amount)
                yield return $"social orders by {name} are not the total of {sums.Total.Amount}";
        }

        if (state.Result?.Allocation is not { } allocation)
            yield break;
        if (Money.Sum(allocation.Prizes.OfType<Money>()) != allocation.Paid || allocation.Paid + allocation.Undistributed != allocation.Fund)
            yield return $"prizes of {allocation.Paid} and {allocation.Undistributed} undistributed are not the fund of {allocation.Fund}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Contest {Contest} adds up over {Commits} commits")]
    private static partial void AddsUp(ILogger log, string contest, int commits);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contest {Contest} does not add up: {Fault}")]
    private static partial void DoesNotAddUp(ILogger log, string contest, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contest {Contest} cannot be read")]
    private static partial void CannotBeRead(ILogger log, Exception fault, string contest);
}
