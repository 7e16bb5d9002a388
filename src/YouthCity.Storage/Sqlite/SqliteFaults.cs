using Microsoft.Data.Sqlite;
using SQLitePCL;
using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Sqlite;

/// <summary>What SQLite's result codes mean for a store.</summary>
internal static class SqliteFaults
{
    private const int PrimaryCode = 0xFF;

    /// <summary>The file is there and cannot be used now: held, out of reach for writing, failing, full, impossible to open.</summary>
    public static bool IsAway(SqliteException fault) => CodeOf(fault) is
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN;

    /// <summary>The file is damaged, or no database.</summary>
    public static bool IsDamage(SqliteException fault) => CodeOf(fault) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    public static bool IsHeldByOthers(int code) => (code & PrimaryCode) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    /// <param name="isEnding">Whether it was the end of a transaction that failed: on a failing disk that may have been the end all the same.</param>
    public static StoreUnavailableException Unavailable(SqliteException fault, bool isEnding) =>
        new($"The store's file cannot be used{(IsDamage(fault) ? "" : " now")}: {fault.Message}", fault)
        {
            IsDamaged = IsDamage(fault),
            IsNothingDone = !isEnding || CodeOf(fault) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_FULL,
        };

    private static int CodeOf(SqliteException fault) => fault.SqliteErrorCode & PrimaryCode;
}
