using System.Net;
using System.Text;
using YouthCity.Functions.Cities;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Tests.Drivers;

namespace YouthCity.Functions.Tests.Reference;

/// <summary>Sends the service what its own description says can be sent.</summary>
public sealed class ExampleTests(FilledService filled) : IClassFixture<FilledService>
{
    [Theory]
    [MemberData(nameof(Documented.EveryOperation), MemberType = typeof(Documented))]
    public async Task Every_example_comes_back_as_described(string id)
    {
        // What takes no text, closes the contest to all other examples, or needs a store that was turned back, is sent by tests of its own.
        if (id is "RulesUpload" or "ContestMaking" or "ContestArchive" or "ContestReopen" or "RestorationAcknowledgement")
            return;
        var operation = await FindAsync(id);
        var replies = new List<Reply>();
        await filled.Service.MoveAsync(id.StartsWith("Ballots", StringComparison.Ordinal) ? "judging" : id.Contains("Objection", StringComparison.Ordinal) || id.StartsWith("Publi", StringComparison.Ordinal) ? "decided" : "collecting");
        if (id == "ObjectionAnswer")
            operation = operation with { Path = operation.Path.Replace("{objection}", await filled.Service.ObjectAsync("1.2"), StringComparison.Ordinal) };
        await PublishForAsync(id);
        if (id == "Reversion")
            replies.AddRange(await RevertAsync());
        if (id == "BallotsWithdrawal")
            (await filled.Service.Jury.SendFileAsync("/api/contests/2020/ballots", "city,group,mark\ntalas,1,5\n"u8.ToArray())).AssertStatus(HttpStatusCode.Created);

        // What is taken back, and a move, can be tried before and not after.
        foreach (var address in operation.QueryExamples.Where(address => (id.EndsWith("Withdrawal", StringComparison.Ordinal) || id is "StageMove" or "CityObjection" or "ObjectionAnswer") && address.EndsWith("dryRun=true", StringComparison.Ordinal)))
            replies.Add((await SendAsync(operation, address, operation.Sender)).AssertStatus(HttpStatusCode.OK));
        foreach (var (body, status) in operation.Bodies.Distinct())
            replies.Add((await SendAsync(operation, operation.Example, operation.Sender, body)).AssertStatus((HttpStatusCode)status));
        foreach (var caller in Documented.Callers.Where(operation.MayCall))
            replies.Add(await SendAsync(operation, operation.Example, caller));
        foreach (var address in operation.QueryExamples)
            replies.Add(await SendAsync(operation, address, operation.Sender));
        Assert.All(replies, operation.AssertDescribes);

        // A page that asks to sign in is looked at as signed in by PageAccessTests.
        if (replies.All(reply => reply.Status == HttpStatusCode.Redirect && reply.Headers.Location!.ToString().StartsWith("/sign-in?", StringComparison.Ordinal)))
            return;

        // Nothing is there that an example could take away.
        if (operation.Method == "DELETE")
            return;
        if (operation.Method != "POST")
            Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.Status));
        Assert.Empty(operation.Successes.Except(replies.Select(reply => reply.Code)));
    }

    [Theory]
    [MemberData(nameof(Documented.EveryOperation), MemberType = typeof(Documented))]
    public async Task What_is_said_to_have_an_ETag_is_not_sent_twice(string id)
    {
        var operation = await FindAsync(id);
        if (operation.Method is "POST" or "DELETE")
            return;
        await PublishForAsync(id);
        var reply = await SendAsync(operation, operation.Example, operation.Sender);
        Assert.Equal(operation.HasETag, reply.ETag is not null);
        if (!operation.HasETag)
            return;
        var again = await SendAsync(operation, operation.Example, operation.Sender, body: null, ("If-None-Match", reply.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        operation.AssertDescribes(again);
    }

    [Fact]
    public async Task Wrong_values_are_refused_as_described()
    {
        var operation = await FindAsync("Scores");
        foreach (var path in new[] { operation.Example.Replace("2020", "1999", StringComparison.Ordinal), $"{operation.Example}?format=xml" })
        {
            var reply = await SendAsync(operation, path, "jury");
            Assert.InRange(reply.Code, 400, 404);
            operation.AssertDescribes(reply);
        }
    }

    [Fact]
    public async Task The_check_sees_what_is_not_described()
    {
        var operation = await FindAsync("CityStatus");
        var reply = await SendAsync(operation, operation.Example, "anyone");
        var (_, _, _, content) = reply;
        var more = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("\"applied\":", "\"invented\":1,\"applied\":", StringComparison.Ordinal));
        Assert.Throws<Xunit.Sdk.TrueException>(() => operation.AssertDescribes(reply with { Content = more }));
        Assert.Throws<Xunit.Sdk.TrueException>(() => operation.AssertDescribes(reply with { Content = "{}"u8.ToArray() }));
        Assert.Throws<Xunit.Sdk.TrueException>(() => operation.AssertDescribes(reply with { Status = HttpStatusCode.Accepted }));
    }

    /// <summary>A version that there is cannot stand in a description.</summary>
    private async Task<Reply[]> RevertAsync()
    {
        var version = await filled.Service.VersionAsync();
        (await filled.Service.Agency.ApplyAsync("city,indicator,value\nosh,1.3,1\n")).AssertStatus(HttpStatusCode.Created);
        return [(await filled.Service.RevertAsync(version, "?dryRun=true")).AssertStatus(HttpStatusCode.OK), (await filled.Service.RevertAsync(version)).AssertStatus(HttpStatusCode.Created)];
    }

    private Task<Documented> FindAsync(string id) => Documented.FindAsync(filled.Service, id);

    /// <summary>Publishes where an operation reads a publication and there is none.</summary>
    private async Task PublishForAsync(string id)
    {
        if (!id.StartsWith("Publication", StringComparison.Ordinal) || (await filled.Service.Anyone.ReadOfAsync("publications/latest")).Status == HttpStatusCode.OK)
            return;
        await filled.Service.MoveAsync("decided");
        (await filled.Service.PublishAsync("""{ "protocol": "12-3", "protocolDate": "2026-11-20", "reason": "an example" }""")).AssertStatus(HttpStatusCode.Created);
    }

    private Task<Reply> SendAsync(Documented operation, string address, string caller, string? body = null, params (string, string)[] headers) =>
        operation.SendAsync(filled.Service, address, caller, body, headers);
}
