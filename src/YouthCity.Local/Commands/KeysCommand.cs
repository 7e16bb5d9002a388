using System.CommandLine;
using Microsoft.Extensions.Configuration;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Contests;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>keys issue</c>: makes an access key and prints it, this once.</summary>
public static class KeysCommand
{
    private const int LongestName = 100;

    public static Command Create()
    {
        var issue = new Command("issue", "Makes an access key and prints it. It is kept as a hash only and cannot be shown again.");
        var role = new Argument<string>("role") { Description = "agency, jury, city or observer" };
        var city = new Argument<string?>("city") { Description = "The city’s id: the one whose key it is, or the one a juror comes from and does not judge.", Arity = ArgumentArity.ZeroOrOne };
        var name = new Option<string?>("--name") { Description = "What the holder is called: a juror’s name stands beside the marks." };
        var store = new StoreOptions();
        issue.Arguments.Add(role);
        issue.Arguments.Add(city);
        issue.Options.Add(name);
        store.AddTo(issue);
        issue.SetAction((call, cancellation) =>
            RunAsync(Terminal.Of(call, cancellation), new(call.GetRequiredValue(role), call.GetValue(city), call.GetValue(name)), store.Of(call), cancellation));
        return new Command("keys", "Access keys.") { issue };
    }

    private static async Task<int> RunAsync(Terminal terminal, Holder holder, InstallationSettings installation, CancellationToken cancellation)
    {
        var city = holder.City;
        if (Roles.TryParse(holder.Role) is not { } role)
            return terminal.Refuse("cli.unknownrole", holder.Role);
        if ((role == Role.City && city is null) || (role is Role.Agency or Role.Observer && city is not null))
            return city is null ? terminal.Refuse("cli.cityneeded") : terminal.Refuse("cli.nocityhere", role.Code());
        if (city is not null && CityId(city) is null)
            return terminal.Refuse("cli.unknowncity", city);
        if (holder.Name?.Trim().Length is 0 or > LongestName)
            return terminal.Refuse("cli.badname", LongestName);
        try
        {
            var keys = new AccessKeys(installation.OpenStore());
            terminal.Out.WriteLine(await keys.IssueAsync(role, city is null ? null : CityId(city), holder.Name?.Trim(), TimeProvider.System, cancellation));
            return Terminal.Fine;
        }
        catch (FormatException)
        {
            return terminal.Refuse("cli.unknownstore");
        }
    }

    /// <summary>The id as the rules spell it, if any contest that is served has the city.</summary>
    private static string? CityId(string city) =>
        InstalledContests.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build()).All.Values
            .Select(contest => contest.Rules.FindCity(city) is { } position ? contest.Rules.Cities[position].Id : null)
            .FirstOrDefault(id => id is not null);

    /// <summary>Whom a key is for, as it was written.</summary>
    private sealed record Holder(string Role, string? City, string? Name);
}
