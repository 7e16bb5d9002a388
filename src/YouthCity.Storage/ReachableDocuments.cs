using System.Text;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage;

/// <summary>The documents that heads lead to, directly or through others.</summary>
public sealed class ReachableDocuments(IDocumentStore store, ContestHistory history)
{
    private const int ReadAtOnce = 16;

    /// <param name="stored">Every hash that the store holds something under.</param>
    /// <exception cref="InvalidDataException">A chain of commits is broken, or a document that something names is missing or damaged.</exception>
    public async Task<IReadOnlySet<ContentHash>> FindAsync(IReadOnlySet<ContentHash> stored, CancellationToken cancellation)
    {
        var (held, unread) = (new HashSet<ContentHash>(), new Stack<ContentHash>());
        await foreach (var name in store.ListHeadsAsync(cancellation))
        {
            if (await store.ReadTargetAsync(name, cancellation) is { } newest)
                Hold(newest.Head.Target);
        }

        await foreach (var (hash, commit) in history.WalkAllAsync(cancellation))
        {
            held.Add(hash);
            held.Add(commit.Manifest);
            if (commit.File is { } file)
                held.Add(file);
            foreach (var document in (await history.ReadManifestAsync(commit.Manifest, cancellation)).Documents)
                Hold(document);
        }

        // Whatever such a document may be, what it names is kept: to keep too much is the mistake that can be mended.
        while (unread.Count > 0)
        {
            var some = Enumerable.Range(0, Math.Min(ReadAtOnce, unread.Count)).Select(_ => unread.Pop()).ToList();
            var documents = await store.ReadAsync(some, cancellation);
            foreach (var hash in some)
            {
                if (!documents.TryGetValue(hash, out var content))
                    throw new InvalidDataException($"Document {hash} is missing.");
                foreach (var named in HashesIn(content).Where(stored.Contains))
                    Hold(named);
            }
        }

        return held;

        void Hold(ContentHash hash)
        {
            if (held.Add(hash))
                unread.Push(hash);
        }
    }

    private static IEnumerable<ContentHash> HashesIn(byte[] content)
    {
        for (int start = 0, end; start < content.Length; start = end + 1)
        {
            for (end = start; end < content.Length && char.IsAsciiHexDigitLower((char)content[end]);)
                end++;
            if (end - start == ContentHash.Digits)
                yield return ContentHash.Parse(Encoding.ASCII.GetString(content, start, ContentHash.Digits));
        }
    }
}
