using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Integrity;
using YouthCity.Functions.Web.Texts;
using YouthCity.Functions.Witness;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>audit</c>: walks every chain of a store and every document that it names, and compares the store with its witness.</summary>
public static class AuditCommand
{
    public static Command Create()
    {
        var command = new Command("audit");
        var store = new StoreOptions();
        store.AddTo(command);
        command.SetAction((call, cancellation) => RunAsync(Terminal.Of(call, cancellation), store.Of(call), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, InstallationSettings installation, CancellationToken cancellation)
    {
        if (terminal.OpenStore(installation) is null)
            return Terminal.WrongCall;

        await using var services = InstallationServices.Of(installation);
        var (check, faults, acknowledged) = (services.GetRequiredService<ContestCheck>(), new List<string>(), new List<string>());
        foreach (var contest in await ContestsAsync(services, cancellation))
        {
            var result = await check.RunAsync(contest, cancellation);
            terminal.Report("cli.audited", contest, result.Commits, result.Documents, result.Faults.Count);
            faults.AddRange(result.Faults.Select(fault => WebMessages.In(terminal.Language, fault.Text, fault.Arguments)));
            acknowledged.AddRange(result.Acknowledged.Select(fault => WebMessages.In(terminal.Language, fault.Text, fault.Arguments)));
        }

        foreach (var line in faults.Concat(acknowledged).Distinct(StringComparer.Ordinal))
            terminal.Out.WriteLine(line);
        return faults.Count == 0 ? Terminal.Fine : Terminal.FileWithErrors;
    }

    /// <summary>Those there are, and those that the witness knows of.</summary>
    private static async Task<IReadOnlyList<string>> ContestsAsync(ServiceProvider services, CancellationToken cancellation)
    {
        var there = await services.GetRequiredService<ContestCatalog>().ListIdsAsync(cancellation);
        var (seen, _) = await services.GetRequiredService<HeadWitness>().ReadAsync(cancellation);
        var gone = seen.Where(line => ContestHistory.IsHead(line.Head)).Select(line => ContestHistory.ContestOf(line.Head));
        return [.. there.Concat(gone).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
