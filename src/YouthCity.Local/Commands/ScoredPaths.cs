using System.CommandLine;

namespace YouthCity.Local.Commands;

/// <summary>What a command scores: the folder of the rules, the application file and, where there is one, the file of the jury's ballots.</summary>
public sealed record ScoredPaths(string Contest, string Applications, string? Ballots)
{
    public static Option<string> ContestOption() => new("--contest") { Required = true };

    public static Option<string> ApplicationsOption() => new("--applications") { Required = true };

    /// <summary>Adds the options to a command; gives the way to read them.</summary>
    public static Func<ParseResult, ScoredPaths> AddTo(Command command)
    {
        var (contest, applications) = (ContestOption(), ApplicationsOption());
        var ballots = new Option<string>("--ballots");
        foreach (var option in (Option[])[contest, applications, ballots])
            command.Options.Add(option);
        return call => new(call.GetRequiredValue(contest), call.GetRequiredValue(applications), call.GetValue(ballots));
    }
}
