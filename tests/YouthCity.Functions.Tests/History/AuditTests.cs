using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Applications;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.History;

/// <summary>The chain of commits is the audit trail.</summary>
public sealed class AuditTests : ServiceTest
{
    private IDocumentStore Store => Service.Services.GetRequiredService<IDocumentStore>();

    [Fact]
    [OwnProcess]
    public async Task Every_accepted_act_says_who_what_when_and_why()
    {
        var start = Service.Clock.GetUtcNow();
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"), "?reason=Телефон%20менен%20такталды");
        Service.Clock.Advance(TimeSpan.FromHours(1));
        await Service.Agency.OrderAsync(Seeds.SocialOrders);

        var commits = await WalkAsync();

        var keys = (await Service.Services.GetRequiredService<AccessKeys>().ReadAsync(TestContext.Current.CancellationToken)).Keys;
        var agency = keys.Single(key => key.Role == Role.Agency).Id;
        Assert.Equal(
            [
                ("social-orders", agency, "agency", start.AddHours(1), "file.csv"), ("applications", agency, "agency", start, "Телефон менен такталды"),
                ("rules", "installation", "installation", start, "Imported from the files of the installation: criteria of 2020"),
            ],
            commits.Select(pair => (pair.Commit.Act, pair.Commit.Who, pair.Commit.Role, pair.Commit.At, pair.Commit.Reason)));
        var rules = Service.Services.GetRequiredService<InstalledContests>().Find(Requests.Contest)!.RulesHash;
        Assert.All(commits, pair => Assert.Equal(rules, pair.Commit.Rules));
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_cut_between_letters()
    {
        (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"), $"?reason={new string('a', 499)}%F0%9F%98%80b")).AssertStatus(HttpStatusCode.Created);
        Assert.Equal(new string('a', 499), (await WalkAsync())[0].Commit.Reason);
    }

    [Fact]
    public async Task The_name_of_a_form_file_is_the_reason_where_none_is_given()
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(AFile.Of("osh,1.1,,5")));
        form.Add(file, "file", "osh-spring.csv");
        await Service.Agency.SendAsync("POST", "/api/contests/2020/applications", form);
        Assert.Equal("osh-spring.csv", (await WalkAsync())[0].Commit.Reason);
    }

    [Fact]
    public async Task The_chain_walks_back_to_the_first_act_by_hashes()
    {
        for (var i = 1; i <= 5; i++)
            await Service.Agency.ApplyAsync(AFile.Of($"osh,1.1,,{i}"));
        var commits = await WalkAsync();
        Assert.Equal(6, commits.Count);
        Assert.Null(commits[^1].Commit.Parent);
        Assert.Equal(await Service.VersionAsync(), commits[0].Hash.Hex);
        for (var i = 0; i < commits.Count; i++)
        {
            Assert.Equal(ContentHash.Of(commits[i].Commit.Write()), commits[i].Hash);
            if (i > 0)
                Assert.Equal(commits[i].Hash, commits[i - 1].Commit.Parent);
        }
    }

    [Fact]
    public async Task The_file_is_kept_as_it_was_sent()
    {
        var file = new AFile { Encoding = "Windows-1251", Separator = ';', Language = "ru", Rows = [["Ош", "1.1", "", "5,5"]] }.Bytes;
        await Service.Agency.ApplyAsync(file);
        var commit = (await WalkAsync())[0].Commit;
        Assert.Equal(file, await Store.ReadOneAsync(commit.File!.Value, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_refused_tried_or_unchanged_leaves_no_trace()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,many"));
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,6"), "?dryRun=true");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        await Service.Jury.ApplyAsync(AFile.Of("osh,1.1,,7"));
        Assert.Equal(["applications", "rules"], (await WalkAsync()).Select(pair => pair.Commit.Act));
    }

    [Fact]
    public async Task Older_versions_stay_readable()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,5"));
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,,6"));
        var first = (await WalkAsync())[^2].Commit;
        var manifest = Manifest.Read(await Store.ReadOneAsync(first.Manifest, TestContext.Current.CancellationToken));
        var application = Core.Applications.ApplicationJson.Read(await Store.ReadOneAsync(manifest.Applications["osh"], TestContext.Current.CancellationToken));
        Assert.Equal(5, application.Entries["1.1"].Value);
    }

    [Fact]
    public async Task No_document_holds_a_key_and_only_the_key_ring_holds_a_hash_of_one()
    {
        await Service.FillAsync();
        await Service.SignInAsync("jury");
        var rings = 0;
        await foreach (var document in Store.ListAsync(TestContext.Current.CancellationToken))
        {
            var text = Encoding.UTF8.GetString(await Store.ReadOneAsync(document.Hash, TestContext.Current.CancellationToken));
            Assert.All(Service.Secrets.Values, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            Assert.All(Service.Secrets.Values, secret => Assert.DoesNotContain(secret["yc_".Length..], text, StringComparison.Ordinal));
            if (!text.Contains(Service.Store.Installation.OpenSecret().HashOf(Service.Secrets["agency"]), StringComparison.Ordinal))
                continue;
            Assert.StartsWith("{\"commit\":{", text, StringComparison.Ordinal);
            rings++;
        }

        Assert.True(rings > 0);
    }

    [Fact]
    [OwnProcess]
    public async Task Secrets_are_not_logged()
    {
        await using var service = await Service.StartAsync(new ServiceSetup { LogEverything = true });
        await service.FillAsync();
        await service.SignInAsync("jury");
        await service.SendKeyAsync("yc_a-key-that-nobody-has");
        await service.Client("yc_another-key-that-nobody-has").ReadOfAsync("scores");
        await service.Anyone.ReadOfAsync("scores", ("Authorization", "Basic yc_a-third-key"));
        var secrets = service.Secrets.Values.Concat(["yc_a-key-that-nobody-has", "yc_another-key-that-nobody-has", "yc_a-third-key"]).ToList();
        Assert.True(service.Logs.All.Count > 100);
        Assert.All(service.Logs.All, line => Assert.DoesNotContain(secrets, secret => line.Text.Contains(secret, StringComparison.Ordinal)));
    }

    private async Task<List<(ContentHash Hash, Commit Commit)>> WalkAsync()
    {
        var history = Service.Services.GetRequiredService<ContestHistory>();
        var version = await history.ReadAsync(Requests.Contest, known: null, TestContext.Current.CancellationToken);
        return await history.WalkAsync(version, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
