using System.CommandLine;
using System.Text.Json;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Core.Scoring;
using YouthCity.Functions.Answers;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Scores;
using YouthCity.Functions.Texts;

namespace YouthCity.Local.Commands;

/// <summary><c>score</c>: the scores of a file under the rules of a folder, without a store.</summary>
public static class ScoreCommand
{
    public static Command Create()
    {
        var command = new Command("score", "Scores an application file and prints ranks, scores and prizes.");
        var (contest, applications) = (ContestOption(), ApplicationsOption());
        var format = Terminal.Choice("--format", "What to print.", "json", "json", "csv");
        var output = new Option<string>("--out") { Description = "The file to write instead of standard output." };
        foreach (var option in (Option[])[contest, applications, format, output])
            command.Options.Add(option);
        command.SetAction(call => Run(
            Terminal.Of(call), call.GetRequiredValue(contest), call.GetRequiredValue(applications), call.GetValue(format) == "csv", call.GetValue(output)));
        return command;
    }

    public static Option<string> ContestOption() => new("--contest") { Description = "The folder of the contest's rules.", Required = true };

    public static Option<string> ApplicationsOption() => new("--applications") { Description = "The application file.", Required = true };

    private static int Run(Terminal terminal, string folder, string path, bool csv, string? output)
    {
        var (result, exitCode) = Compute(terminal, folder, path);
        if (result is null)
            return exitCode;
        var sheet = ScoreSheet.Of(result, Fingerprints.OfRules(result.Contest).Hex);
        return Write(terminal, csv ? sheet.Table(result.Contest).Write(russianExcel: false) : Indented(sheet), output);
    }

    /// <summary>The result of a file under the rules of a folder; nothing, an exit code and a message where there is none.</summary>
    public static (ContestResult? Result, int ExitCode) Compute(Terminal terminal, string folder, string path)
    {
        var (contest, exitCode) = terminal.ReadContest(folder);
        if (contest is null)
            return (null, exitCode);
        if (terminal.WithFile(path, file => ReadFile.Of(contest, file)) is not { } read)
            return (null, Terminal.WrongCall);
        if (read.Findings.HasErrors)
        {
            terminal.ReportFindings(terminal.Error, Path.GetFileName(path), read.Findings);
            return (null, Terminal.FileWithErrors);
        }

        return ContestResult.TryCompute(contest, read.Upload.Sheet, out var result, out var refusal)
            ? (result, Terminal.Fine)
            : (null, Refuse(terminal, contest, refusal));
    }

    public static byte[] Indented<T>(T sheet) => [.. JsonSerializer.SerializeToUtf8Bytes(sheet, Json.Indented), (byte)'\n'];

    private static int Refuse(Terminal terminal, Contest contest, ScoringRefusal refusal)
    {
        var where = refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
        terminal.Error.WriteLine(Text.In(terminal.Language, "problem.cannot-score.detail", contest.Cities[refusal.City], where));
        return Terminal.FileWithErrors;
    }

    /// <summary>Writes a result to standard output, or to the file that was named.</summary>
    public static int Write(Terminal terminal, byte[] content, string? output)
    {
        if (output is null)
        {
            terminal.Out.Write(System.Text.Encoding.UTF8.GetString(content));
            return Terminal.Fine;
        }

        try
        {
            File.WriteAllBytes(output, content);
            return Terminal.Fine;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return terminal.Refuse("cli.cannotwrite", output, fault.Message);
        }
    }

    private sealed record ReadFile(ApplicationUpload Upload, Functions.Findings.FindingList Findings)
    {
        public static ReadFile Of(Contest contest, Functions.Files.SentFile file)
        {
            var (upload, findings, _) = ApplicationReader.Read(contest, file);
            return new(upload, findings);
        }
    }
}
