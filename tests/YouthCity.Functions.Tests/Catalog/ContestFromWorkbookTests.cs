using System.Net;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Catalog;

/// <summary>A contest from its first workbook to its last change, on an empty store and with nothing beside the program but what HTTP brought.</summary>
public sealed class ContestFromWorkbookTests : IAsyncLifetime
{
    /// <summary>Whatever follows from the rules and from what was sent.</summary>
    private static readonly string[] s_read =
    [
        "scores", "scores?format=csv", "scores/north", "scores/north/compare/south", "prizes", "summary", "applications", "social-orders", "rules", "rules?format=zip", "cities/north/status",
        "robustness?draws=50&seed=7",
    ];

    private readonly CriteriaFolder _none = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _then = [];
    private Service _service = null!;

    public async ValueTask InitializeAsync() => _service = await Service.StartAsync(new ServiceSetup { Criteria = _none.Path });

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _none.Dispose();
    }

    [Fact]
    public async Task A_contest_is_made_from_a_workbook_of_LibreOffice_filled_scored_and_changed_and_every_version_answers_to_the_bit_as_it_did()
    {
        Assert.Empty((await _service.Anyone.ReadAsync("/api/contests")).Json.GetProperty("contests").EnumerateArray());
        var start = new RuleSheets(RuleSet.Contest(new Rules { Groups = ["play,1", "health,3", "safety,2"], Indicators = ["parks,play,1,admin,+,0,", "wait,health,1,survey,-,0,100", "lamps,safety,2,admin,+,0,"], Cities = ["north,Түндүк", "south,Түштүк", "east,Чыгыш", "west,Батыш"] }.Zip()));
        var first = (await LibreOffice.SaveAsync(start.Setting("scoring.progressShare", 0.0).With("Groups", "B2", 1.5).Bytes()))[0];

        (await _service.Agency.SendFileAsync("/api/contests?dryRun=true", first)).AssertStatus(HttpStatusCode.OK);
        var made = (await _service.Agency.SendFileAsync("/api/contests?reason=decree", first)).AssertStatus(HttpStatusCode.Created);
        Assert.Equal((3, 3, 4), (made.Json.GetProperty("groups").GetInt32(), made.Json.GetProperty("indicators").GetInt32(), made.Json.GetProperty("cities").GetInt32()));
        (await SendAsync("applications", "city,parks,wait,lamps\nnorth,5,3,40\nsouth,6,9,20\neast,1,50,70\nwest,2,4,\n")).AssertStatus(HttpStatusCode.Created);
        (await SendAsync("social-orders", "city,year,amount,theme\nnorth,2026,1000.50,A\neast,2026,20,B\n")).AssertStatus(HttpStatusCode.Created);
        await NoteAsync();

        // The analyst takes the workbook as it is now, and LibreOffice has it between each change and the next.
        await ChangeAsync(book => book.With("Groups", "B2", 9.0), "north");
        await ChangeAsync(book => book.WithoutRow("Indicators", 4).WithoutRow("Groups", 4), "north");
        await ChangeAsync(book => book.WithoutRow("Cities", 3).With("Cities", "A5", "valley").With("Cities", "B5", "Өрөөн").With("Cities", "C5", "Долина").With("Cities", "D5", "Valley"), "valley");
        await ChangeAsync(book => book.Setting("scoring.normalisation", "rank").Setting("scoring.missing", "available").Setting("prizes.places.1", 700.0), "west");

        // The first workbook once more: what its changes had hidden is there again.
        (await SendRulesAsync(first, "?reason=back")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(20, (await _service.EntriesAsync("south", "valley"))["lamps"].Value);
        await NoteAsync();

        Assert.Equal(10, _then.Count);
        foreach (var (version, texts) in _then)
            Assert.Equal(texts, await ReadAsync(version));
        Assert.True((await _service.Agency.ReadAsync("/api/contests/valley/check")).Json.GetProperty("addsUp").GetBoolean());
        Assert.Equal(6, (await AuditAsync()).Count(act => act is "contest" or "rules"));
    }

    private async Task ChangeAsync(Func<RuleSheets, RuleSheets> change, string city)
    {
        var taken = (await _service.Anyone.ReadAsync("/api/contests/valley/rules?format=xlsx&lang=en")).AssertStatus(HttpStatusCode.OK).Content;
        var saved = await LibreOffice.SaveAsync(taken, change(new RuleSheets(taken)).Bytes());
        Assert.True((await SendRulesAsync(saved[0], "")).AssertStatus(HttpStatusCode.OK).Json.GetProperty("unchanged").GetBoolean());
        var trial = (await SendRulesAsync(saved[1], "?dryRun=true")).AssertStatus(HttpStatusCode.OK);
        Assert.NotEqual(0, trial.Json.GetProperty("changes").GetProperty("rules").GetArrayLength());
        (await SendRulesAsync(saved[1], "?reason=protocol")).AssertStatus(HttpStatusCode.Created);
        await NoteAsync();
        (await SendAsync("applications", $"city,parks\n{city},{_then.Count}\n")).AssertStatus(HttpStatusCode.Created);
        await NoteAsync();
    }

    private async Task NoteAsync() => _then[(await _service.VersionAsync("valley"))!] = await ReadAsync(version: null);

    private async Task<IReadOnlyList<string>> ReadAsync(string? version)
    {
        var texts = new List<string>();
        foreach (var what in s_read)
        {
            var reply = await _service.Agency.ReadAsync($"/api/contests/valley/{what}{(version is null ? "" : $"{(what.Contains('?', StringComparison.Ordinal) ? '&' : '?')}version={version}")}");
            texts.Add($"{what} {reply.Code} {(reply.Status == HttpStatusCode.OK ? Convert.ToBase64String(reply.Content) : "")}");
        }

        return texts;
    }

    private async Task<IEnumerable<string?>> AuditAsync() =>
        (await _service.Agency.ReadAsync("/api/contests/valley/audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("act").GetString());

    private Task<Reply> SendAsync(string what, string file) => _service.Agency.SendFileAsync($"/api/contests/valley/{what}", System.Text.Encoding.UTF8.GetBytes(file));

    private Task<Reply> SendRulesAsync(byte[] file, string query) => _service.Agency.SendFileAsync($"/api/contests/valley/rules{query}", file);
}
