using Microsoft.Data.Sqlite;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage.Tests.Sqlite;

/// <summary>A folder of SQLite stores, gone when the test is over.</summary>
public sealed class SqliteFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-storage-tests-");
    private int _stores;

    public string Path => _folder.FullName;

    public SqliteDocumentStore NewStore() => new(System.IO.Path.Combine(Path, $"{_stores++}.db"));

    /// <summary>A connection of SQLite's own, past the store.</summary>
    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static object? Ask(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
