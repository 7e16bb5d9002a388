using System.CommandLine;
using YouthCity.Core.Results;
using YouthCity.Functions.Scores;

namespace YouthCity.Local.Commands;

/// <summary><c>compare</c>: why one city of a file stands before another, and what would swap them, without a store.</summary>
public static class CompareCommand
{
    public static Command Create()
    {
        var command = new Command("compare");
        var paths = ScoredPaths.AddTo(command);
        var city = new Argument<string>("city");
        var other = new Argument<string>("other");
        var format = ResultFormat.Option(ResultFormat.Table, ResultFormat.Json, ResultFormat.Csv);
        command.Arguments.Add(city);
        command.Arguments.Add(other);
        command.Options.Add(format);
        command.SetAction((call, cancellation) => Task.FromResult(Run(
            Terminal.Of(call, cancellation), paths(call), call.GetRequiredValue(city), call.GetRequiredValue(other), call.GetValue(format))));
        return command;
    }

    private static int Run(Terminal terminal, ScoredPaths paths, string city, string other, string? format)
    {
        var (result, exitCode) = ScoredFile.Read(terminal, paths);
        if (result is null)
            return exitCode;
        if (result.Contest.FindCity(city) is not { } one)
            return terminal.Refuse("cli.unknowncity", city);
        if (result.Contest.FindCity(other) is not { } two)
            return terminal.Refuse("cli.unknowncity", other);
        var sheet = ComparisonResponse.Of(result, Comparison.Of(result, one, two), terminal.Language);
        return terminal.Write(
            sheet, format, sheet.Table, table => string.Join(Environment.NewLine, [.. sheet.Text, "", ResultFormat.ForPeople(table, result.Contest, terminal.Language, "indicator", "cityPoints", "otherPoints", "difference").ToString()]));
    }
}
