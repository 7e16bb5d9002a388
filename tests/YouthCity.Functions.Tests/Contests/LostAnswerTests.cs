using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Uploads;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Functions.Tests.Contests;

/// <summary>Uploads whose answer the store loses, or that fail when they are stored already.</summary>
[OwnProcess]
public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(Loss.BeforeTheMove)]
    [InlineData(Loss.AfterTheMove)]
    public async Task An_upload_whose_answer_was_lost_is_found_to_be_stored_once(Loss loss)
    {
        var (service, store) = await StartAsync(goesAway: false);
        await using var started = service;
        store.Losses.Enqueue(loss);
        var reply = (await service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.Empty(store.Losses);
        Assert.Equal([reply.Version], await VersionsAsync(service));
    }

    [Theory]
    [InlineData("en", Loss.BeforeTheMove)]
    [InlineData("ru", Loss.AfterTheMove)]
    [InlineData("ky", Loss.AfterTheMove)]
    public async Task Where_it_cannot_be_found_out_the_answer_says_so_and_the_audit_trail_settles_it(string language, Loss loss)
    {
        var (service, store) = await StartAsync(goesAway: true);
        await using var started = service;
        store.Losses.Enqueue(loss);
        var reply = await service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"), $"?lang={language}");
        reply.AssertProblem(HttpStatusCode.ServiceUnavailable, "outcome-unknown");
        Assert.NotNull(reply.Headers.RetryAfter);
        Assert.Contains(reply.Version!, reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("/api/contests/2020/audit", reply.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);

        store.IsAway = false;
        Assert.Equal(loss == Loss.AfterTheMove ? [reply.Version] : [], await VersionsAsync(service));
        (await service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(loss == Loss.AfterTheMove ? HttpStatusCode.OK : HttpStatusCode.Created);
        Assert.Single(await VersionsAsync(service));
    }

    [Fact]
    public async Task An_answer_that_fails_after_the_file_was_stored_is_no_refusal_and_names_the_version()
    {
        await using var service = await Service.StartAsync();
        var context = new DefaultHttpContext { RequestServices = service.Services };
        context.Request.Method = "POST";
        context.Request.Body = new MemoryStream([1]);
        context.Request.Headers.Authorization = $"Bearer {service.Secrets["agency"]}";
        context.Response.Body = new MemoryStream();
        var uploading = service.Services.GetRequiredService<Uploading>();
        var answer = await service.Services.GetRequiredService<ApiPipeline>().OpenAsync(context.Request, Requests.Contest, Uploading.Of("SendApplications"), api => uploading.UploadAsync(
            api, "applications", (_, _) =>
            {
                // There is no text for it, which shows when the answer is written.
                var findings = new FindingList();
                findings.Add(new FindingCode("of-no-text", Severity.Warning));
                return new ReadFile(RaceTests.Change("osh", "1.1", 6), findings, new FileForm("UTF-8", ',', "long"));
            }));
        await answer.ExecuteAsync(context);
        using var problem = JsonDocument.Parse(((MemoryStream)context.Response.Body).ToArray());
        Assert.Equal((500, "answer-failed"), (context.Response.StatusCode, problem.RootElement.GetProperty("code").GetString()));
        Assert.Equal([problem.RootElement.GetProperty("version").GetString()], await VersionsAsync(service, before: 1));
    }

    [Theory]
    [InlineData(Loss.BeforeTheMove)]
    [InlineData(Loss.AfterTheMove)]
    public async Task Where_the_import_of_the_rules_gets_lost_nothing_of_the_file_is_stored_and_nothing_else_is_said(Loss loss)
    {
        LossyStore store = null!;
        await using var service = await Service.StartAsync(new ServiceSetup { Around = own => store = new LossyStore(own) { GoesAway = true } });
        store.Losses.Enqueue(loss);
        (await service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertProblem(HttpStatusCode.ServiceUnavailable, "store-unavailable");
        store.IsAway = false;
        Assert.Equal(loss == Loss.AfterTheMove ? 1 : 0, (await VersionsAsync(service, before: 0)).Count);
        (await service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(2, (await VersionsAsync(service, before: 0)).Count);
    }

    [Theory]
    [InlineData(false, "store-unavailable")]
    [InlineData(true, "store-damaged")]
    public async Task A_store_that_cannot_be_used_is_503_for_programs_and_people_alike(bool isDamaged, string code)
    {
        var (service, store) = await StartAsync(goesAway: false);
        await using var started = service;
        var session = (await service.SendKeyAsync(service.Secrets["jury"])).Cookie("session")!;
        store.Fault = new Storage.Documents.StoreUnavailableException("Not now.") { IsDamaged = isDamaged };
        store.IsAway = true;
        (await service.Agency.ReadOfAsync("applications")).AssertProblem(HttpStatusCode.ServiceUnavailable, code);
        (await service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"))).AssertProblem(HttpStatusCode.ServiceUnavailable, code);
        foreach (var (path, cookie) in ((string, string)[])[("/contests/2020", "lang=en"), ("/", $"lang=en; {session}"), ("/contests/2020/jury", $"lang=en; {session}")])
        {
            var page = await service.Anyone.ReadAsync(path, ("Cookie", cookie));
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "text/html"), (page.Status, page.MediaType));
            Assert.Equal(TimeSpan.FromSeconds(5), page.Headers.RetryAfter?.Delta);
            Assert.Contains(isDamaged ? "The store is damaged" : "The store cannot be reached", page.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>The key ring of ASP.NET's data protection wraps what its store throws into an exception of its own.</summary>
    [Fact]
    public async Task A_page_that_cannot_protect_its_form_because_the_store_is_away_is_503_too()
    {
        LossyStore store = null!;
        using var data = TestStore.New();
        await using var one = await Service.StartAsync(new ServiceSetup { Store = data });
        var session = (await one.SendKeyAsync(one.Secrets["jury"])).Cookie("session")!;
        await using var service = await Service.StartAsync(new ServiceSetup { Store = data, Around = own => store = new LossyStore(own) { LostHead = "protection" } });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Anyone.ReadAsync("/sign-in")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await service.Anyone.ReadAsync("/", ("Cookie", session))).Status);
        store.LostHead = null;
        Assert.Equal(HttpStatusCode.OK, (await service.Anyone.ReadAsync("/", ("Cookie", session))).Status);
    }

    private static async Task<(Service Service, LossyStore Store)> StartAsync(bool goesAway)
    {
        LossyStore store = null!;
        var service = await Service.StartAsync(new ServiceSetup { Around = own => store = new LossyStore(own) { GoesAway = goesAway } });

        // The first act of a contest imports its rules, which is a move of the head by itself.
        await service.Agency.ApplyAsync(AFile.Of("talas,1.1,,1"));
        return (service, store);
    }

    /// <summary>The versions behind those that every test starts from, the newest first.</summary>
    private static async Task<List<string?>> VersionsAsync(Service service, int before = 2) =>
        [.. (await service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("version").GetString()).SkipLast(before)];
}
