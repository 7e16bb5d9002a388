using System.CommandLine;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Marking;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Local.Commands;

/// <summary><c>check</c>: everything found in a file, in the order of the file; or the file itself with it.</summary>
public static class CheckCommand
{
    private const string Text = "text", Json = "json";

    public static Command Create()
    {
        var command = new Command("check");
        var contest = ScoredPaths.ContestOption();
        var path = CheckedFile.AddTo(command);
        var sheet = new Option<string?>("--sheet");
        var format = Terminal.Choice("--format", Text, Text, ReturnedFile.Csv, ReturnedFile.Workbook, Json);
        var output = new Option<string?>("--out");
        foreach (var option in (Option[])[contest, sheet, format, output])
            command.Options.Add(option);
        command.SetAction((call, cancellation) => Task.FromResult(Run(Terminal.Of(call, cancellation), call.GetRequiredValue(contest), path(call), call.GetValue(sheet), call.GetValue(format)!, call.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, string folder, CheckedFile? file, string? sheet, string format, string? output)
    {
        if (file is null)
            return terminal.Refuse("cli.onefile");
        if (format == ReturnedFile.Workbook && output is null)
            return terminal.Refuse("cli.needsout", format);
        var (contest, exitCode) = terminal.ReadContest(folder);
        if (contest is null)
            return exitCode;
        if (terminal.WithFile(file.Path, sent => Checked.Of(file.Read(contest, sent with { Sheet = sheet }))) is not { } read)
            return Terminal.WrongCall;
        var written = Write(terminal, file.Path, read, format, output);
        return written != Terminal.Fine ? written : read.Findings.HasErrors ? Terminal.FileWithErrors : Terminal.Fine;
    }

    private static int Write(Terminal terminal, string path, Checked read, string format, string? output)
    {
        switch (format)
        {
            case Text:
                using (var list = new StringWriter { NewLine = terminal.Out.NewLine })
                {
                    var to = output is null ? terminal : terminal with { Out = list };
                    to.ReportForm(read.Form);
                    to.ReportFindings(to.Out, Path.GetFileName(path), read.Findings);
                    return output is null ? Terminal.Fine : terminal.Write(System.Text.Encoding.UTF8.GetBytes(list.ToString()), output);
                }

            case Json:
                return read.Findings.HasErrors
                    ? terminal.WriteJson(FileRefusal.Details(read.Form, read.Findings, terminal.Language), output)
                    : terminal.WriteJson(FileRefusal.Of(read.Form, read.Findings, terminal.Language), output);
            default:
                if (!read.Findings.HidesCells && Returned(path, read, format, terminal) is { } returned)
                    return terminal.Write(returned, output);
                terminal.ReportFindings(terminal.Error, Path.GetFileName(path), read.Findings);
                var refused = terminal.Refuse("cli.notreturned", Path.GetFileName(path), format);
                return read.Findings.HasErrors ? Terminal.FileWithErrors : refused;
        }
    }

    private static byte[]? Returned(string path, Checked read, string format, Terminal terminal)
    {
        using var file = File.OpenRead(path);
        using var returned = ReturnedFile.Write(file, read.Form, read.Findings, format, terminal.Language, terminal.Cancellation);
        return returned?.ToArray();
    }

    private sealed record Checked(FindingList Findings, FileForm? Form)
    {
        public static Checked Of((FindingList Findings, FileForm? Form) read) => new(read.Findings, read.Form);
    }
}
