using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Sqlite;

/// <summary>
/// The file of a store, and turns at it. Whoever has to wait for the file, in this process or for another, holds no thread meanwhile: the library's own
/// waiting would, and a few writers would then keep every request of the process waiting.
/// </summary>
#pragma warning disable CA1001 // Semaphores that nobody waits for with a handle hold nothing to be given back.
internal sealed class SqliteFile(string path, TimeSpan patience)
#pragma warning restore CA1001
{
    private const string Read = "BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1", Write = "BEGIN IMMEDIATE", End = "COMMIT", Undo = "ROLLBACK";

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _connection = ConnectionString(path);
    private readonly SemaphoreSlim _creating = new(1), _writing = new(1);
    private volatile bool _isCreated;

    /// <summary>What the file is opened with: connections are pooled by it. Inside a transaction nothing is left to wait for.</summary>
    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 1 }.ToString();

    /// <summary>Asks for something that does not change until it is answered, whoever writes meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened or read now, or is damaged.</exception>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> ask, CancellationToken cancellation) =>
        AskAsync(Read, ask, Stopwatch.GetTimestamp(), cancellation);

    /// <summary>Does something whole or not at all; once it returns, it survives a power cut.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be opened or written now, or is damaged: another holds it too long, the disk is full or fails.</exception>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, Task<T>> ask, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        if (!await _writing.WaitAsync(patience, cancellation))
            throw new StoreUnavailableException("The store's file is written by others for too long.") { IsNothingDone = true };
        try
        {
            return await AskAsync(Write, ask, start, cancellation);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<T> AskAsync<T>(string begin, Func<SqliteConnection, Task<T>> ask, long start, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var isEnding = false;
        try
        {
            await CreateAsync(start, cancellation);
            await using var connection = await OpenAsync(isDurable: begin == Write, start, cancellation);
            try
            {
                await RunAsync(connection, begin, start, cancellation);
                var answer = await ask(connection);
                isEnding = true;
                await RunAsync(connection, End, start, CancellationToken.None);
                return answer;
            }
            finally
            {
                Leave(connection);
            }
        }
        catch (SqliteException fault) when (SqliteFaults.IsAway(fault) || SqliteFaults.IsDamage(fault))
        {
            throw SqliteFaults.Unavailable(fault, isEnding);
        }
    }

    /// <param name="isDurable">Whether what is written is to survive a power cut. The setting belongs to the connection, not to the file.</param>
    private async Task<SqliteConnection> OpenAsync(bool isDurable, long start, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellation);

            // The last of another's connections holds the whole file for a moment while it closes, even against a setting.
            if (isDurable)
                await RunAsync(connection, "PRAGMA synchronous = FULL", start, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Carries out a statement, again and again while others hold the file and patience lasts.</summary>
    private async Task RunAsync(SqliteConnection connection, string statement, long start, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var code = raw.sqlite3_exec(connection.Handle, statement);
            if (code == raw.SQLITE_OK)
                return;
            if (!SqliteFaults.IsHeldByOthers(code) || Stopwatch.GetElapsedTime(start) >= patience)
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
            if (statement != End)
                Leave(connection);
            await Task.Delay(Math.Min(Backoff.Milliseconds(tries), 100), cancellation);
        }
    }

    /// <summary>Nobody gets a connection with a transaction that is still open.</summary>
    private static void Leave(SqliteConnection connection)
    {
        if (connection.Handle is { } handle && raw.sqlite3_get_autocommit(handle) == 0 && raw.sqlite3_exec(handle, Undo) != raw.SQLITE_OK)
            SqliteConnection.ClearPool(connection);
    }

    private async Task CreateAsync(long start, CancellationToken cancellation)
    {
        if (_isCreated)
            return;
        await _creating.WaitAsync(cancellation);
        try
        {
            if (_isCreated)
                return;
            MakeFile();
            await using var connection = await OpenAsync(isDurable: false, start, cancellation);
            await RunAsync(connection, """
                PRAGMA journal_mode = WAL;
                CREATE TABLE IF NOT EXISTS documents (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
                CREATE TABLE IF NOT EXISTS writes (hash TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS heads (name TEXT PRIMARY KEY, target TEXT NOT NULL, version INTEGER NOT NULL) STRICT;
                """, start, cancellation);
            MakePrivate();
            _isCreated = true;
        }
        finally
        {
            _creating.Release();
        }
    }

    /// <summary>Makes the file before SQLite does, whose file everybody could read; what lies beside it is made with the same rights.</summary>
    private void MakeFile()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (OperatingSystem.IsWindows() || File.Exists(path))
                return;
            using var made = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The store's file cannot be made: {fault.Message}", fault) { IsNothingDone = true };
        }
    }

    /// <summary>Takes the rights to a file that was there away from everybody but its owner.</summary>
    private void MakePrivate()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var file in ((string[])[path, $"{path}-wal", $"{path}-shm"]).Where(File.Exists))
        {
            try
            {
                File.SetUnixFileMode(file, File.GetUnixFileMode(file) & Owner);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Gone again, or another user's, who says who may read it.
            }
        }
    }
}
