using System.CommandLine;
using YouthCity.Functions.Applications;

namespace YouthCity.Local.Commands;

/// <summary><c>check</c>: everything found in a file, in the order of the file.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Lists everything found in an application file; exit code 1 only if there are errors.");
        var (contest, applications) = (ScoreCommand.ContestOption(), ScoreCommand.ApplicationsOption());
        command.Options.Add(contest);
        command.Options.Add(applications);
        command.SetAction(call => Run(Terminal.Of(call), call.GetRequiredValue(contest), call.GetRequiredValue(applications)));
        return command;
    }

    private static int Run(Terminal terminal, string folder, string path)
    {
        var (contest, exitCode) = terminal.ReadContest(folder);
        if (contest is null)
            return exitCode;
        if (terminal.WithFile(path, file => ApplicationReader.Read(contest, file, keepsRemarks: false).Findings) is not { } findings)
            return Terminal.WrongCall;
        terminal.ReportFindings(terminal.Out, Path.GetFileName(path), findings);
        return findings.HasErrors ? Terminal.FileWithErrors : Terminal.Fine;
    }
}
