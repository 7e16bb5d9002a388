using System.Text;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Storage;

namespace YouthCity.Functions.Tests.Drivers;

/// <summary>A juror with a key of its own.</summary>
/// <param name="Id">What the service knows the juror by.</param>
public sealed record Juror(HttpClient Client, string Id)
{
    /// <summary>Sends ballots as CSV under the usual header.</summary>
    /// <param name="rows">Lines of city, group, mark, comment, conflict; the last ones may be left out. The first is line 2.</param>
    public Task<Reply> MarkAsync(params string[] rows) => SendAsync(string.Join('\n', rows.Prepend("city,group,mark,comment,conflict")) + "\n");

    /// <param name="query">With its question mark.</param>
    public Task<Reply> SendAsync(string content, string query = "", string contest = Requests.Contest, params (string Name, string Value)[] headers) =>
        Client.SendFileAsync($"/api/contests/{contest}/ballots{query}", Encoding.UTF8.GetBytes(content), headers);

    /// <summary>Gives the same mark in every group of the contest 2020.</summary>
    public async Task MarkWholeAsync(params (string City, double Mark)[] cities)
    {
        var rows = cities.SelectMany(city => Enumerable.Range(1, 6).Select(group => FormattableString.Invariant($"{city.City},{group},{city.Mark}")));
        (await MarkAsync([.. rows])).AssertStatus(System.Net.HttpStatusCode.Created);
    }

    /// <summary>The juror's ballot for a city, as the juror sees it.</summary>
    public async Task<System.Text.Json.JsonElement> BallotAsync(string city) =>
        (await Client.ReadOfAsync("ballots")).Json.GetProperty("jurors")[0].GetProperty("ballots").EnumerateArray().Single(ballot => ballot.GetProperty("city").GetString() == city);
}

public static class Jurors
{
    /// <summary>Makes a juror's key, in a contest that is judged from now on: jurors mark in no other stage, and files are corrected for a reason.</summary>
    /// <param name="city">The juror's own city.</param>
    public static async Task<Juror> JurorAsync(this Service service, string? name = null, string? city = null)
    {
        await service.JudgeAsync();
        var (keys, cancellation) = (service.Services.GetRequiredService<AccessKeys>(), TestContext.Current.CancellationToken);
        var secret = await keys.IssueAsync(Role.Jury, city, name, service.Clock, cancellation);
        return new(service.Client(secret), (await keys.FindAsync(secret, cancellation))!.Id);
    }
}
