using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using YouthCity.Core.Access;
using YouthCity.Core.Criteria;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Web;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Criteria;
using YouthCity.Local.Texts;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>rules import</c>: does with a store what an upload of rules does. A contest that is not there yet is made, the rules of one that is are changed.</summary>
public static class RulesImport
{
    public static Command Create()
    {
        var command = new Command("import");
        var path = new Argument<string>("path");
        var reason = new Option<string?>("--reason");
        var dryRun = new Option<bool>("--dry-run");
        var store = new StoreOptions();
        command.Arguments.Add(path);
        command.Options.Add(reason);
        command.Options.Add(dryRun);
        store.AddTo(command);
        command.SetAction((call, cancellation) =>
            RunAsync(Terminal.Of(call, cancellation), call.GetRequiredValue(path), new(call.GetValue(reason)?.Trim(), call.GetValue(dryRun)), store.Of(call)));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string path, Asked asked, InstallationSettings installation)
    {
        if (terminal.ReadRules(path) is not { } read)
            return Terminal.WrongCall;
        if (read.Upload is not { } upload || read.Findings.HasErrors)
        {
            terminal.ReportRules(path, read.Findings);
            return Terminal.FileWithErrors;
        }

        terminal.ReportWarnings(SentRules.NameOf(path), read.Findings);
        if (asked.Reason?.Length is 0 or > KeysCommand.LongestReason)
            return terminal.Refuse("cli.badreason", KeysCommand.LongestReason);
        if (terminal.OpenStore(installation) is null)
            return Terminal.WrongCall;
        await using var services = InstallationServices.Of(installation);
        var import = new Import(
            services.GetRequiredService<ContestStates>(), services.GetRequiredService<Acceptance>(), upload.Rules, SentRules.NameOf(path),
            File.Exists(path) ? await File.ReadAllBytesAsync(path, terminal.Cancellation) : RuleArchive.Write(upload.Files), asked);
        return await services.GetRequiredService<ContestCatalog>().FindAsync(upload.Rules.Id, terminal.Cancellation) is { } known
            ? await import.ChangeAsync(terminal, await import.States.ReadAsync(known, terminal.Cancellation))
            : await import.MakeAsync(terminal);
    }

    /// <param name="Reason">Null where none is given.</param>
    private sealed record Asked(string? Reason, bool IsDryRun);

    /// <param name="File">The bytes that the store keeps: the archive or workbook; of a folder, an archive of its four files.</param>
    private sealed record Import(ContestStates States, Acceptance Acceptance, Contest Rules, string Name, byte[] File, Asked Asked)
    {
        /// <summary>Whoever has the store and its secrets acts as the agency does.</summary>
        private static AccessKey CommandLine { get; } = new(KeyIssuer.CommandLine.Who, Role.Agency, City: null, Hash: "", DateTimeOffset.UnixEpoch);

        public async Task<int> MakeAsync(Terminal terminal)
        {
            terminal.Report("cli.rules.contest", Rules.Id, Rules.Groups.Count, Rules.Indicators.Count, Rules.Cities.Count);
            if (Asked.IsDryRun)
                return NothingStored(terminal);
            return await Acceptance.CreateAsync(Rules, ContestChange.None, CommandLine, Asked.Reason ?? Name, ContentHash.Of(File), File, terminal.Cancellation) is { } version
                ? Stored(terminal, version)
                : terminal.Refuse("cli.rules.moved", Rules.Id);
        }

        public async Task<int> ChangeAsync(Terminal terminal, ContestState state)
        {
            if (!state.Contest.Id.Equals(Rules.Id, StringComparison.Ordinal))
                return terminal.Refuse("cli.rules.spelled", Rules.Id, state.Contest.Id);
            var change = ContestChange.Of(Rules);
            if (ContestDifference.Of(change, state.Content, state.Contest).Rules is not { Count: > 0 } differences)
            {
                terminal.Report("cli.rules.same");
                return Terminal.Fine;
            }

            foreach (var difference in differences)
                terminal.Out.WriteLine($"{string.Join(' ', ((string?[])[difference.File, difference.Id, difference.Field]).OfType<string>())}: {difference.Before ?? "–"} → {difference.After ?? "–"}");
            Write(terminal, RuleEffects.Of(state, Rules));
            if (Asked.IsDryRun)
                return NothingStored(terminal);
            if (state.Content.IsArchived)
                return Refuse(terminal, "problem.contest-archived.detail", state.Contest.Id);
            var accepted = await Acceptance.AcceptAsync(new Act(ActNames.Rules, state, change, CommandLine, Asked.Reason ?? Name, ContentHash.Of(File), File) { HasReason = Asked.Reason is not null }, terminal.Cancellation);
            return accepted switch
            {
                { Outcome: Outcome.Accepted or Outcome.Unchanged, Version: { } version } => Stored(terminal, version),
                { Refusal: { WantsReason: true } } => terminal.Refuse("cli.rules.needsreason"),
                { Refusal: { } refusal } => Refuse(terminal, "problem.wrong-stage.detail", StageTexts.Name(refusal.Stage, terminal.Language), StageTexts.Possible(refusal.Stage, terminal.Language)),
                _ => terminal.Refuse("cli.rules.moved", Rules.Id),
            };
        }

        /// <summary>The cities that stand elsewhere under the other rules, and how many values these hide, show again or leave out of bounds.</summary>
        private static void Write(Terminal terminal, RuleEffects effects)
        {
            if (effects.CannotScore)
                terminal.Out.WriteLine(WebMessages.In(terminal.Language, "page.cannotscore"));
            foreach (var city in effects.Cities.Where(city => (city.RankBefore, city.ScoreBefore, city.PrizeBefore) != (city.RankAfter, city.ScoreAfter, city.PrizeAfter)))
            {
                terminal.Out.WriteLine(CommandMessages.In(terminal.Language, "cli.rules.city",
                    city.City, Shown(city.RankBefore), Shown(city.RankAfter), Shown(city.ScoreBefore), Shown(city.ScoreAfter), Shown(city.PrizeBefore?.Som), Shown(city.PrizeAfter?.Som)));
            }

            foreach (var group in effects.Values.GroupBy(value => value.Effect))
                terminal.Out.WriteLine(CommandMessages.In(terminal.Language, TextOf(group.Key), string.Join(", ", group.Select(value => $"{value.City} {value.Indicator} {value.Field}"))));
            if (effects.ValuesNotShown > 0)
                terminal.Out.WriteLine(CommandMessages.In(terminal.Language, "findings.more", effects.ValuesNotShown));
        }

        private static string TextOf(string effect) => effect switch
        {
            "hidden" => "cli.rules.hidden",
            "shown" => "cli.rules.shown",
            _ => "cli.rules.outofbounds",
        };

        private static string Shown(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "–";

        private static int NothingStored(Terminal terminal)
        {
            terminal.Report("cli.rules.nothingstored");
            return Terminal.Fine;
        }

        private static int Stored(Terminal terminal, ContentHash version)
        {
            terminal.Report("cli.rules.stored", version.Hex);
            return Terminal.Fine;
        }

        private static int Refuse(Terminal terminal, string text, params IReadOnlyList<object> arguments)
        {
            terminal.Error.WriteLine(WebMessages.In(terminal.Language, text, arguments));
            return Terminal.WrongCall;
        }
    }
}
