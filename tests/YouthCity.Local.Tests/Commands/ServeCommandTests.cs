using System.Globalization;
using System.Net;
using System.Net.Sockets;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;
using YouthCity.Storage.Sqlite;

namespace YouthCity.Local.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Keys_are_printed_when_the_data_is_made_and_never_again()
    {
        IReadOnlyList<string> first, second;
        await using (var served = await ServeAsync())
            first = served.Lines;
        await using (var served = await ServeAsync())
            second = served.Lines;
        Assert.Equal(["agency", "jury", "http"], first.Select(line => line.Split(' ', ':')[0]));
        Assert.StartsWith("http", Assert.Single(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Printed_keys_open_what_their_role_sees()
    {
        await using var served = await ServeAsync();
        var keys = served.Lines.Take(2).Select(line => line.Split(' ')[^1]).ToList();
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/applications", keys[0]));
        Assert.Equal(403, await served.StatusAsync("/api/contests/2020/applications", keys[1]));
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/scores", keys[1]));
        Assert.Equal(200, await served.StatusAsync("/health"));
        Assert.Equal(404, await served.StatusAsync("/nowhere"));
    }

    [Fact]
    public async Task Ending_it_is_no_failure()
    {
        await using var served = await ServeAsync();
        Assert.Equal(0, await served.StopAsync());
    }

    [Theory]
    [InlineData("en", "is taken")]
    [InlineData("ru", "занят")]
    [InlineData("ky", "бош эмес")]
    public async Task A_port_that_is_taken_is_a_wrong_call_in_every_language(string language, string words)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var run = await Run.OfAsync("--port", port, "--data", _folder.Path, "--lang", language);
        run.IsRefusedWith(port);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_ended_at_a_taken_port_made_nothing_and_costs_nobody_the_keys()
    {
        using (var taken = new TcpListener(IPAddress.Loopback, 0))
        {
            taken.Start();
            var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(2, (await Run.OfAsync("--port", port, "--data", _folder.Path)).ExitCode);
            Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        }

        await using var served = await ServeAsync();
        Assert.Equal(3, served.Lines.Count);
    }

    [Fact]
    public async Task A_store_that_is_there_but_has_no_keys_gets_its_first_ones()
    {
        await new Storage.Sqlite.SqliteDocumentStore(_folder.In("youthcity.db")).ReadHeadAsync("keys", TestContext.Current.CancellationToken);
        await using var served = await ServeAsync();
        Assert.Equal(3, served.Lines.Count);
    }

    [Fact]
    public async Task An_emptied_store_prints_no_new_keys()
    {
        await using (var served = await ServeAsync())
            Assert.Equal(3, served.Lines.Count);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_folder.Path, "youthcity.db*").Where(file => !file.EndsWith(".secret", StringComparison.Ordinal)))
            File.Delete(file);
        await using (var served = await ServeAsync())
            Assert.StartsWith("http", Assert.Single(served.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("65536")]
    [InlineData("many")]
    public async Task A_port_that_does_not_exist_is_a_wrong_call(string port)
    {
        foreach (var command in (string[][])[[], ["demo"]])
            (await Run.OfAsync([.. command, "--port", port])).IsRefusedWith("--port");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_a_wrong_call_without_a_stack_trace()
    {
        var file = _folder.Write("file", "");
        var run = await Run.OfAsync("--port", "0", "--data", Path.Combine(file, "data"));
        run.IsRefusedWith("That did not work");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_does_not_exist_is_a_wrong_call() => (await Run.OfAsync("bogus")).IsRefusedWith("bogus");

    public void Dispose() => _folder.Dispose();

    private Task<Served> ServeAsync() => Served.StartAsync("http://", "--port", "0", "--data", _folder.Path);
}
