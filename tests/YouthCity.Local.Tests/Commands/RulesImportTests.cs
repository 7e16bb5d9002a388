using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

/// <summary>Rules come into a store without a server, on either kind of store, as an upload brings them.</summary>
public sealed class RulesImportTests(Azurite azurite) : IClassFixture<Azurite>, IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("azure-tables")]
    public async Task A_contest_is_made_changed_and_answers_under_its_rules(string kind)
    {
        var store = Store(kind);
        var contest = new AContest().In(_folder);

        var trial = await ImportAsync(store, contest, "--dry-run");
        Assert.Equal((0, ""), (trial.ExitCode, trial.Out));
        Assert.Contains("Contest harbours-2031 is new: 2 groups, 4 indicators, 4 cities.", trial.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing was stored.", trial.Error, StringComparison.Ordinal);
        (await Run.OfAsync(["rules", "export", _folder.In("no.zip"), "--contest-id", "harbours-2031", .. store])).IsRefusedWith("no rules of a contest harbours-2031");

        Assert.Contains("Stored as version ", (await ImportAsync(store, contest)).Error, StringComparison.Ordinal);
        Assert.Contains("has these rules already", (await ImportAsync(store, contest)).Error, StringComparison.Ordinal);

        var changed = new AContest().With("groups.csv", "A,3,", "A,2,").In(_folder);
        AssertRefused(await ImportAsync(store, changed), "--reason");
        var stored = await ImportAsync(store, changed, "--reason", "protocol 4");
        Assert.Equal((0, "groups.csv A weight: 3 → 2"), (stored.ExitCode, stored.Out.Trim()));

        var book = _folder.In("back.xlsx");
        Assert.Equal(0, (await Run.OfAsync(["rules", "export", book, "--contest-id", "harbours-2031", .. store])).ExitCode);
        Assert.Contains("has these rules already", (await ImportAsync(store, book, "--dry-run")).Error, StringComparison.Ordinal);
        var audit = await Run.OfAsync(["audit", .. store]);
        Assert.Equal((0, ""), (audit.ExitCode, audit.Out));
    }

    [Fact]
    public async Task What_a_change_does_to_ranks_and_prizes_is_printed_and_the_audit_names_the_command_line()
    {
        await using var served = await Served.StartAsync("http://", "--port", "0", "--data", _folder.Path);
        string[] store = ["--store", $"sqlite:{_folder.In("youthcity.db")}"];
        var contest = new AContest().In(_folder);
        Assert.Equal(0, (await ImportAsync(store, contest)).ExitCode);
        var agency = (await Run.OfAsync(["keys", "issue", "agency", .. store])).Out.Trim();
        await served.SendAsync("/api/contests/harbours-2031/applications", AContest.Applications, agency);

        var run = await ImportAsync(store, new AContest().With("indicators.csv", "A.1,A,2,admin,,+,0,,", "A.1,A,2,admin,,-,0,30,").In(_folder), "--reason", "a decree", "--lang", "ru");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("indicators.csv A.1 direction: + → -", run.Out, StringComparison.Ordinal);
        Assert.Matches("sud: место 1 → [23], балл ", run.Out);
        Assert.Contains("Вне границ своего показателя: sud A.1 value", run.Out, StringComparison.Ordinal);
        var (_, audit) = await served.ReadAsync("/api/contests/harbours-2031/audit", agency);
        Assert.Contains("\"who\":\"command-line\"", audit, StringComparison.Ordinal);
        Assert.Contains("a decree", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_with_mistakes_and_a_stage_that_is_over_change_nothing()
    {
        await using var served = await Served.StartAsync("http://", "--port", "0", "--data", _folder.Path);
        string[] store = ["--store", $"sqlite:{_folder.In("youthcity.db")}"];
        Assert.Equal(0, (await ImportAsync(store, new AContest().In(_folder))).ExitCode);
        var broken = await ImportAsync(store, new AContest().With("groups.csv", "A,3,", "A,0,").In(_folder), "--reason", "r");
        Assert.Equal((1, ""), (broken.ExitCode, broken.Out));
        Assert.Contains("groups.csv:2: error: The weight is 0", broken.Error, StringComparison.Ordinal);

        var agency = (await Run.OfAsync(["keys", "issue", "agency", .. store])).Out.Trim();
        await served.SendAsync("/api/contests/harbours-2031/stage", """{ "stage": "judging", "reason": "r" }""", agency);
        AssertRefused(await ImportAsync(store, new AContest().With("groups.csv", "A,3,", "A,2,").In(_folder), "--reason", "r"), "“judging”");
        AssertRefused(await ImportAsync(store, new AContest().With("contest.json", "harbours-2031", "Harbours-2031").In(_folder), "--reason", "r"), "has a contest harbours-2031");
        AssertRefused(await ImportAsync(["--store", "oracle:x"], new AContest().In(_folder)), "sqlite:PATH");
        AssertRefused(await ImportAsync(store, _folder.In("nowhere")), "There is no folder or file");
    }

    [Fact]
    public async Task Keys_are_issued_for_cities_of_every_contest_in_the_store()
    {
        string[] store = ["--store", $"sqlite:{_folder.In("youthcity.db")}"];
        (await Run.OfAsync(["keys", "issue", "city", "nord", .. store])).IsRefusedWith("o contest has a city “nord”");
        Assert.Equal(0, (await ImportAsync(store, new AContest().In(_folder))).ExitCode);
        await using var served = await Served.StartAsync("http://", "--port", "0", "--data", _folder.Path);

        var nord = await Run.OfAsync(["keys", "issue", "city", "NORD", .. store]);

        Assert.Equal((0, ""), (nord.ExitCode, nord.Error));
        Assert.Equal(200, await served.StatusAsync("/api/contests/harbours-2031/cities/nord/status", nord.Out.Trim()));
        Assert.Equal(403, await served.StatusAsync("/api/contests/harbours-2031/cities/sud/status", nord.Out.Trim()));
        (await Run.OfAsync(["keys", "issue", "city", "paris", .. store])).IsRefusedWith("o contest has a city “paris”");
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertRefused(Run run, string words)
    {
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    private static Task<Run> ImportAsync(string[] store, string path, params string[] more) => Run.OfAsync(["rules", "import", path, .. store, .. more]);

    private string[] Store(string kind) => kind == "sqlite"
        ? ["--store", $"sqlite:{_folder.In("store.db")}"]
        : ["--store", azurite.Connection, "--store-tables", $"r{Guid.NewGuid():N}", "--secrets", _folder.In("secrets")];
}
