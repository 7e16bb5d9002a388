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

    private readonly string _connection;
    private readonly Lock _creating = new();
    private bool _created;

    /// <param name="path">The file; it and its folder are made on first use.</param>
    /// <param name="patienceSeconds">How long a writer waits for another to finish, at least 1.</param>
    public SqliteDocumentStore(string path, int patienceSeconds = UsualPatience)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connection = ConnectionString(Path, patienceSeconds);
    }

    /// <summary>What the store opens its file with: connections are pooled by it.</summary>
    public static string ConnectionString(string path, int patienceSeconds = UsualPatience) =>
        new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = patienceSeconds }.ToString();

    public string Path { get; }

    public async Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation)
    {
        if (documents.Count > 0)
            await ReachAsync(connection => InsertAsync(connection, documents, cancellation), OpenToWriteAsync, cancellation);
    }

    public Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation) => ReachAsync(async connection =>
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
    }, OpenAsync, cancellation);

    public Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation) => ReachAsync(async connection =>
    {
        await using var select = Command(connection, "SELECT target, version FROM heads WHERE name = $name");
        select.Parameters.AddWithValue("$name", name);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Head(ContentHash.Parse(reader.GetString(0)), reader.GetInt64(1).ToString(CultureInfo.InvariantCulture))
            : null;
    }, OpenAsync, cancellation);

    public Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation) => ReachAsync(async connection =>
    {
        await using var move = Command(connection, expected is null
            ? "INSERT OR IGNORE INTO heads (name, target, version) VALUES ($name, $target, 1)"
            : "UPDATE heads SET target = $target, version = version + 1 WHERE name = $name AND version = $version");
        move.Parameters.AddWithValue("$name", name);
        move.Parameters.AddWithValue("$target", target.Hex);
        if (expected is not null)
            move.Parameters.AddWithValue("$version", long.Parse(expected.ETag, CultureInfo.InvariantCulture));
        return await move.ExecuteNonQueryAsync(cancellation) == 1;
    }, OpenToWriteAsync, cancellation);

    public async IAsyncEnumerable<string> ListHeadsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var select = Command(connection, "SELECT name FROM heads");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            yield return reader.GetString(0);
    }

    public async IAsyncEnumerable<StoredDocument> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var select = Command(connection, "SELECT hash, COALESCE(at, 0) FROM documents LEFT JOIN writes USING (hash)");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var (hash, at) = (reader.GetString(0), reader.GetInt64(1));
            yield return new(ContentHash.Parse(hash), DateTimeOffset.FromUnixTimeMilliseconds(at), [new(hash, at.ToString(CultureInfo.InvariantCulture))]);
        }
    }

    public Task<IReadOnlyCollection<ContentHash>> DeleteAsync(IReadOnlyCollection<StoredDocument> listed, CancellationToken cancellation) => ReachAsync(async connection =>
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var delete = Command(connection, """
            DELETE FROM documents WHERE hash = $hash AND $at = COALESCE((SELECT at FROM writes WHERE hash = $hash), 0) RETURNING hash;
            DELETE FROM writes WHERE hash = $hash AND at = $at;
            """);
        delete.Transaction = transaction;
        var hash = delete.Parameters.Add("$hash", SqliteType.Text);
        var at = delete.Parameters.Add("$at", SqliteType.Integer);
        var gone = new List<ContentHash>();
        foreach (var document in listed)
        {
            (hash.Value, at.Value) = (document.Hash.Hex, document.Written.ToUnixTimeMilliseconds());
            if (await delete.ExecuteScalarAsync(cancellation) is string)
                gone.Add(document.Hash);
        }

        await transaction.CommitAsync(cancellation);
        return (IReadOnlyCollection<ContentHash>)gone;
    }, OpenToWriteAsync, cancellation);

    private static async Task<int> InsertAsync(SqliteConnection connection, IReadOnlyCollection<Document> documents, CancellationToken cancellation)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var insert = Command(connection, """
            INSERT OR IGNORE INTO documents (hash, content) VALUES ($hash, $content);
            INSERT INTO writes (hash, at) VALUES ($hash, CAST(unixepoch('subsec') * 1000 AS INTEGER))
                ON CONFLICT (hash) DO UPDATE SET at = MAX(excluded.at, at + 1);
            """);
        insert.Transaction = transaction;
        var hash = insert.Parameters.Add("$hash", SqliteType.Text);
        var content = insert.Parameters.Add("$content", SqliteType.Blob);
        foreach (var document in documents)
        {
            (hash.Value, content.Value) = (document.Hash.Hex, document.Content);
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return documents.Count;
    }

    /// <exception cref="StoreUnavailableException">The file cannot be opened, read or written now: another holds it too long, the disk is full or fails.</exception>
    private static async Task<T> ReachAsync<T>(
        Func<SqliteConnection, Task<T>> ask, Func<CancellationToken, Task<SqliteConnection>> open, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await open(cancellation);
            return await ask(connection);
        }
        catch (SqliteException fault) when (IsAway(fault))
        {
            throw new StoreUnavailableException("The store's file cannot be used now.", fault);
        }
    }

    /// <summary>SQLite's primary result codes: busy, locked, out of reach for writing, failing, full, impossible to open.</summary>
    private static bool IsAway(SqliteException fault) => fault.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14;

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        lock (_creating)
        {
            if (!_created)
                Create();
            _created = true;
        }

        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    /// <summary>A connection whose acknowledged writes survive a power cut; the setting belongs to the connection, not to the file.</summary>
    private async Task<SqliteConnection> OpenToWriteAsync(CancellationToken cancellation)
    {
        var connection = await OpenAsync(cancellation);
        await using var durable = Command(connection, "PRAGMA synchronous = FULL");
        await durable.ExecuteNonQueryAsync(cancellation);
        return connection;
    }

    private void Create()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var create = Command(connection, """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS documents (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
            CREATE TABLE IF NOT EXISTS writes (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS heads (name TEXT PRIMARY KEY, target TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
            """);
        create.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
