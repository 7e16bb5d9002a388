using System.Net;
using System.Net.Http.Json;
using YouthCity.Core.Access;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Pages;

/// <summary>A contest in which every text that people give is a tag to a browser and a formula to a spreadsheet: pages show it as text, and no table runs it.</summary>
public sealed class HostileTextTests : IAsyncDisposable
{
    private const string Text = "=1+1<img src=x onerror=alert(1)><script>alert(1)</script>";

    private const int MostPages = 150;

    private static readonly string[] s_exports =
    [
        "scores", "prizes", "summary", "social-orders", "social-orders/figures", "action-plans", "action-plans/template", "surveys", "applications", "ballots", "jury", "audit", "uploads", "stage",
        "cities/north/status", "cities/north/objections", "cities/north/editions", "robustness?draws=50", "scores/north", "scores/north/compare/south", "template", "template?city=north",
    ];

    private readonly CriteriaFolder _rules = new(new Rules { Cities = [$"north,{Text}North", $"south,{Text}South", $"east,{Text}East"] });
    private Service? _service;

    private Service Service => _service!;

    [Theory]
    [InlineData("agency")]
    [InlineData("jury")]
    [InlineData("observer")]
    [InlineData("city")]
    [InlineData("anyone")]
    public async Task No_page_that_can_be_reached_takes_a_text_for_a_tag(string who)
    {
        await FillAsync();
        var cookie = who == "anyone" ? null : await SignInAsync(who);
        var (seen, next, shown) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/", "/contests/valley", "/contests/valley/work", "/contests/valley/audit", "/contests/valley/protocol"]), 0);
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(path))
                continue;
            var reply = await (cookie is null ? Service.Anyone.ReadAsync(path) : Service.Anyone.ReadAsync(path, ("Cookie", cookie)));
            Assert.True(reply.Code < 500, path);
            if (reply.MediaType != "text/html" || reply.Status != HttpStatusCode.OK)
                continue;
            var html = reply.Html();
            Assert.True(html.QuerySelector("[onerror]") is null && html.QuerySelectorAll("img").All(image => image.GetAttribute("src") != "x"), path);
            Assert.All(html.QuerySelectorAll("script"), script => Assert.DoesNotContain("alert", script.TextContent, StringComparison.Ordinal));
            shown += html.Body!.TextContent.Contains(Text, StringComparison.Ordinal) ? 1 : 0;
            foreach (var link in html.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]).Where(href => href.StartsWith('/')))
                next.Enqueue(link);
        }

        Assert.True(shown >= (who == "anyone" ? 3 : 5), $"{shown} of {seen.Count} pages show it: {string.Join(' ', seen)}");
    }

    [Fact]
    public async Task No_table_has_a_cell_that_a_spreadsheet_would_run()
    {
        await FillAsync();
        var (city, met) = (Service.Client(await Service.IssueAsync(Role.City, "north")), 0);
        foreach (var form in new[] { "format=csv", "format=csv&excel=ru&lang=ru" })
        {
            foreach (var export in s_exports)
            {
                var path = $"/api/contests/valley/{export}{(export.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{form}";
                var reply = await (export.EndsWith("objections", StringComparison.Ordinal) ? city : Service.Agency).ReadAsync(path);
                Assert.True(reply.Status == HttpStatusCode.OK, $"{path}: {reply.Code}");
                var cells = CsvText.Parse(form.Contains("excel", StringComparison.Ordinal) ? reply.Text.Replace(';', ',') : reply.Text).SelectMany(row => row).ToList();
                Assert.All(cells, cell => Assert.False(cell.StartsWith('=') || cell.StartsWith('@'), $"{path}: {cell}"));
                met += cells.Any(cell => cell.StartsWith("'=", StringComparison.Ordinal)) ? 1 : 0;
            }
        }

        Assert.InRange(met, 16, 2 * s_exports.Length);
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        _rules.Dispose();
    }

    /// <summary>Sends the text wherever people say something, up to a publication with an objection behind it.</summary>
    private async Task FillAsync()
    {
        var folder = System.IO.Path.Combine(_rules.Path, "valley");
        foreach (var file in Directory.GetFiles(folder))
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("Name of ", Text, StringComparison.Ordinal)
                .Replace("\"Өрөөн\"", $"\"{Text}\"", StringComparison.Ordinal).Replace("\"Долина\"", $"\"{Text}\"", StringComparison.Ordinal).Replace("\"Valley\"", $"\"{Text}\"", StringComparison.Ordinal)
                .Replace("\"applicationsCloseOn\"", $"\"legalBasis\": \"{Text}\", \"notice\": \"{Text}\", \"contact\": \"{Text}\", \"applicationsCloseOn\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        _service = await Service.StartAsync(new ServiceSetup { Criteria = _rules.Path });
        (await Service.Agency.ApplyAsync($"city,indicator,baseline,value,source,note\nnorth,parks,1,2,{Text},{Text}\nsouth,parks,1,3,{Text},{Text}\n", $"?reason={Uri.EscapeDataString(Text)}", "valley")).AssertStatus(HttpStatusCode.Created);
        (await Service.Agency.SendFileAsync("/api/contests/valley/social-orders", System.Text.Encoding.UTF8.GetBytes($"city,amount,theme,ngo\nnorth,5,{Text},{Text}\n"))).AssertStatus(HttpStatusCode.Created);
        (await Service.Agency.PlanAsync($"city,action,source\nnorth,{Text},{Text}\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var juror = await Service.JurorAsync(Text);
        (await juror.SendAsync($"city,group,mark,comment\nnorth,play,7,{Text}\n", contest: "valley")).AssertStatus(HttpStatusCode.Created);
        (await Service.Agency.MoveStageAsync(new { stage = "decided", reason = Text, protocolNumber = Text, protocolDate = "2026-02-27", objectionsUntil = "2099-03-20" }, contest: "valley")).AssertStatus(HttpStatusCode.Created);
        var north = Service.Client(await Service.IssueAsync(Role.City, "north"));
        var id = (await SendAsync(north, "cities/north/objections", new { subject = "value", what = "parks", text = Text })).Json.GetProperty("objection").GetProperty("id").GetString();
        await SendAsync(Service.Agency, $"objections/{id}/answers", new { outcome = "rejected", text = Text });
        await SendAsync(Service.Agency, "publications", new { protocol = Text, protocolDate = "2026-02-27", reason = Text });
    }

    private static async Task<Reply> SendAsync(HttpClient client, string what, object said)
    {
        using var content = JsonContent.Create(said);
        return (await client.SendAsync("POST", $"/api/contests/valley/{what}", content)).AssertStatus(HttpStatusCode.Created);
    }

    private async Task<string> SignInAsync(string who)
    {
        var secret = who switch
        {
            "city" => await Service.IssueAsync(Role.City, "north"),
            _ => await Service.IssueAsync(Roles.TryParse(who)!.Value),
        };
        return (await Service.SendKeyAsync(secret)).Cookie("session")!;
    }
}
