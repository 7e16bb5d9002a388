using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Local.Tests.Commands;

/// <summary>The same choice of a store for serving, for keys and for tidying.</summary>
public sealed class StoreOptionsTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_issued_on_a_store_opens_the_server_on_it(bool tables)
    {
        var store = Store(tables);
        await using var served = await Served.StartAsync("http://", ["--port", "0", .. store]);
        Assert.Equal(["agency", "jury", "http"], served.Lines.Select(line => line.Split(' ', ':')[0]));
        var issued = await Run.OfAsync(["keys", "issue", "jury", .. store]);
        Assert.Equal((0, ""), (issued.ExitCode, issued.Error));
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/scores", issued.Out.Trim()));
        Assert.Equal(401, await served.StatusAsync("/api/contests/2020/scores"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tidying_prints_what_it_removes_and_a_dry_run_removes_nothing(bool tables)
    {
        var store = Store(tables);
        var documents = StoreChoice.Open(store[1], store[3]);
        var (loose, cancellation) = (Document.Of([1, 2, 3]), TestContext.Current.CancellationToken);
        await Run.OfAsync(["keys", "issue", "jury", .. store]);
        await documents.WriteAsync([loose], cancellation);

        Assert.Equal((0, "", "Removed: 0. Left, because written less than 1 h ago: 1. In use: 1.\n"), Plain(await Run.OfAsync(["tidy", .. store])));
        var dry = Plain(await Run.OfAsync(["tidy", "--older-than", "0", "--dry-run", .. store]));
        Assert.Matches($@"\A{loose.Hash} \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n\z", dry.Out);
        Assert.Equal("To be removed: 1. Left, because written less than 0 h ago: 0. In use: 1.\n", dry.Error);
        Assert.Equal([1, 2, 3], await documents.ReadOneAsync(loose.Hash, cancellation));

        var run = Plain(await Run.OfAsync(["tidy", "--older-than", "0", .. store]));
        Assert.Equal((0, dry.Out, "Removed: 1. Left, because written less than 0 h ago: 0. In use: 1.\n"), run);
        Assert.Empty(await documents.ReadAsync([loose.Hash], cancellation));
        Assert.Single((await new AccessKeys(documents, Issuing.Secret).ReadAsync(cancellation)).Keys);
    }

    [Theory]
    [InlineData("allowed: 0 – ", "tidy", "--older-than", "-1")]
    [InlineData("cannot be “soon”; allowed: 0 – ", "tidy", "--older-than", "soon")]
    [InlineData("sqlite:PATH", "tidy", "--store", "oracle:x")]
    [InlineData("sqlite:PATH", "--store", "oracle:x", "--port", "0")]
    [InlineData("name one thing twice", "--store", "sqlite:x.db", "--data", "x")]
    public async Task A_store_or_an_age_that_does_not_fit_is_a_wrong_call(string words, params string[] args)
    {
        var run = await Run.OfAsync(args);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(words, run.Error, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _folder.Dispose();

    private static (int ExitCode, string Out, string Error) Plain(Run run) =>
        (run.ExitCode, run.Out.ReplaceLineEndings("\n"), run.Error.ReplaceLineEndings("\n"));

    private string[] Store(bool tables) => tables
        ? ["--store", azurite.Connection, "--store-tables", $"s{Guid.NewGuid():N}", "--secrets", _folder.In("secrets")]
        : ["--store", $"sqlite:{_folder.In("some.db")}", "--store-tables", StoreChoice.UsualTables];
}
