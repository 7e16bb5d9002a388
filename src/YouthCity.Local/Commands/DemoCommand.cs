using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using YouthCity.Core.Access;
using YouthCity.Core.History;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Contests;
using YouthCity.Functions.Files;
using YouthCity.Functions.SocialOrders;
using YouthCity.Local.Hosting;

namespace YouthCity.Local.Commands;

/// <summary><c>demo</c>: the whole job on a throw-away store, with the real table of social orders and an invented sample of applications.</summary>
public static class DemoCommand
{
    private const string ContestId = "2020";
    private const string CityWithKey = "osh";

    public static Command Create()
    {
        var command = new Command("demo", "Shows the whole job on a throw-away store with an invented sample, then serves it.");
        var port = ServeCommand.PortOption();
        command.Options.Add(port);
        command.SetAction((call, cancellation) => RunAsync(Terminal.Of(call), call.GetValue(port), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, int port, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("youthcity-demo-");
        try
        {
            await using var app = LocalServer.Build(port, $"sqlite:{Path.Combine(folder.FullName, "demo.db")}", sample: true);
            if (!await ServeCommand.TryStartAsync(terminal, app, port, cancellation))
                return Terminal.WrongCall;
            var state = await FillAsync(app, cancellation);
            DemoReport.Write(terminal, state);
            terminal.Out.WriteLine($"http://127.0.0.1:{ServeCommand.PortOf(app)}/contests/{ContestId}");
            await ServeCommand.PrintKeysAsync(terminal, app, [(Role.Agency, null), (Role.Jury, null), (Role.City, CityWithKey)], cancellation);
            await terminal.Out.FlushAsync(cancellation);
            await app.WaitForShutdownAsync(cancellation);
            return Terminal.Fine;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Sends both seeds the way uploads go.</summary>
    private static async Task<ContestState> FillAsync(WebApplication app, CancellationToken cancellation)
    {
        var states = app.Services.GetRequiredService<ContestStates>();
        var contest = app.Services.GetRequiredService<ContestCatalog>().Find(ContestId)!;
        await AcceptAsync("social-orders", "social-orders-2020.csv", (state, file) => ContestChange.Of(SocialOrderReader.Read(state.Contest, file).Orders));
        await AcceptAsync("applications", "applications-sample-invented.csv", (state, file) => ContestChange.Of(ApplicationReader.Read(state.Contest, file).Upload.Entries()));
        return await states.ReadAsync(contest, cancellation);

        async Task AcceptAsync(string act, string seed, Func<ContestState, SentFile, ContestChange> read)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", seed), cancellation);
            var state = await states.ReadAsync(contest, cancellation);
            var who = new AccessKey("demo", Role.Agency, null, "", TimeProvider.System.GetUtcNow());
            await app.Services.GetRequiredService<Acceptance>().AcceptAsync(
                new Act(act, state, read(state, new SentFile(seed, new MemoryStream(content))), who, seed, content), cancellation);
        }
    }
}
