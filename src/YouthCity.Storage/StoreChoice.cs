using Azure.Data.Tables;
using Azure.Identity;
using YouthCity.Storage.AzureTables;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage;

/// <summary>
/// Which store an installation uses: <c>sqlite:PATH</c>, the connection string of a storage account, or the address of its table endpoint,
/// which is then entered with the identity of the app.
/// </summary>
public static class StoreChoice
{
    public const string Setting = "Store";

    public const string UsualFile = "youthcity.db";

    public const string Usual = $"sqlite:data/{UsualFile}";

    /// <summary>The setting that names what the tables of a storage account start with.</summary>
    public const string TablesSetting = "StoreTables";

    public const string UsualTables = "youthcity";

    /// <summary>The client waits 100 seconds for an answer unless told otherwise, and a caller of ours for four of them.</summary>
    private static readonly TableClientOptions s_options = new()
    {
        Retry = { MaxRetries = 3, Delay = TimeSpan.FromSeconds(0.4), MaxDelay = TimeSpan.FromSeconds(4), NetworkTimeout = TimeSpan.FromSeconds(10) },
    };

    /// <summary>A table's name has at most 63 letters, and ours go on behind.</summary>
    private const int LongestTables = 50;

    private const string SqlitePrefix = "sqlite:";

    /// <summary>The file of a store that is one; null for a storage account.</summary>
    public static string? FileOf(string choice) =>
        choice.StartsWith(SqlitePrefix, StringComparison.Ordinal) && choice.Length > SqlitePrefix.Length ? choice[SqlitePrefix.Length..] : null;

    /// <param name="choice">The store.</param>
    /// <param name="tables">For a storage account: what its tables are called in front.</param>
    /// <exception cref="FormatException">The text names no store, or no tables.</exception>
    public static IDocumentStore Open(string choice, string tables = UsualTables)
    {
        if (FileOf(choice) is { } file)
            return new SqliteDocumentStore(file);
        if (tables.Length is 0 or > LongestTables || !char.IsAsciiLetter(tables[0]) || !tables.All(char.IsAsciiLetterOrDigit))
            throw new FormatException($"{TablesSetting} must be up to {LongestTables} Latin letters and digits, a letter first.");
        if (Uri.TryCreate(choice, UriKind.Absolute, out var endpoint) && endpoint.Scheme == Uri.UriSchemeHttps)
            return new AzureTablesDocumentStore(new TableServiceClient(endpoint, new DefaultAzureCredential(), s_options), tables);
        try
        {
            return new AzureTablesDocumentStore(new TableServiceClient(choice, s_options), tables);
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            // The text may hold an account's key: it goes into no message, and no inner one.
#pragma warning disable MA0054
            throw new FormatException($"{Setting} must be {SqlitePrefix}PATH, a storage account's connection string, or the https address of its table endpoint.");
#pragma warning restore MA0054
        }
    }
}
