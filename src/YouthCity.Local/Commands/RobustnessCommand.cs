using System.CommandLine;
using YouthCity.Core.Results;
using YouthCity.Core.Robustness;
using YouthCity.Functions.Robustness;

namespace YouthCity.Local.Commands;

/// <summary><c>robustness</c>: how sure each place is, under the rules of a folder and for a file, without a store.</summary>
public static class RobustnessCommand
{
    private static readonly Dictionary<string, string> s_descriptions = new(StringComparer.Ordinal)
    {
        ["method"] = "How weights are drawn: dirichlet (any weights) or perturb (around the declared ones).",
        ["level"] = "Which weights: groups, or all (groups and indicators).",
        ["draws"] = "How many times.",
        ["seed"] = "Where the generator begins; the same seed gives the same figures.",
        ["spread"] = "By what part a perturbed weight may go up or down.",
    };

    public static Command Create()
    {
        var command = new Command("robustness", "Tells how sure each place is, under other weights, without one indicator or group, or under other settings.");
        var paths = ScoredPaths.AddTo(command);
        var by = Terminal.Choice("--by", "What to change.", "weights", "weights", "leave-one-out", "settings");
        var format = Terminal.Choice("--format", "What to print.", "json", "json", "csv");
        var output = new Option<string>("--out") { Description = "The file to write instead of standard output." };
        var drawing = DrawingRequest.Parameters.ToDictionary(name => name, name => new Option<string>($"--{name}") { Description = s_descriptions[name] }, StringComparer.Ordinal);
        foreach (var option in (Option[])[by, .. drawing.Values, format, output])
            command.Options.Add(option);
        command.SetAction((call, cancellation) => Task.FromResult(Run(
            Terminal.Of(call, cancellation), paths(call), call.GetValue(by)!,
            name => call.GetValue(drawing[name]), call.GetValue(format) == "csv", call.GetValue(output), cancellation)));
        return command;
    }

    private static int Run(
        Terminal terminal, ScoredPaths paths, string by, Func<string, string?> given, bool csv, string? output, CancellationToken cancellation)
    {
        var (drawing, problem) = DrawingRequest.Parse(given, WeightDrawing.MostDraws);
        if (drawing is null)
            return terminal.Refuse("problem.bad-parameter.detail", $"--{problem!.Name}", problem.Value, problem.Allowed);
        var (result, exitCode) = ScoredFile.Read(terminal, paths);
        if (result is null)
            return exitCode;
        if (result.Ranks.Ranked > RankAcceptability.MostCities)
            return terminal.Refuse("problem.too-many-cities.detail", result.Ranks.Ranked, RankAcceptability.MostCities);
        return Write(terminal, result, by, drawing, csv, output, cancellation);
    }

    private static int Write(Terminal terminal, ContestResult result, string by, WeightDrawing drawing, bool csv, string? output, CancellationToken cancellation)
    {
        switch (by)
        {
            case "leave-one-out":
                var left = LeaveOneOutResponse.Of(LeaveOneOut.Of(result, cancellation));
                return terminal.Write(left, csv ? left.Table() : null, output);
            case "settings":
                var settings = SettingsResponse.Of(result, cancellation);
                return terminal.Write(settings, csv ? settings.Table() : null, output);
            default:
                var sheet = RobustnessResponse.Of(Draw(terminal, result, drawing, cancellation), Fingerprints.OfRules(result.Contest).Hex);
                return terminal.Write(sheet, csv ? sheet.Table(result.Contest, terminal.Language) : null, output);
        }
    }

    private static RankAcceptability Draw(Terminal terminal, ContestResult result, WeightDrawing drawing, CancellationToken cancellation)
    {
        using var progress = terminal.Progress();
        return RankAcceptability.Of(result, drawing, done => progress.Show(done, drawing.Draws), cancellation: cancellation);
    }
}
