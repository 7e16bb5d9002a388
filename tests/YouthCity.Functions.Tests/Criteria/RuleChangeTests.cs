using System.Net;
using System.Text.Json;
using YouthCity.Core.Documents;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Tests.Reference;

namespace YouthCity.Functions.Tests.Criteria;

/// <summary>The agency changes rules over HTTP, and every version stays what it was.</summary>
public sealed class RuleChangeTests : IAsyncLifetime
{
    private const string File = "city,parks,clubs,wait\nnorth,5,1,3\nsouth,6,2,9\neast,1,7,50\n";

    private ValleyService _valley = null!;

    private Service Service => _valley.Service;

    public async ValueTask InitializeAsync()
    {
        _valley = await ValleyService.StartAsync(new Rules());
        (await Service.Agency.ApplyAsync(File, contest: "valley")).AssertStatus(HttpStatusCode.Created);
    }

    public ValueTask DisposeAsync() => _valley.DisposeAsync();

    [Fact]
    public async Task Rules_that_come_back_unchanged_change_nothing_and_need_no_reason()
    {
        var version = await Service.VersionAsync("valley");
        var reply = (await Service.Agency.ChangeRulesAsync(await Service.Anyone.RulesAsync(), "")).AssertStatus(HttpStatusCode.OK);
        Assert.True(reply.Json.GetProperty("unchanged").GetBoolean());
        Assert.Equal(version, await Service.VersionAsync("valley"));
    }

    [Fact]
    public async Task The_document_of_the_rules_has_the_hash_that_answers_name_them_by()
    {
        var document = await Service.Anyone.ReadAsync("/api/contests/valley/rules");
        Assert.Equal((await ScoresAsync()).Json.GetProperty("rulesSha256").GetString(), ContentHash.Of(document.Content).Hex);
        Assert.Equal(HttpStatusCode.NotModified, (await Service.Anyone.ReadAsync("/api/contests/valley/rules", ("If-None-Match", document.ETag!))).Status);
    }

    [Fact]
    public async Task A_trial_says_what_changes_and_what_it_would_do_and_stores_nothing()
    {
        var version = await Service.VersionAsync("valley");
        var other = new Rules { Groups = ["play,3", "health,1"], Indicators = ["parks,play,1,admin,+,0,5", "wait,health,1,survey,-,0,100"] };

        var reply = (await Service.Agency.ChangeRulesAsync(other.Zip(), "?dryRun=true")).AssertStatus(HttpStatusCode.OK);

        var changes = reply.Json.GetProperty("changes").GetProperty("rules").EnumerateArray()
            .Select(change => string.Join(' ', change.EnumerateObject().Select(member => member.Value.ValueKind == JsonValueKind.Null ? "-" : member.Value.GetString()))).ToList();
        Assert.Equal(
            ["groups.csv play weight 1 3", "groups.csv health weight 3 1", "indicators.csv clubs id clubs -", "indicators.csv parks maximum - 5"], changes);
        var effects = reply.Json.GetProperty("effects");
        Assert.Equal(
            ["south parks value 6 out-of-bounds"],
            effects.GetProperty("values").EnumerateArray().Where(value => value.GetProperty("indicator").GetString() == "parks").Select(Shown));
        Assert.Equal(3, effects.GetProperty("values").EnumerateArray().Count(value => value.GetProperty("effect").GetString() == "hidden"));
        var cities = effects.GetProperty("cities").EnumerateArray().ToDictionary(city => city.GetProperty("city").GetString()!);
        var before = Ranks(await ScoresAsync());
        Assert.Equal(before, cities.ToDictionary(city => city.Key, city => city.Value.GetProperty("rankBefore").GetInt32()));
        Assert.Equal(version, await Service.VersionAsync("valley"));

        // What was said is what happens.
        (await Service.Agency.ChangeRulesAsync(other.Zip(), "?reason=protocol%204")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(Ranks(await ScoresAsync()), cities.ToDictionary(city => city.Key, city => city.Value.GetProperty("rankAfter").GetInt32()));
        static string Shown(JsonElement value) => string.Join(' ', value.EnumerateObject().Select(member => $"{member.Value}"));
    }

    [Fact]
    public async Task A_change_needs_a_reason_which_the_audit_shows()
    {
        var other = new Rules { Groups = ["play,3", "health,1"] }.Zip();
        (await Service.Agency.ChangeRulesAsync(other, "")).AssertProblem(HttpStatusCode.BadRequest, "reason-required");
        (await Service.Agency.ChangeRulesAsync(other, "?reason=protocol%204")).AssertStatus(HttpStatusCode.Created);
        var act = (await Service.Agency.ReadAsync("/api/contests/valley/audit")).Json.GetProperty("acts")[0];
        Assert.Equal(("rules", "protocol 4"), (act.GetProperty("act").GetString(), act.GetProperty("reason").GetString()));
        var file = await Service.Agency.ReadAsync($"/api/contests/valley/uploads/{act.GetProperty("file").GetString()}");
        Assert.Equal(other, file.Content);
        Assert.EndsWith(".zip", file.ContentHeaders.ContentDisposition?.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_version_answers_to_the_bit_as_it_did_after_weights_indicators_and_cities_have_changed_and_what_was_hidden_comes_back()
    {
        string[] read = ["scores", "prizes", "summary", "applications", "social-orders", "rules", "cities/north/status", "robustness?draws=20&seed=1"];
        var then = new Dictionary<string, Dictionary<string, string>>();
        await NoteAsync();
        Rules[] changes =
        [
            new() { Groups = ["play,3", "health,1"] },
            new() { Indicators = ["wait,health,1,survey,-,0,100", "parks,play,2,admin,+,0,"] },
            new() { Cities = ["north,Түндүк", "east,Чыгыш", "west,Батыш"], ProgressShare = 0 },
            new() { Normalisation = "rank", Missing = "mean" },
            new(),
        ];
        foreach (var change in changes)
        {
            (await Service.Agency.ChangeRulesAsync(change.Zip(), "?reason=r")).AssertStatus(HttpStatusCode.Created);
            await NoteAsync();
            (await Service.Agency.ApplyAsync($"city,parks\nnorth,{then.Count}\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
            await NoteAsync();
        }

        // The rules are those of the beginning again, and so is all that they had hidden.
        Assert.Equal(2, (await Service.EntriesAsync("south", "valley"))["clubs"].Value);
        Assert.Equal(11, then.Count);
        foreach (var (version, texts) in then)
        {
            foreach (var what in read)
                Assert.Equal(texts[what], (await ReadAsync(what, version)).Text);
        }

        Assert.True((await Service.Agency.ReadAsync("/api/contests/valley/check")).Json.GetProperty("addsUp").GetBoolean());

        async Task NoteAsync()
        {
            var texts = new Dictionary<string, string>();
            foreach (var what in read)
                texts[what] = (await ReadAsync(what)).AssertStatus(HttpStatusCode.OK).Text;
            then[(await Service.VersionAsync("valley"))!] = texts;
        }
    }

    [Fact]
    public async Task Rules_of_another_contest_and_rules_with_mistakes_are_refused_with_everything_found()
    {
        var refused = await Service.Agency.ChangeRulesAsync(new Rules { Id = "mountain" }.Zip(), "?reason=r");
        refused.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Equal("other-contest", Assert.Single(refused.Errors).Code);
        var broken = await Service.Agency.ChangeRulesAsync(RuleArchives.Edit(new Rules().Zip(), "groups.csv", "play,1", "play,none"), "?reason=r");
        broken.AssertProblem(HttpStatusCode.UnprocessableEntity, "file-refused");
        Assert.Contains(broken.Json.GetProperty("findings").EnumerateArray(), found => found.GetProperty("file").GetString() == "groups.csv");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Service.Agency.SendFileAsync("/api/contests/valley/rules?reason=r", new Rules().Zip(), ("If-Match", "\"0\""))).Status);
    }

    /// <summary>A template of rules that are no longer in force tells what has changed since.</summary>
    [Fact]
    public async Task A_template_follows_the_newest_rules_and_one_of_older_rules_is_recognised()
    {
        var older = (await Service.Anyone.ReadAsync("/api/contests/valley/template?lang=en")).Text;
        (await Service.Agency.ChangeRulesAsync(new Rules { Indicators = ["parks,play,1,admin,+,0,9", "clubs,play,1,admin,+,0,", "wait,health,1,survey,-,0,100", "schools,health,1,admin,+,0,"] }.Zip(), "?reason=r"))
            .AssertStatus(HttpStatusCode.Created);
        Assert.Contains("schools", (await Service.Anyone.ReadAsync("/api/contests/valley/template?lang=en")).Text, StringComparison.Ordinal);
        var found = Assert.Single((await Service.Agency.ApplyAsync(older, "?dryRun=true", "valley")).Findings, finding => finding.Code == "older-template");
        Assert.Contains("schools", found.Message, StringComparison.Ordinal);
        Assert.Contains("parks", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_and_uploads_at_the_same_moment_end_in_versions_that_are_whole()
    {
        var rules = Enumerable.Range(1, 4).Select(weight => Service.Agency.ChangeRulesAsync(new Rules { Groups = [$"play,{weight + 1}", "health,1"] }.Zip(), $"?reason=r{weight}"));
        var files = Enumerable.Range(1, 8).Select(value => Service.Agency.ApplyAsync($"city,clubs\n{(value % 2 == 0 ? "north" : "south")},{value}\n", contest: "valley"));
        var replies = await Task.WhenAll(rules.Concat(files).ToList());
        Assert.All(replies, reply => Assert.Contains(reply.Status, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.OK]));
        var acts = (await Service.Agency.ReadAsync("/api/contests/valley/audit")).Json.GetProperty("acts").EnumerateArray().ToList();
        Assert.Equal(replies.Count(reply => reply.Status == HttpStatusCode.Created) + 2, acts.Count);
        foreach (var act in acts.SkipLast(1))
        {
            var scores = await ReadAsync("scores", act.GetProperty("version").GetString());
            Assert.Equal(act.GetProperty("rules").GetString(), scores.Json.GetProperty("rulesSha256").GetString());
        }

        Assert.True((await Service.Agency.ReadAsync("/api/contests/valley/check")).Json.GetProperty("addsUp").GetBoolean());
    }

    [Fact]
    public async Task Answers_are_as_described()
    {
        var upload = await Documented.FindAsync(Service, "RulesUpload");
        upload.AssertDescribes(await Service.Agency.ChangeRulesAsync(new Rules { Groups = ["play,3", "health,1"] }.Zip(), "?dryRun=true"));
        upload.AssertDescribes(await Service.Agency.ChangeRulesAsync(new Rules { Groups = ["play,3", "health,1"] }.Zip(), "?reason=r"));
        upload.AssertDescribes(await Service.Agency.ChangeRulesAsync([1], "?reason=r"));
    }

    private Task<Reply> ScoresAsync() => ReadAsync("scores");

    private async Task<Reply> ReadAsync(string what, string? version = null) =>
        await Service.Agency.ReadAsync($"/api/contests/valley/{what}{(version is null ? "" : $"{(what.Contains('?', StringComparison.Ordinal) ? '&' : '?')}version={version}")}");

    private static Dictionary<string, int> Ranks(Reply scores) => scores.Json.GetProperty("cities").EnumerateArray()
        .ToDictionary(city => city.GetProperty("city").GetString()!, city => city.GetProperty("rank").GetInt32());
}
