using System.Text.Json;
using YouthCity.Functions.Keys;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Criteria;
using YouthCity.Intake.Findings;
using YouthCity.Local.Tests.Drivers;

namespace YouthCity.Local.Tests.Commands;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Store => $"sqlite:{_folder.In("youthcity.db")}";

    [Fact]
    public async Task An_issued_key_opens_a_served_store_at_once()
    {
        await using var served = await Served.StartAsync("http://", "--port", "0", "--data", _folder.Path);
        var jury = await IssueAsync("jury");
        var osh = await IssueAsync("city", "OSH");
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/scores", jury));
        Assert.Equal(403, await served.StatusAsync("/api/contests/2020/applications", jury));
        Assert.Equal(200, await served.StatusAsync("/api/contests/2020/cities/osh/status", osh));
        Assert.Equal(403, await served.StatusAsync("/api/contests/2020/cities/naryn/status", osh));
        Assert.Equal(401, await served.StatusAsync("/api/contests/2020/scores", jury + "x"));
        Assert.Equal(401, await served.StatusAsync("/api/contests/2020/scores"));
    }

    [Fact]
    public async Task A_jurors_key_carries_the_name_and_the_city_that_the_juror_does_not_judge()
    {
        await using var served = await Served.StartAsync("http://", "--port", "0", "--data", _folder.Path);
        var (_, ballots) = await served.ReadAsync("/api/contests/2020/ballots", await IssueAsync("jury", "TALAS", "--name", " Айгүл "));
        Assert.Contains("\"name\":\"Айгүл\",\"city\":\"talas\"", ballots, StringComparison.Ordinal);
        Assert.Contains("{\"city\":\"talas\",\"conflict\":\"own-city\"", ballots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_key_is_printed()
    {
        var run = await Run.OfAsync("keys", "issue", "agency", "--store", Store);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"\Ayc_[A-Za-z0-9_-]{43}\r?\n\z", run.Out);
    }

    [Theory]
    [InlineData("“judge” is no role", "judge")]
    [InlineData("needs the id", "city")]
    [InlineData("takes no city", "agency", "osh")]
    [InlineData("1 to 100 letters", "jury", "--name", " ")]
    [InlineData("no contest has a city “paris”", "city", "paris")]
    [InlineData("no contest has a city “”", "city", "")]
    [InlineData("no contest has a city “paris”", "jury", "paris")]
    public async Task A_role_or_a_city_that_does_not_fit_is_a_wrong_call(string words, params string[] holder)
    {
        var run = await Run.OfAsync(["keys", "issue", .. holder, "--store", Store]);
        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(words, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(_folder.In("youthcity.db")));
    }

    [Fact]
    public async Task A_store_of_no_known_kind_is_a_wrong_call() =>
        (await Run.OfAsync("keys", "issue", "jury", "--store", "oracle:x")).IsRefusedWith("sqlite:PATH");

    [Fact]
    public async Task A_file_that_is_no_store_is_a_wrong_call_without_a_stack_trace()
    {
        var letter = _folder.Write("letter.txt", string.Concat(Enumerable.Repeat("This is a letter. ", 100)));
        var run = await Run.OfAsync("keys", "issue", "jury", "--store", $"sqlite:{letter}");
        run.IsRefusedWith("not a database");
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_listed_and_revoked_and_the_last_agency_key_stays()
    {
        var (agency, _) = (await IssueAsync("agency"), await IssueAsync("jury", "talas", "--name", "Айгүл", "--until", "2035-12-31"));
        var (juror, first) = await ListAsync() is [var newest, var oldest] ? (newest, oldest) : throw new InvalidOperationException("Two keys were issued.");
        Assert.Equal(("agency", null, null, "works", "hmac"), (first.Role, first.City, first.Until, first.State, first.Kind));
        Assert.Equal(("jury", "talas", "Айгүл", new(2035, 12, 31, 18, 0, 0, TimeSpan.Zero)), (juror.Role, juror.City, juror.Name, juror.Until));
        Assert.DoesNotContain(agency, (await Run.OfAsync("keys", "list", "--store", Store)).Out, StringComparison.Ordinal);

        (await Run.OfAsync("keys", "revoke", first.Id, "--reason", "a test", "--store", Store)).IsRefusedWith("Issue another one first");
        (await Run.OfAsync("keys", "revoke", "jury-00000000", "--reason", "a test", "--store", Store)).IsRefusedWith("There is no key “jury-00000000”");
        (await Run.OfAsync("keys", "revoke", juror.Id, "--store", Store)).IsRefusedWith("--reason");
        (await Run.OfAsync("keys", "revoke", juror.Id, "--reason", " ", "--store", Store)).IsRefusedWith("1 to 500");
        var run = await Run.OfAsync("keys", "revoke", juror.Id, "--reason", "a test", "--store", Store);
        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"Revoked: {juror.Id}", run.Error, StringComparison.Ordinal);
        Assert.Equal(["revoked", "works"], (await ListAsync()).Select(key => key.State));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("2020-01-01")]
    [InlineData("2035-02-30")]
    public async Task An_end_that_is_no_day_to_come_is_a_wrong_call(string until)
    {
        (await Run.OfAsync("keys", "issue", "jury", "--until", until, "--store", Store)).IsRefusedWith($"“{until}”");
        Assert.False(File.Exists(_folder.In("youthcity.db")));
    }

    [Fact]
    public async Task On_a_storage_account_a_missing_secret_is_said_by_name() =>
        (await Run.OfAsync("keys", "issue", "jury", "--store", "UseDevelopmentStorage=true")).IsRefusedWith("The setting Secret is missing");

    [Fact]
    public async Task A_key_for_a_store_with_keys_of_another_secret_comes_with_a_warning()
    {
        await IssueAsync("agency");
        File.Delete(_folder.In("youthcity.db.secret"));
        var run = await Run.OfAsync("keys", "issue", "agency", "--store", Store);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("another secret", run.Error, StringComparison.Ordinal);
        Assert.Equal(["hmac", "other-secret"], (await ListAsync()).Select(key => key.Kind));
    }

    [Fact]
    public async Task On_a_screen_keys_stand_in_a_table()
    {
        await IssueAsync("city", "osh", "--name", "Мэрия", "--until", "2035-12-31");
        var lines = (await Run.OfAsync("keys", "list", "--store", Store, "--format", "table", "--lang", "ru")).Out.ReplaceLineEndings("\n").Split('\n');
        Assert.Matches("^.*роль +.*город +выдан +до +состояние +хранится как$", lines[0]);
        Assert.Matches(@"^city-\w+ +город +Мэрия +osh +.* 01\.01\.2036 00:00 +действует +hmac$", lines[2]);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<KeyLine>> ListAsync()
    {
        var run = await Run.OfAsync("keys", "list", "--store", Store);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonSerializer.Deserialize<KeysResponse>(run.Out, Json.Options)!.Keys;
    }

    private async Task<string> IssueAsync(params string[] holder)
    {
        var run = await Run.OfAsync(["keys", "issue", .. holder, "--store", Store]);
        Assert.Equal(0, run.ExitCode);
        return run.Out.Trim();
    }
}
