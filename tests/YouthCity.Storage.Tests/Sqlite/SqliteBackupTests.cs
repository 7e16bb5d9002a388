using YouthCity.Storage.Documents;

namespace YouthCity.Storage.Tests.Sqlite;

public sealed class SqliteBackupTests : StoreBackupContract
{
    private readonly SqliteFolder _stores = new();

    protected override IDocumentStore Fresh() => _stores.NewStore();
}
