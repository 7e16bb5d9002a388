using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage;

/// <summary>Which store an installation uses: <c>sqlite:PATH</c>.</summary>
public static class StoreChoice
{
    public const string Setting = "Store";

    public const string Usual = "sqlite:data/youthcity.db";

    private const string SqlitePrefix = "sqlite:";

    /// <exception cref="FormatException">The text names no store.</exception>
    public static IDocumentStore Open(string choice) =>
        choice.StartsWith(SqlitePrefix, StringComparison.Ordinal) && choice.Length > SqlitePrefix.Length
            ? new SqliteDocumentStore(choice[SqlitePrefix.Length..])
            : throw new FormatException($"{Setting} must be {SqlitePrefix}PATH.");
}
