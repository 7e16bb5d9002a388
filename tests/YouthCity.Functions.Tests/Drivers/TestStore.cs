using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Microsoft.Data.Sqlite;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

[assembly: AssemblyFixture(typeof(YouthCity.Functions.Tests.Drivers.StoreOfThisRun))]

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>A store of the kind that this run is about, for one service or several.</summary>
public abstract class TestStore : IDisposable
{
    /// <summary>The setting that names the store.</summary>
    public abstract string Choice { get; }

    /// <summary>The setting that names the tables; of no use to a file.</summary>
    public virtual string Tables => StoreChoice.UsualTables;

    /// <summary>The folder of the secrets; null for those beside a file.</summary>
    public virtual string? Secrets => null;

    /// <summary>The installation that uses the store.</summary>
    public InstallationSettings Installation => new(Choice, Tables) { Folder = Secrets };

    /// <summary>The file of the witness.</summary>
    public string WitnessPath => Secrets is { } folder ? Path.Combine(folder, "witness") : $"{Choice["sqlite:".Length..]}.witness";

    public static TestStore New() => StoreOfThisRun.Emulator is { } emulator ? new TablesStore(emulator) : new FileStore();

    /// <summary>The store as another process opens it.</summary>
    public IDocumentStore Open() => StoreChoice.Open(Choice, Tables);

    /// <summary>Does to stored documents what no code of ours does: replaces or removes their bytes under the same hash. Gives how many it did that to.</summary>
    /// <param name="which">Chooses by the text of a document.</param>
    /// <param name="damage">The bytes instead, or nothing for no document.</param>
    public abstract Task<int> DamageAsync(Func<string, bool> which, Func<string, string?> damage);

    /// <summary>Takes the place away where the heads are.</summary>
    public abstract Task RemoveHeadsAsync();

    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>SQLite, unless the environment asks for the emulator of Azure's tables.</summary>
public sealed class StoreOfThisRun : IAsyncLifetime
{
    private const string Variable = "YOUTHCITY_TEST_STORE";
    private const string AzureTables = "azure-tables";

    public static Azurite? Emulator { get; private set; }

    public async ValueTask InitializeAsync()
    {
        var asked = Environment.GetEnvironmentVariable(Variable);
        if (asked is not (null or "" or "sqlite" or AzureTables))
            throw new InvalidOperationException($"{Variable} is “{asked}”. There are: sqlite, {AzureTables}.");
        if (asked != AzureTables)
            return;
        var emulator = new Azurite();
        await emulator.InitializeAsync();
        Emulator = emulator;
    }

    public ValueTask DisposeAsync() => Emulator?.DisposeAsync() ?? default;
}

internal sealed class FileStore : TestStore
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("youthcity-test-");

    public override string Choice => $"sqlite:{Path.Combine(_folder.FullName, "test.db")}";

    public override Task<int> DamageAsync(Func<string, bool> which, Func<string, string?> damage)
    {
        using var connection = Connect();
        var texts = new List<(string Hash, string Text)>();
        using (var select = connection.CreateCommand())
        {
            select.CommandText = "SELECT hash, CAST(content AS TEXT) FROM documents";
            using var reader = select.ExecuteReader();
            while (reader.Read())
                texts.Add((reader.GetString(0), reader.GetString(1)));
        }

        var chosen = texts.Where(document => which(document.Text)).ToList();
        foreach (var (hash, text) in chosen)
        {
            using var change = connection.CreateCommand();
            var instead = damage(text);
            change.CommandText = instead is null ? "DELETE FROM documents WHERE hash = $hash" : "UPDATE documents SET content = CAST($text AS BLOB) WHERE hash = $hash";
            change.Parameters.AddWithValue("$hash", hash);
            if (instead is not null)
                change.Parameters.AddWithValue("$text", instead);
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        return Task.FromResult(chosen.Count);
    }

    public override Task RemoveHeadsAsync()
    {
        using var connection = Connect();
        using var drop = connection.CreateCommand();
        drop.CommandText = "DROP TABLE heads";
        drop.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        base.Dispose();
        SqliteConnection.ClearAllPools();
        Remove(_folder);
    }

    /// <summary>Work that a test left under way may still write its last file into the folder while its others go.</summary>
    private static void Remove(DirectoryInfo folder)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                Thread.Sleep(50);
            }
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Choice["sqlite:".Length..]}");
        connection.Open();
        return connection;
    }
}

/// <summary>Tables of its own in the one emulator, which forgets them when the tests are over.</summary>
internal sealed class TablesStore(Azurite emulator) : TestStore
{
    private static int s_next;

    public override string Choice => emulator.Connection;

    private readonly DirectoryInfo _secrets = Directory.CreateTempSubdirectory("youthcity-test-");

    public override string? Secrets => _secrets.FullName;

    public override string Tables { get; } = $"t{Interlocked.Increment(ref s_next).ToString(CultureInfo.InvariantCulture)}x";

    /// <summary>All documents that tests damage are of one entity with one part.</summary>
    public override async Task<int> DamageAsync(Func<string, bool> which, Func<string, string?> damage)
    {
        var table = new TableClient(Choice, $"{Tables}documents");
        var chosen = (await table.QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken))
            .Where(entity => which(Encoding.UTF8.GetString(entity.GetBinary("P00")))).ToList();
        foreach (var entity in chosen)
        {
            if (damage(Encoding.UTF8.GetString(entity.GetBinary("P00"))) is { } instead)
            {
                entity["P00"] = Encoding.UTF8.GetBytes(instead);
                await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
            }
            else
            {
                await table.DeleteEntityAsync(entity, cancellationToken: TestContext.Current.CancellationToken);
            }
        }

        return chosen.Count;
    }

    public override void Dispose()
    {
        base.Dispose();
        _secrets.Delete(recursive: true);
    }

    public override Task RemoveHeadsAsync() => new TableClient(Choice, $"{Tables}heads").DeleteAsync(TestContext.Current.CancellationToken);
}
