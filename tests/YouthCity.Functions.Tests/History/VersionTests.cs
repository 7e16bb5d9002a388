using System.Net;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Functions.Tests.Builders;
using YouthCity.Functions.Tests.Drivers;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage.Documents;

namespace YouthCity.Functions.Tests.History;

/// <summary>What was once so can be read again.</summary>
public sealed class VersionTests : ServiceTest
{
    [Theory]
    [InlineData("scores")]
    [InlineData("scores/osh")]
    [InlineData("prizes")]
    [InlineData("summary")]
    [InlineData("applications")]
    [InlineData("social-orders")]
    [InlineData("cities/osh/status")]
    [InlineData("audit")]
    [InlineData("uploads")]
    public async Task An_older_version_reads_as_it_did_then(string what)
    {
        await Service.FillAsync();
        var version = await Service.VersionAsync();
        var then = (await Service.Agency.ReadOfAsync(what)).AssertStatus(HttpStatusCode.OK);
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,1,99,,,"));
        await Service.Agency.OrderAsync("city,amount,theme\nosh,1,A\n");

        var now = await Service.Agency.ReadOfAsync(what);
        var again = (await Service.Agency.ReadOfAsync($"{what}?version={version}")).AssertStatus(HttpStatusCode.OK);

        Assert.Equal(then.Text, again.Text);
        Assert.Equal(then.ETag, again.ETag);
        Assert.NotEqual(then.ETag, now.ETag);
        Assert.Equal(now.Text, (await Service.Agency.ReadOfAsync($"{what}?version={await Service.VersionAsync()}")).Text);
    }

    [Theory]
    [InlineData("scores")]
    [InlineData("audit")]
    public async Task Whoever_may_not_see_the_newest_version_sees_no_older_one(string what)
    {
        var version = (await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"))).Version;
        (await Service.City.ReadOfAsync($"{what}?version={version}")).AssertProblem(HttpStatusCode.Forbidden, "forbidden");
        (await Service.Anyone.ReadOfAsync($"{what}?version={version}")).AssertProblem(HttpStatusCode.Unauthorized, "no-key");
    }

    [Fact]
    public async Task What_is_no_version_of_the_contest_is_not_there()
    {
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"));
        var store = Service.Services.GetRequiredService<IDocumentStore>();
        var hashes = await store.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var versions = (await Service.Agency.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().Select(act => act.GetProperty("version").GetString()!).ToList();
        Assert.True(hashes.Count > 3);
        foreach (var asked in hashes.Select(document => document.Hash.Hex).Except(versions).Append("newest"))
            (await Service.Agency.ReadOfAsync($"scores?version={asked}")).AssertProblem(HttpStatusCode.NotFound, "unknown-version");
    }

    [Fact]
    public async Task A_file_comes_back_byte_by_byte()
    {
        var file = new AFile { Encoding = "Windows-1251", Separator = ';', Language = "ru", Rows = [["Ош", "1.1", "", "5,5"]] }.Bytes;
        await Service.Agency.ApplyAsync(file, "?reason=by%20hand");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,6,,,"));

        var listed = (await Service.Agency.ReadOfAsync("uploads")).Json.GetProperty("files").EnumerateArray().Last();
        Assert.Equal("by hand", listed.GetProperty("reason").GetString());
        var back = (await Service.Agency.ReadOfAsync($"uploads/{listed.GetProperty("id")}")).AssertStatus(HttpStatusCode.OK);
        Assert.Equal(file, back.Content);
        Assert.Equal("application/octet-stream", back.MediaType);
    }

    [Theory]
    [InlineData("applications", "city,indicator,value\nosh,1.1,5\n", "csv")]
    [InlineData("ballots", "city,group,mark\nosh,1,5\n", "csv")]
    [InlineData("ballots", "\uFEFF\n{ \"ballots\": [ { \"city\": \"osh\", \"marks\": [ { \"group\": \"1\", \"mark\": 5 } ] } ] }", "json")]
    [InlineData("applications", "xlsx", "xlsx")]
    public async Task A_file_comes_back_under_the_ending_of_what_it_is(string what, string content, string ending)
    {
        var file = content == "xlsx" ? new AWorkbook().With("Sheet", [["city", "1.1"], ["osh", 5]]).Bytes() : System.Text.Encoding.UTF8.GetBytes(content);
        var sender = what == "ballots" ? (await Service.JurorAsync()).Client : Service.Agency;
        (await sender.SendFileAsync($"/api/contests/2020/{what}", file)).AssertStatus(HttpStatusCode.Created);

        var back = (await Service.Agency.ReadOfAsync($"uploads/{ContentHash.Of(file)}")).AssertStatus(HttpStatusCode.OK);

        Assert.Equal($"2020-{ContentHash.Of(file).Hex[..12]}.{ending}", back.ContentHeaders.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task Only_accepted_files_are_given_out_and_no_other_document()
    {
        var sent = AFile.Of("osh,1.1,4,5,,,");
        await Service.Agency.ApplyAsync(sent);
        var refused = AFile.Of("osh,1.1,4,many,,,");
        await Service.Agency.ApplyAsync(refused);
        var store = Service.Services.GetRequiredService<IDocumentStore>();
        var file = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(sent));
        await foreach (var hash in store.ListAsync(TestContext.Current.CancellationToken).Select(document => document.Hash))
        {
            var reply = await Service.Agency.ReadOfAsync($"uploads/{hash}");
            Assert.Equal(hash == file ? HttpStatusCode.OK : HttpStatusCode.NotFound, reply.Status);
        }

        (await Service.Agency.ReadOfAsync($"uploads/{ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(refused))}"))
            .AssertProblem(HttpStatusCode.NotFound, "unknown-upload");
    }

    [Fact]
    public async Task The_trail_lists_every_act_with_its_version_and_parent()
    {
        await Service.Agency.OrderAsync("city,amount,theme\nosh,1,A\n");
        await Service.Agency.ApplyAsync(AFile.Of("osh,1.1,4,5,,,"), "?reason=letter%2012");
        var acts = (await Service.Jury.ReadOfAsync("audit")).Json.GetProperty("acts").EnumerateArray().ToList();
        Assert.Equal(["applications", "social-orders", "rules"], acts.Select(act => act.GetProperty("act").GetString()));
        Assert.Equal("letter 12", acts[0].GetProperty("reason").GetString());
        Assert.Equal(acts[1].GetProperty("version").GetString(), acts[0].GetProperty("parent").GetString());
        Assert.Equal(await Service.VersionAsync(), acts[0].GetProperty("version").GetString());
        Assert.Equal(4, CsvText.Parse((await Service.Jury.ReadOfAsync("audit?format=csv")).Text).Count);
    }
}
