using System.CommandLine;
using YouthCity.Core.Results;
using YouthCity.Functions.Scores;

namespace YouthCity.Local.Commands;

/// <summary><c>compare</c>: why one city of a file stands before another, and what would swap them, without a store.</summary>
public static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare", "Says why one city stands before another, and which single change would swap them.");
        var paths = ScoredPaths.AddTo(command);
        var city = new Argument<string>("city") { Description = "The id of a city." };
        var other = new Argument<string>("other") { Description = "The id of the city to compare it with." };
        var format = Terminal.Choice("--format", "What to print.", "json", "json", "csv");
        command.Arguments.Add(city);
        command.Arguments.Add(other);
        command.Options.Add(format);
        command.SetAction((call, cancellation) => Task.FromResult(Run(
            Terminal.Of(call, cancellation), paths(call), call.GetRequiredValue(city), call.GetRequiredValue(other), call.GetValue(format) == "csv")));
        return command;
    }

    private static int Run(Terminal terminal, ScoredPaths paths, string city, string other, bool csv)
    {
        var (result, exitCode) = ScoredFile.Read(terminal, paths);
        if (result is null)
            return exitCode;
        if (result.Contest.FindCity(city) is not { } one)
            return terminal.Refuse("cli.unknowncity", city);
        if (result.Contest.FindCity(other) is not { } two)
            return terminal.Refuse("cli.unknowncity", other);
        var sheet = ComparisonResponse.Of(result, Comparison.Of(result, one, two), terminal.Language);
        return terminal.Write(sheet, csv ? sheet.Table() : null);
    }
}
