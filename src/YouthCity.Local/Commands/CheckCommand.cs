using System.CommandLine;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;

namespace YouthCity.Local.Commands;

/// <summary><c>check</c>: everything found in a file, in the order of the file.</summary>
public static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Lists everything found in an application file; exit code 1 only if there are errors.");
        var (contest, applications) = (ScoredPaths.ContestOption(), ScoredPaths.ApplicationsOption());
        command.Options.Add(contest);
        command.Options.Add(applications);
        var sheet = new Option<string?>("--sheet") { Description = "The sheet of a workbook that is meant, where several fit." };
        command.Options.Add(sheet);
        command.SetAction(call => Run(Terminal.Of(call), call.GetRequiredValue(contest), call.GetRequiredValue(applications), call.GetValue(sheet)));
        return command;
    }

    private static int Run(Terminal terminal, string folder, string path, string? sheet)
    {
        var (contest, exitCode) = terminal.ReadContest(folder);
        if (contest is null)
            return exitCode;
        if (terminal.WithFile(path, file => Checked.Of(contest, file with { Sheet = sheet })) is not { } read)
            return Terminal.WrongCall;
        terminal.ReportForm(read.Form);
        terminal.ReportFindings(terminal.Out, Path.GetFileName(path), read.Findings);
        return read.Findings.HasErrors ? Terminal.FileWithErrors : Terminal.Fine;
    }

    private sealed record Checked(FindingList Findings, FileForm? Form)
    {
        public static Checked Of(Contest contest, SentFile file)
        {
            var (_, findings, form) = ApplicationReader.Read(contest, file, keepsRemarks: false);
            return new(findings, form);
        }
    }
}
