using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.UploadPages;

/// <summary>A file that was checked and is not stored yet.</summary>
/// <param name="Name">What the sender called it.</param>
/// <param name="Kind">The name of its kind.</param>
/// <param name="Charset">The encoding that the sender named; null if none was.</param>
/// <param name="Base">The version that it was checked against, in hexadecimal digits; empty before the first.</param>
public sealed record PendingFile(string Contest, string Kind, string Name, string? Charset, string Base);

/// <summary>
/// Keeps files between being checked and being stored. They lie in the store as documents that nothing leads to, so that any instance finds them and
/// <c>tidy</c> removes them; enciphered, since a file may be about people, and readable by the key that sent them, for two hours.
/// </summary>
public sealed class PendingFiles(IDocumentStore store, IDataProtectionProvider protection)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(2);

    /// <summary>Keeps a file.</summary>
    /// <returns>What it is asked for by.</returns>
    public async Task<ContentHash> KeepAsync(AccessKey sender, PendingFile about, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(about, Json.Options);
        var whole = new byte[sizeof(int) + head.Length + content.Length];
        BitConverter.TryWriteBytes(whole, head.Length);
        head.CopyTo(whole, sizeof(int));
        content.CopyTo(whole.AsMemory(sizeof(int) + head.Length));
        var document = Document.Of(Protector(sender).Protect(whole, s_lifetime));
        await store.WriteAsync([document], cancellation);
        return document.Hash;
    }

    /// <summary>A kept file; null if there is none of that hash for this sender, or no longer.</summary>
    public async Task<(PendingFile About, MemoryStream Content)?> FindAsync(AccessKey sender, string hash, CancellationToken cancellation)
    {
        if (ContentHash.TryParse(hash) is not { } asked || !(await store.ReadAsync([asked], cancellation)).TryGetValue(asked, out var kept))
            return null;
        try
        {
            var whole = Protector(sender).Unprotect(kept);
            var length = BitConverter.ToInt32(whole);
            var about = JsonSerializer.Deserialize<PendingFile>(whole.AsSpan(sizeof(int), length), Json.Options)!;
            return (about, new MemoryStream(whole, sizeof(int) + length, whole.Length - sizeof(int) - length, writable: false, publiclyVisible: true));
        }
        catch (CryptographicException)
        {
            // Another document, another sender's, or out of date.
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(AccessKey sender) => protection.CreateProtector("YouthCity.PendingFiles", sender.Id).ToTimeLimitedDataProtector();
}
