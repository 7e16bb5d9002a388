using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Web.Access;

/// <summary>
/// The sessions that people ended before their time, under a head of their own, so that every instance knows them. Each is forgotten when it would have
/// ended by itself, and of more than <see cref="Most"/> the one that ends soonest: to bring an ended session back one would have to sign in and out that often.
/// </summary>
public sealed class EndedSessions(IDocumentStore store)
{
    public const string HeadName = "sessions";

    public const int Most = 5_000;

    private volatile Cached? _cached;

    public async Task<bool> HasAsync(string session, CancellationToken cancellation)
    {
        var head = await store.ReadHeadAsync(HeadName, cancellation);
        if (head is null)
            return false;
        if (_cached is not { } cached || cached.Head != head)
        {
            if (await store.ReadTargetAsync(HeadName, cancellation) is not { } newest)
                return false;
            _cached = cached = new(newest.Head, Read(newest.Content));
        }

        return cached.Ended.ContainsKey(session);
    }

    /// <param name="until">When the session would have ended by itself.</param>
    public Task EndAsync(string session, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellation) => store.ReplaceTargetAsync(
        HeadName,
        content =>
        {
            var ended = content is null ? new(StringComparer.Ordinal) : Read(content).Where(known => known.Value > now).ToDictionary(StringComparer.Ordinal);
            ended[session] = until;
            return Write(ended.OrderByDescending(known => known.Value).Take(Most));
        },
        content => Read(content).ContainsKey(session),
        cancellation);

    /// <summary>By session, when it would have ended by itself.</summary>
    /// <exception cref="JsonException">The document holds no sessions.</exception>
    public static IReadOnlyDictionary<string, DateTimeOffset> Read(byte[] content) =>
        JsonSerializer.Deserialize<Dictionary<string, DateTimeOffset>>(content) ?? throw new JsonException("There is nothing in it.");

    private static byte[] Write(IEnumerable<KeyValuePair<string, DateTimeOffset>> ended) => CanonicalJson.Write(new JsonObject(
        ended.Select(known => KeyValuePair.Create<string, JsonNode?>(known.Key, known.Value.ToString("O", CultureInfo.InvariantCulture)))));

    private sealed record Cached(Head Head, IReadOnlyDictionary<string, DateTimeOffset> Ended);
}
