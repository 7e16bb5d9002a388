using System.CommandLine;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Robustness;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Local.Commands;

/// <summary><c>robustness</c>: how sure each place is, under the rules of a folder and for a file, without a store.</summary>
public static class RobustnessCommand
{
    public static Command Create()
    {
        var command = new Command("robustness");
        var paths = ScoredPaths.AddTo(command);
        var by = Terminal.Choice("--by", "weights", "weights", "leave-one-out", "settings");
        var format = ResultFormat.Option(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv);
        var output = new Option<string>("--out");
        var drawing = DrawingRequest.Parameters.ToDictionary(name => name, name => new Option<string>($"--{name}"), StringComparer.Ordinal);
        foreach (var option in (Option[])[by, .. drawing.Values, format, output])
            command.Options.Add(option);
        command.SetAction((call, cancellation) => Task.FromResult(Run(
            Terminal.Of(call, cancellation), paths(call), call.GetValue(by)!,
            name => call.GetValue(drawing[name]), call.GetValue(format), call.GetValue(output), cancellation)));
        return command;
    }

    private static int Run(
        Terminal terminal, ScoredPaths paths, string by, Func<string, string?> given, string? format, string? output, CancellationToken cancellation)
    {
        var (drawing, problem) = DrawingRequest.Parse(given, WeightDrawing.MostDraws);
        if (drawing is null)
            return terminal.Refuse("problem.bad-parameter.detail", $"--{problem!.Name}", problem.Value, problem.Allowed);
        var (result, exitCode) = ScoredFile.Read(terminal, paths);
        if (result is null)
            return exitCode;
        if (result.Ranks.Ranked > RankAcceptability.MostCities)
            return terminal.Refuse("problem.too-many-cities.detail", result.Ranks.Ranked, RankAcceptability.MostCities);
        return Write(terminal, result, by, drawing, format, output, cancellation);
    }

    private static int Write(Terminal terminal, ContestResult result, string by, WeightDrawing drawing, string? format, string? output, CancellationToken cancellation)
    {
        switch (by)
        {
            case "leave-one-out":
                var left = LeaveOneOutResponse.Of(LeaveOneOut.Of(result, cancellation));
                return terminal.Write(left, format, left.Table, Ranges, output);
            case "settings":
                var settings = SettingsResponse.Of(result, cancellation);
                return terminal.Write(settings, format, settings.Table, Ranges, output);
            default:
                var sheet = RobustnessResponse.Of(Draw(terminal, result, drawing, cancellation), Fingerprints.OfRules(result.Contest).Hex);
                return terminal.Write(
                    sheet, format, () => sheet.Table(result.Contest, terminal.Language),
                    table => ResultFormat.ForPeople(table, result.Contest, terminal.Language, "rank", "city", "meanRank", "rank05", "rankMedian", "rank95", "prizeProbability", "reason").ToString(), output);
        }

        string Ranges(CsvTable table) =>
            ResultFormat.ForPeople(table, result.Contest, terminal.Language, "rank", "city", "bestRank", "worstRank", "firsts", "prizes", "unranked").ToString();
    }

    private static RankAcceptability Draw(Terminal terminal, ContestResult result, WeightDrawing drawing, CancellationToken cancellation)
    {
        using var progress = terminal.Progress();
        return RankAcceptability.Of(result, drawing, done => progress.Show(done, drawing.Draws), cancellation: cancellation);
    }
}
