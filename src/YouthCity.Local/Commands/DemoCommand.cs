using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YouthCity.Core.Access;
using YouthCity.Core.Documents;
using YouthCity.Core.History;
using YouthCity.Core.Stages;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Signing;
using YouthCity.Intake.ActionPlans;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.SocialOrders;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Local.Hosting;
using YouthCity.Local.Texts;
using YouthCity.Storage;

namespace YouthCity.Local.Commands;

/// <summary><c>demo</c>: the whole job on a throw-away store, with the real table of social orders and invented samples of applications, action plans and ballots.</summary>
public static class DemoCommand
{
    public const string Name = "demo";

    private const string ContestId = "2020";
    private const string CityWithKey = "osh";

    public static Command Create()
    {
        var command = new Command(Name);
        var port = ServeCommand.PortOption();
        command.Options.Add(port);
        command.SetAction((call, cancellation) => RunAsync(Terminal.Of(call, cancellation), call.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, CancellationToken cancellation)
    {
        using var folder = new DemoFolder();
        await using var app = LocalServer.Build(port, folder.Store, sample: true, builder =>
        {
            // What belongs to an installation has no business in a throw-away one: it makes its own, which go away with it.
            foreach (var setting in (string[])[InstallationSettings.FolderSetting, InstallationSettings.SecretSetting, InstallationSettings.SigningKeySetting, InstallationSettings.WitnessSetting])
                builder.Configuration[setting] = null;
        });
        if (!await ServeCommand.TryStartAsync(terminal, app, Listening.OnThisMachine(port), cancellation))
            return Terminal.WrongCall;
        var state = await FillAsync(app, cancellation);
        DemoReport.Write(terminal, state);
        terminal.Out.WriteLine($"http://127.0.0.1:{ServeCommand.PortOf(app)}/contests/{ContestId}");
        terminal.Out.WriteLine(CommandMessages.In(terminal.Language, "cli.ownkey"));
        terminal.Out.WriteLine(app.Services.GetRequiredService<SigningKey>().Public.Fingerprint);
        await ServeCommand.PrintKeysAsync(terminal, app, [(Role.Agency, null), (Role.Jury, null), (Role.City, CityWithKey)], cancellation);
        await terminal.Out.FlushAsync(cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return Terminal.Fine;
    }

    /// <summary>Sends the seeds the way uploads go, moves the contest to judging, and sends the ballots as each juror would. It stays provisional.</summary>
    private static async Task<ContestState> FillAsync(WebApplication app, CancellationToken cancellation)
    {
        var states = app.Services.GetRequiredService<ContestStates>();
        var contest = app.Services.GetRequiredService<InstalledContests>().Find(ContestId)!;
        var acceptance = app.Services.GetRequiredService<Acceptance>();
        var (agency, rules) = (new AccessKey("demo", Role.Agency, null, "", TimeProvider.System.GetUtcNow()), contest.Rules);
        await AcceptAsync(ActNames.SocialOrders, "social-orders-2020.csv", file => [(agency, ContestChange.Of(SocialOrderReader.Read(rules, file).Orders))]);
        await AcceptAsync(ActNames.Applications, "applications-sample-invented.csv", file => [(agency, ContestChange.Of(ApplicationReader.Read(rules, file).Upload.Entries()))]);
        await AcceptAsync(ActNames.ActionPlans, "action-plans-sample-invented.csv", file => [(agency, ContestChange.Of(ActionPlanReader.Read(rules, file).Actions))]);
        await acceptance.AcceptAsync(new Act(ActNames.Stage, await states.ReadNewestAsync(ContestId, cancellation), ContestChange.Of(new ContestStage(Stage.Judging)), agency, "demo", File: null, Kept: null), cancellation);
        await AcceptAsync(ActNames.Ballots, "ballots-sample-invented.csv", file => BallotFile.Read(rules, file).Ballots.Select(juror =>
            (agency with { Id = juror.Key, Role = Role.Jury, Name = juror.Value.Name }, ContestChange.Of(juror.Key, juror.Value))));
        return await states.ReadNewestAsync(ContestId, cancellation);

        async Task AcceptAsync(string act, string seed, Func<SentFile, IEnumerable<(AccessKey Who, ContestChange Change)>> read)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", seed), cancellation);
            foreach (var (who, change) in read(new SentFile(seed, new MemoryStream(content))))
            {
                var state = await states.ReadNewestAsync(ContestId, cancellation);
                await acceptance.AcceptAsync(new Act(act, state, change, who, seed, ContentHash.Of(content), content), cancellation);
            }
        }
    }
}
