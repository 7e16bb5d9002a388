using System.Collections.Concurrent;
using System.Security.Cryptography;
using YouthCity.Core.Access;
using YouthCity.Core.ActionPlans;
using YouthCity.Core.Applications;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Criteria.Parsing;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Results;
using YouthCity.Core.SocialOrders;
using YouthCity.Core.Stages;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Contests;

/// <summary>An act: what it changes, and who does it why.</summary>
/// <param name="Name">What is done, such as <c>applications</c>.</param>
/// <param name="Base">The version that the act was decided on.</param>
/// <param name="File">The hash of the bytes as they were sent; null where no file was.</param>
/// <param name="Kept">Those bytes, which become a document; none where they are about people: then only their hash is kept.</param>
/// <param name="IsExact">Whether it is for the version it was decided on and no other.</param>
public sealed record Act(string Name, ContestState Base, ContestChange Change, AccessKey Who, string Reason, ContentHash? File, byte[]? Kept, bool IsExact = false)
{
    /// <summary>What the act publishes; null in all acts but one.</summary>
    public Publication? Publication { get; init; }

    /// <summary>Documents that the act brings beside those of its change.</summary>
    public IReadOnlyList<Document> Documents { get; init; } = [];

    /// <summary>Whether whoever does it says why; else the reason is what there is in place of one, such as the name of a file.</summary>
    public bool HasReason { get; init; } = true;
}

public enum Outcome
{
    Accepted,

    /// <summary>The contest held all of it already.</summary>
    Unchanged,

    /// <summary>Somebody else changed the same cells in the meantime.</summary>
    Overlapped,

    /// <summary>Somebody else changed anything, and the act was for one version only.</summary>
    Moved,

    /// <summary>The stage that the contest is in by now, or the clock, stands in its way.</summary>
    Refused,

    /// <summary>Somebody else changed the rules that the act was checked against.</summary>
    RulesChanged,
}

/// <param name="Version">The version after the act, or the one that stands in its way.</param>
/// <param name="Refusal">What stands in its way where the stage does, or the clock.</param>
public sealed record Accepted(Outcome Outcome, ContentHash? Version, StageRefusal? Refusal = null)
{
    /// <summary>What the contest holds from then on, where the act was accepted or changes nothing.</summary>
    public Manifest Manifest { get; init; } = Manifest.Empty;
}

/// <summary>Accepts acts: whole or not at all.</summary>
public sealed class Acceptance(ContestHistory history, ContestStates states, RuleDocuments keptRules, TimeProvider clock)
{
    private const int NonceDigits = 16;

    /// <summary>How far the clocks of two instances may be apart.</summary>
    private static readonly TimeSpan s_clocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>What stands in the audit for who and as which role, where rules come from the files beside the program.</summary>
    private const string Installation = "installation";

    /// <summary>By contest id: acts of one contest take turns in a process, so that none is overtaken again and again. Between processes the store decides.</summary>
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Applies an act to the newest version, if the stage of that one allows it. Where it is not the one the act was decided on, only if no cell of the act has moved.</summary>
    /// <exception cref="OutcomeUnknownException">The store's answer was lost, and whether the act was accepted could not be found out.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be used, or others were faster too often.</exception>
    public async Task<Accepted> AcceptAsync(Act act, CancellationToken cancellation)
    {
        var turn = _turns.GetOrAdd(act.Base.Contest.Id, _ => new(1));
        await turn.WaitAsync(cancellation);
        try
        {
            return await AcceptInTurnAsync(act, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Accepted> AcceptInTurnAsync(Act act, CancellationToken cancellation)
    {
        var (now, decidedOn) = (act.Base, act.Base.Version.Hash);
        for (var tries = 1; ; tries++)
        {
            if (act.IsExact && now.Version.Hash != decidedOn)
                return new(Outcome.Moved, now.Version.Hash);
            if (now.Known.RulesHash != act.Base.Known.RulesHash)
                return new(act.Change.Rules is null ? Outcome.RulesChanged : Outcome.Overlapped, now.Version.Hash);
            if (StageRules.Check(act.Name, now.Content.Stage, now.Contest, clock.GetUtcNow(), act.HasReason) is { } refusal)
                return new(Outcome.Refused, now.Version.Hash, refusal);
            var (manifest, documents) = Write(act, now);
            if (manifest.Write().AsSpan().SequenceEqual(now.Version.Manifest.Write()))
                return new(Outcome.Unchanged, now.Version.Hash) { Manifest = manifest };
            if (!ReferenceEquals(now, act.Base) && act.Change.Overlaps(act.Base.Content, now.Content))
                return new(Outcome.Overlapped, now.Version.Hash);
            if (now.Version.Manifest.Rules is null)
            {
                var imported = await ImportRulesAsync(now, cancellation);
                decidedOn = imported is not null && now.Version.Hash == decidedOn ? imported : decidedOn;
                now = await states.ReadNewestAsync(act.Base.Contest.Id, cancellation);
                continue;
            }

            var commit = await history.AppendAsync(act.Base.Contest.Id, now.Version, manifest, act is { Kept: { } kept, File: { } file } ? [.. documents, new(file, kept)] : documents, (parent, hash) => new(
                parent, hash, act.Name, act.Who.Id, act.Who.Role.Code(), Now(now.Version), act.Reason,
                act.Kept is null ? null : act.File, manifest.Rules!.Value, act.Kept is null ? act.File : null)
            { Name = act.Who.Name, Nonce = Nonce() }, cancellation);
            if (commit is not null)
            {
                Keep(act.Change.Rules, manifest.Rules!.Value, documents);
                states.Keep(act.Base.Contest.Id, documents);
                return new(Outcome.Accepted, commit) { Manifest = manifest };
            }

            await HeadMoves.YieldToOthersAsync(tries, cancellation);
            now = await states.ReadNewestAsync(act.Base.Contest.Id, cancellation);
        }
    }

    /// <summary>Makes a contest. Null if there is one already.</summary>
    /// <param name="content">What it holds from the beginning.</param>
    /// <param name="file">The hash of the bytes that the rules were sent in; null where no file was.</param>
    /// <param name="kept">Those bytes.</param>
    /// <exception cref="OutcomeUnknownException">The store's answer was lost, and whether the contest was made could not be found out.</exception>
    public async Task<ContentHash?> CreateAsync(Contest rules, ContestChange content, AccessKey who, string reason, ContentHash? file, byte[]? kept, CancellationToken cancellation)
    {
        var document = new Document(Fingerprints.OfRules(rules), ContestJson.Write(rules));
        var start = new ContestState(new KnownContest(rules, document.Hash), ContestContent.Empty);
        var (manifest, documents) = Write(new(ActNames.Contest, start, content, who, reason, file, kept), start);
        var made = await history.AppendAsync(
            rules.Id, ContestVersion.Initial, manifest with { Rules = document.Hash },
            kept is not null && file is { } sent ? [.. documents, document, new(sent, kept)] : [.. documents, document],
            (parent, hash) => new(parent, hash, ActNames.Contest, who.Id, who.Role.Code(), Now(ContestVersion.Initial), reason, file, document.Hash) { Name = who.Name, Nonce = Nonce() }, cancellation);
        if (made is not null)
        {
            Keep(rules, document.Hash, [document]);
            states.Keep(rules.Id, documents);
        }

        return made;
    }

    /// <summary>The first request after new rules would read them from the store.</summary>
    private void Keep(Contest? stored, ContentHash hash, IReadOnlyList<Document> documents)
    {
        if (stored is not null && documents.FirstOrDefault(document => document.Hash == hash) is { } document)
            keptRules.Keep(hash, stored, document.Content.Length);
    }

    /// <summary>
    /// An act of its own before the first one of a contest, and before the first one after rules became documents: the installed rules go into the store and are in force
    /// from then on, whatever the files beside the program say later. Gives the version, or null if somebody else was faster.
    /// </summary>
    private async Task<ContentHash?> ImportRulesAsync(ContestState now, CancellationToken cancellation)
    {
        var rules = Document.Of(ContestJson.Write(now.Contest));
        try
        {
            return await history.AppendAsync(now.Contest.Id, now.Version, now.Version.Manifest with { Rules = rules.Hash }, [rules], (parent, hash) => new(
            parent, hash, ActNames.Rules, Installation, Installation, Now(now.Version), $"Imported from the files of the installation: criteria of {now.Contest.Id}",
            File: null, rules.Hash)
            { Nonce = Nonce() }, cancellation);
        }
        catch (OutcomeUnknownException fault)
        {
            // Whichever it was, nothing of the act itself is stored.
            throw new StoreUnavailableException("Whether the rules were imported is not known.", fault) { IsNothingDone = true };
        }
    }

    private static string Nonce() => RandomNumberGenerator.GetHexString(NonceDigits, lowercase: true);

    /// <summary>The time, but not before the commit that it follows, if only because another instance's clock is a little ahead.</summary>
    private DateTimeOffset Now(ContestVersion after)
    {
        var now = clock.GetUtcNow();
        return after.Commit is { } before && before.At > now && before.At - now <= s_clocksDiffer ? before.At : now;
    }

    /// <summary>The manifest after a change and the documents that the store may not have yet.</summary>
    private static (Manifest Manifest, IReadOnlyList<Document> Documents) Write(Act act, ContestState now)
    {
        var (before, after) = (now.Version.Manifest, act.Change.ApplyTo(now.Content));
        List<Document> documents = [.. act.Documents];
        var manifest = before with
        {
            Applications = Replace(before.Applications, act.Change.Applying(now.Content), city => after.Application(city) is { Entries.Count: > 0 } application ? ApplicationJson.Write(application) : null),
            SocialOrders = Replace(before.SocialOrders, act.Change.Ordering(now.Content), city => after.Orders(city) is { Count: > 0 } orders ? SocialOrderJson.Write(orders) : null),
            ActionPlans = Replace(before.ActionPlans, act.Change.Planning(now.Content), city => after.Plan(city) is { Count: > 0 } plan ? ActionPlanJson.Write(plan) : null),
            Ballots = Replace(before.Ballots, act.Change.Judging, juror => after.BallotsOf(juror) is { Cities.Count: > 0 } ballots ? JurorBallotsJson.Write(ballots) : null),
            IsArchived = after.IsArchived,
            Restorations = after.Restorations,
            Stage = act.Publication is null ? after.Stage : after.Stage with { Stage = Stage.Published },
            Objections = Replace(before.Objections, act.Change.Objection is { Id: var objection } ? [objection] : [], made => after.Objections[made].Write()),
            Publications = act.Publication is { } publication ? [.. before.Publications, publication] : before.Publications,
        };
        if (act.Change.Rules is { } others && Fingerprints.OfRules(others) is var hash && hash != now.Known.RulesHash)
        {
            manifest = manifest with { Rules = hash };
            documents.Add(new(hash, ContestJson.Write(others)));
        }

        return (manifest, documents);

        // What nothing is left of is named no more.
        DocumentDictionary Replace(DocumentDictionary named, IEnumerable<string> ids, Func<string, byte[]?> write)
        {
            foreach (var id in ids)
            {
                var document = write(id) is { } content ? Document.Of(content) : null;
                if (document is null)
                    named = named.Remove(id);
                else if (!named.TryGetValue(id, out var known) || known != document.Hash)
                {
                    named = named.SetItem(id, document.Hash);
                    documents.Add(document);
                }
            }

            return named;
        }
    }
}
