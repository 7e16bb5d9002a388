using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Keys;
using YouthCity.Functions.Signing;
using YouthCity.Functions.Witness;
using YouthCity.Storage;
using YouthCity.Storage.Documents;
using YouthCity.Storage.Secrets;

namespace YouthCity.Local.Commands;

/// <summary><c>keys issue</c>, <c>keys list</c> and <c>keys revoke</c>: what the agency does over HTTP, for whoever has the store and its secret.</summary>
public static class KeysCommand
{
    private const int LongestName = 100;

    /// <summary>Characters of a reason in the audit trail.</summary>
    internal const int LongestReason = 500;

    public static Command Create() => new("keys") { Issue(), List(), Revoke() };

    private static Command Issue()
    {
        var command = new Command("issue");
        var role = new Argument<string>("role");
        var city = new Argument<string?>("city") { Arity = ArgumentArity.ZeroOrOne };
        var name = new Option<string?>("--name");
        var until = new Option<string?>("--until");
        var store = new StoreOptions();
        command.Arguments.Add(role);
        command.Arguments.Add(city);
        command.Options.Add(name);
        command.Options.Add(until);
        store.AddTo(command);
        command.SetAction((call, cancellation) => IssueAsync(
            Terminal.Of(call, cancellation), new(call.GetRequiredValue(role), call.GetValue(city), call.GetValue(name), call.GetValue(until)), store.Of(call), cancellation));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list");
        var (format, store) = (ResultFormat.Option(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv), new StoreOptions());
        command.Options.Add(format);
        store.AddTo(command);
        command.SetAction((call, cancellation) => WithKeysAsync(Terminal.Of(call, cancellation), store.Of(call), (terminal, keys) => ListAsync(terminal, keys, call.GetValue(format), cancellation)));
        return command;
    }

    private static Command Revoke()
    {
        var command = new Command("revoke");
        var id = new Argument<string>("id");
        var reason = new Option<string>("--reason") { Required = true };
        var store = new StoreOptions();
        command.Arguments.Add(id);
        command.Options.Add(reason);
        store.AddTo(command);
        command.SetAction((call, cancellation) => WithKeysAsync(
            Terminal.Of(call, cancellation), store.Of(call), (terminal, keys) => RevokeAsync(terminal, keys, call.GetRequiredValue(id), call.GetRequiredValue(reason).Trim(), cancellation)));
        return command;
    }

    private static async Task<int> IssueAsync(Terminal terminal, Holder holder, InstallationSettings installation, CancellationToken cancellation)
    {
        if (Roles.TryParse(holder.Role) is not { } role)
            return terminal.Refuse("cli.unknownrole", holder.Role);
        if ((role == Role.City && holder.City is null) || (role is Role.Agency or Role.Observer && holder.City is not null))
            return holder.City is null ? terminal.Refuse("cli.cityneeded") : terminal.Refuse("cli.nocityhere", role.Code());
        if (holder.Name?.Trim().Length is 0 or > LongestName)
            return terminal.Refuse("cli.badname", LongestName);
        var (until, now) = (holder.Until is null ? null : KeyUntil.TryParse(holder.Until), TimeProvider.System.GetUtcNow());
        if (holder.Until is not null && (until is null || until <= now))
            return terminal.Refuse("cli.baduntil", holder.Until);
        if (holder.City is not null && terminal.OpenStore(installation) is null)
            return Terminal.WrongCall;
        var city = holder.City is { } named ? await CityIdAsync(named, installation, cancellation) : null;
        if (holder.City is not null && city is null)
            return terminal.Refuse("cli.unknowncity", holder.City);
        return await WithKeysAsync(terminal, installation, async (_, keys) =>
        {
            if ((await keys.ReadAsync(cancellation)).Keys.Any(keys.IsOfAnotherSecret))
                terminal.Report("cli.othersecret");
            var issued = await keys.IssueAsync(new(role, city, holder.Name?.Trim(), until), KeyIssuer.CommandLine, "", now, cancellation);
            terminal.Out.WriteLine(issued.Secret);
            return Terminal.Fine;
        });
    }

    private static async Task<int> ListAsync(Terminal terminal, AccessKeys keys, string? format, CancellationToken cancellation)
    {
        var (ring, now) = (await keys.ReadAsync(cancellation), TimeProvider.System.GetUtcNow());
        var all = new KeysResponse([.. ring.Keys.Reverse().Select(key => KeyLine.Of(key, keys, now))]);
        return terminal.Write(all, format, all.Table, table => ResultFormat.ForPeople(table, contest: null, terminal.Language, table.Columns).ToString());
    }

    private static async Task<int> RevokeAsync(Terminal terminal, AccessKeys keys, string id, string reason, CancellationToken cancellation)
    {
        if (reason.Length is 0 or > LongestReason)
            return terminal.Refuse("cli.badreason", LongestReason);
        var revocation = await keys.RevokeAsync(id, KeyIssuer.CommandLine, reason, TimeProvider.System.GetUtcNow(), cancellation);
        if (revocation.Key is null)
            return terminal.Refuse("cli.nosuchkey", id);
        if (revocation.IsLast)
            return terminal.Refuse("cli.lastkey", id);
        terminal.Report("cli.revoked", id, Moments.Text(revocation.Key.RevokedAt!.Value));
        return Terminal.Fine;
    }

    private static async Task<int> WithKeysAsync(Terminal terminal, InstallationSettings installation, Func<Terminal, AccessKeys, Task<int>> run)
    {
        try
        {
            return await run(terminal, new AccessKeys(Witnessed(installation), installation.OpenSecret()));
        }
        catch (FormatException)
        {
            return terminal.Refuse("cli.unknownstore");
        }
    }

    /// <summary>The store, whose witness is told of what changes. Where this machine has no witness or no signing key, the service tells it at its next start or the next night.</summary>
    private static IDocumentStore Witnessed(InstallationSettings installation)
    {
        var store = installation.OpenStore();
        try
        {
            var witness = new HeadWitness(installation.OpenWitness(), SigningKey.Open(installation), TimeProvider.System);
            return new WitnessedStore(store, witness, LoggerFactory.Create(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)).CreateLogger<WitnessedStore>());
        }
        catch (MissingSettingException)
        {
            return store;
        }
    }

    /// <summary>The id as the rules spell it; null if no contest has the city, neither one that is installed nor one of the store.</summary>
    private static async Task<string?> CityIdAsync(string city, InstallationSettings installation, CancellationToken cancellation)
    {
        await using var services = InstallationServices.Of(installation);
        var installed = services.GetRequiredService<InstalledContests>().FindCity(city);
        var isNew = StoreChoice.FileOf(installation.Store) is { } file && !File.Exists(file);
        return installed is not null || isNew ? installed : await services.GetRequiredService<ContestCatalog>().FindCityAsync(city, cancellation);
    }

    /// <summary>Whom a key is for, as it was written.</summary>
    private sealed record Holder(string Role, string? City, string? Name, string? Until);
}
