using System.CommandLine;
using YouthCity.Core.Results;
using YouthCity.Functions.Scores;

namespace YouthCity.Local.Commands;

/// <summary><c>score</c>: the scores of a file under the rules of a folder, or one city's receipt, without a store.</summary>
public static class ScoreCommand
{
    public static Command Create()
    {
        var command = new Command("score");
        var paths = ScoredPaths.AddTo(command);
        var city = new Option<string>("--city");
        var format = ResultFormat.Option(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv);
        var output = new Option<string>("--out");
        foreach (var option in (Option[])[city, format, output])
            command.Options.Add(option);
        command.SetAction((call, cancellation) => Task.FromResult(Run(Terminal.Of(call, cancellation), paths(call), call.GetValue(city), call.GetValue(format), call.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, ScoredPaths paths, string? city, string? format, string? output)
    {
        var (result, exitCode) = ScoredFile.Read(terminal, paths);
        if (result is null)
            return exitCode;
        if (city is null)
        {
            var sheet = ScoresResponse.Of(result, Fingerprints.OfRules(result.Contest).Hex);
            return terminal.Write(
                sheet, format, () => sheet.Table(result.Contest, terminal.Language),
                table => ResultFormat.ForPeople(table, result.Contest, terminal.Language, "rank", "city", "score", "coverage", "prize", "reason").ToString(), output);
        }

        if (result.Contest.FindCity(city) is not { } position)
            return terminal.Refuse("cli.unknowncity", city);
        var receipt = ReceiptResponse.Of(result, position);
        return terminal.Write(
            receipt, format, receipt.Table,
            table => ResultFormat.ForPeople(table, result.Contest, terminal.Language, "indicator", "group", "baseline", "value", "level", "progress", "score", "points").ToString(), output);
    }
}
