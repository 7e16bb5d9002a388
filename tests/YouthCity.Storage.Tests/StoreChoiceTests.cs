using YouthCity.Storage.AzureTables;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Storage.Tests;

public sealed class StoreChoiceTests
{
    [Fact]
    public void A_path_after_the_prefix_is_a_store_in_that_file() =>
        Assert.Equal(Path.GetFullPath("somewhere/x.db"), Assert.IsType<SqliteDocumentStore>(StoreChoice.Open("sqlite:somewhere/x.db")).Path);

    [Theory]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("https://account.table.core.windows.net")]
    public void A_connection_string_or_an_endpoint_is_a_storage_account(string text) =>
        Assert.IsType<AzureTablesDocumentStore>(StoreChoice.Open(text));

    [Theory]
    [InlineData("")]
    [InlineData("sqlite:")]
    [InlineData("x.db")]
    [InlineData("SQLITE:x.db")]
    [InlineData("oracle:x")]
    public void Anything_else_names_no_store(string text) => Assert.Throws<FormatException>(() => StoreChoice.Open(text));
}
