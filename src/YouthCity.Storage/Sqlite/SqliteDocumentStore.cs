using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using YouthCity.Core.Documents;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Sqlite;

/// <summary>Documents and heads in one SQLite file: the store of a single machine.</summary>
public sealed class SqliteDocumentStore : IDocumentStore
{
    private const int UsualPatience = 10;

    private readonly SqliteFile _file;

    /// <param name="path">The file; it and its folder are made on first use.</param>
    /// <param name="patienceSeconds">How long a writer waits for another to finish, at least 1.</param>
    public SqliteDocumentStore(string path, int patienceSeconds = UsualPatience)
    {
        Path = System.IO.Path.GetFullPath(path);
        _file = new(Path, TimeSpan.FromSeconds(patienceSeconds));
    }

    /// <summary>What the store opens its file with: connections are pooled by it.</summary>
    public static string ConnectionString(string path) => SqliteFile.ConnectionString(path);

    public string Path { get; }

    public async Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation)
    {
        if (documents.Count > 0)
            await _file.WriteAsync(connection => InsertAsync(connection, documents, cancellation), cancellation);
    }

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) => _file.ReadAsync(async connection =>
    {
        await using var select = Command(connection, "SELECT content FROM documents WHERE hash = $hash");
        var parameter = select.Parameters.Add("$hash", SqliteType.Text);
        var found = new Dictionary<ContentHash, byte[]>(hashes.Count);
        foreach (var hash in hashes)
        {
            parameter.Value = hash.Hex;
            if (await select.ExecuteScalarAsync(cancellation) is byte[] content)
                found[hash] = Document.Checked(hash, content);
        }

        return (IReadOnlyDictionary<ContentHash, byte[]>)found;
    }, cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => _file.ReadAsync(async connection =>
    {
        await using var select = Command(connection, "SELECT target, version FROM heads WHERE name = $name");
        select.Parameters.AddWithValue("$name", name);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Head(ContentHash.Parse(reader.GetString(0)), reader.GetInt64(1).ToString(CultureInfo.InvariantCulture))
            : null;
    }, cancellation);

    public Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation) => _file.WriteAsync(async connection =>
    {
        await using var move = Command(connection, expected is null
            ? "INSERT OR IGNORE INTO heads (name, target, version) VALUES ($name, $target, 1)"
            : "UPDATE heads SET target = $target, version = version + 1 WHERE name = $name AND version = $version");
        move.Parameters.AddWithValue("$name", name);
        move.Parameters.AddWithValue("$target", target.Hex);
        if (expected is not null)
            move.Parameters.AddWithValue("$version", long.Parse(expected.ETag, CultureInfo.InvariantCulture));
        return await move.ExecuteNonQueryAsync(cancellation) == 1;
    }, cancellation);

    public async IAsyncEnumerable<string> ListHeadsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var name in await ListAsync("SELECT name FROM heads", reader => reader.GetString(0), cancellation))
            yield return name;
    }

    public async IAsyncEnumerable<StoredDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (hash, at) in await ListAsync(
            "SELECT hash, COALESCE(at, 0) FROM documents LEFT JOIN writes USING (hash)", reader => (reader.GetString(0), reader.GetInt64(1)), cancellation))
            yield return new(ContentHash.Parse(hash), DateTimeOffset.FromUnixTimeMilliseconds(at), [new(hash, at.ToString(CultureInfo.InvariantCulture))]);
    }

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) => _file.WriteAsync(async connection =>
    {
        await using var delete = Command(connection, """
            DELETE FROM documents WHERE hash = $hash AND $at = COALESCE((SELECT at FROM writes WHERE hash = $hash), 0) RETURNING hash;
            DELETE FROM writes WHERE hash = $hash AND at = $at;
            """);
        var hash = delete.Parameters.Add("$hash", SqliteType.Text);
        var at = delete.Parameters.Add("$at", SqliteType.Integer);
        var gone = new List<ContentHash>();
        foreach (var document in listed)
        {
            (hash.Value, at.Value) = (document.Hash.Hex, document.Written.ToUnixTimeMilliseconds());
            if (await delete.ExecuteScalarAsync(cancellation) is string)
                gone.Add(document.Hash);
        }

        return (IReadOnlyCollection<ContentHash>)gone;
    }, cancellation);

    private static async Task<int> InsertAsync(SqliteConnection connection, IReadOnlyCollection<Document> documents, CancellationToken cancellation)
    {
        await using var insert = Command(connection, """
            INSERT OR IGNORE INTO documents (hash, content) VALUES ($hash, $content);
            INSERT INTO writes (hash, at) VALUES ($hash, CAST(unixepoch('subsec') * 1000 AS INTEGER))
                ON CONFLICT (hash) DO UPDATE SET at = MAX(excluded.at, at + 1);
            """);
        var hash = insert.Parameters.Add("$hash", SqliteType.Text);
        var content = insert.Parameters.Add("$content", SqliteType.Blob);
        foreach (var document in documents)
        {
            (hash.Value, content.Value) = (document.Hash.Hex, document.Content);
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        return documents.Count;
    }

    /// <summary>Read whole before the first is given: whoever goes through a list may take as long as it likes and holds nothing up.</summary>
    private Task<List<T>> ListAsync<T>(string select, Func<SqliteDataReader, T> read, CancellationToken cancellation) => _file.ReadAsync(async connection =>
    {
        await using var command = Command(connection, select);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation))
            list.Add(read(reader));
        return list;
    }, cancellation);

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
