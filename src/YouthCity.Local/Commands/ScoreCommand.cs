using System.CommandLine;
using YouthCity.Core.Results;
using YouthCity.Functions.Scores;

namespace YouthCity.Local.Commands;

/// <summary><c>score</c>: the scores of a file under the rules of a folder, or one city's receipt, without a store.</summary>
public static class ScoreCommand
{
    public static Command Create()
    {
        var command = new Command("score", "Scores an application file and prints ranks, scores and prizes.");
        var paths = ScoredPaths.AddTo(command);
        var city = new Option<string>("--city") { Description = "Prints this city's receipt alone." };
        var format = Terminal.Choice("--format", "What to print.", "json", "json", "csv");
        var output = new Option<string>("--out") { Description = "The file to write instead of standard output." };
        foreach (var option in (Option[])[city, format, output])
            command.Options.Add(option);
        command.SetAction((call, cancellation) => Task.FromResult(Run(Terminal.Of(call, cancellation), paths(call), call.GetValue(city), call.GetValue(format) == "csv", call.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, ScoredPaths paths, string? city, bool csv, string? output)
    {
        var (result, exitCode) = ScoredFile.Read(terminal, paths);
        if (result is null)
            return exitCode;
        if (city is null)
        {
            var sheet = ScoresResponse.Of(result, Fingerprints.OfRules(result.Contest).Hex);
            return terminal.Write(sheet, csv ? sheet.Table(result.Contest, terminal.Language) : null, output);
        }

        if (result.Contest.FindCity(city) is not { } position)
            return terminal.Refuse("cli.unknowncity", city);
        var receipt = ReceiptResponse.Of(result, position);
        return terminal.Write(receipt, csv ? receipt.Table() : null, output);
    }
}
