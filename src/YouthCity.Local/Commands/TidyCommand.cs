using System.CommandLine;
using System.Globalization;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>tidy</c>: removes what uploads that were cut off or lost a race left in the store.</summary>
public static class TidyCommand
{
    /// <summary>An upload writes its documents seconds before they are needed; this leaves room for slow ones and for clocks that differ.</summary>
    private const int UsualHours = 1;

    private const int MostHours = 24 * 365;

    public static Command Create()
    {
        var command = new Command("tidy");
        var store = new StoreOptions();
        var hours = new NumberOption("--older-than", UsualHours, 0, MostHours);
        var dryRun = new Option<bool>("--dry-run");
        store.AddTo(command);
        command.Options.Add(hours);
        command.Options.Add(dryRun);
        command.SetAction((call, cancellation) => RunAsync(Terminal.Of(call, cancellation), store.Of(call), call.GetValue(hours), call.GetValue(dryRun), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, InstallationSettings installation, int hours, bool dryRun, CancellationToken cancellation)
    {
        if (terminal.OpenStore(installation) is not { } store)
            return Terminal.WrongCall;

        var tidying = new GarbageCollector(store, new ContestHistory(store));
        var found = await tidying.FindAsync(TimeProvider.System.GetUtcNow().AddHours(-hours), cancellation);
        var gone = dryRun ? [] : (await tidying.RemoveAsync(found, cancellation)).ToHashSet();
        foreach (var document in found.Loose.Where(document => dryRun || gone.Contains(document.Hash)).OrderBy(document => document.Written))
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Hash} {document.Written.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
        terminal.Report(dryRun ? "cli.wouldtidy" : "cli.tidied", dryRun ? found.Loose.Count : gone.Count, hours, found.Fresh, found.Held);
        return Terminal.Fine;
    }
}
