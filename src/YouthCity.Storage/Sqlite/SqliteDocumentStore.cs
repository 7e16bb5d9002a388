using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using YouthCity.Core.Documents;

namespace YouthCity.Storage.Sqlite;

/// <summary>Documents and heads in one SQLite file: the store of a single machine.</summary>
public sealed class SqliteDocumentStore : IDocumentStore
{
    private readonly string _connection;
    private readonly Lock _creating = new();
    private bool _created;

    /// <param name="path">The file; it and its folder are made on first use.</param>
    public SqliteDocumentStore(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connection = new SqliteConnectionStringBuilder { DataSource = Path, DefaultTimeout = 30 }.ToString();
    }

    public string Path { get; }

    public async Task WriteAsync(IReadOnlyCollection<Document> documents, CancellationToken cancellation)
    {
        if (documents.Count == 0)
            return;
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var insert = Command(connection, "INSERT OR IGNORE INTO documents (hash, content) VALUES ($hash, $content)");
        insert.Transaction = transaction;
        var hash = insert.Parameters.Add("$hash", SqliteType.Text);
        var content = insert.Parameters.Add("$content", SqliteType.Blob);
        foreach (var document in documents)
        {
            (hash.Value, content.Value) = (document.Hash.Hex, document.Content);
            await insert.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    public async Task<IReadOnlyDictionary<ContentHash, byte[]>> ReadAsync(IReadOnlyCollection<ContentHash> hashes, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var select = Command(connection, "SELECT content FROM documents WHERE hash = $hash");
        var parameter = select.Parameters.Add("$hash", SqliteType.Text);
        var found = new Dictionary<ContentHash, byte[]>(hashes.Count);
        foreach (var hash in hashes)
        {
            parameter.Value = hash.Hex;
            if (await select.ExecuteScalarAsync(cancellation) is byte[] content)
                found[hash] = Document.Checked(hash, content);
        }

        return found;
    }

    public async Task<Head?> ReadHeadAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var select = Command(connection, "SELECT target, version FROM heads WHERE name = $name");
        select.Parameters.AddWithValue("$name", name);
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Head(ContentHash.Parse(reader.GetString(0)), reader.GetInt64(1).ToString(CultureInfo.InvariantCulture))
            : null;
    }

    public async Task<bool> MoveHeadAsync(string name, Head? expected, ContentHash target, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var move = Command(connection, expected is null
            ? "INSERT OR IGNORE INTO heads (name, target, version) VALUES ($name, $target, 1)"
            : "UPDATE heads SET target = $target, version = version + 1 WHERE name = $name AND version = $version");
        move.Parameters.AddWithValue("$name", name);
        move.Parameters.AddWithValue("$target", target.Hex);
        if (expected is not null)
            move.Parameters.AddWithValue("$version", long.Parse(expected.ETag, CultureInfo.InvariantCulture));
        return await move.ExecuteNonQueryAsync(cancellation) == 1;
    }

    public async IAsyncEnumerable<ContentHash> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var select = Command(connection, "SELECT hash FROM documents");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            yield return ContentHash.Parse(reader.GetString(0));
    }

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

        // An acknowledged write survives a power cut; the setting belongs to the connection, not to the file.
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
