using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Functions.Applications;
using YouthCity.Functions.Files;
using YouthCity.Functions.Findings;
using YouthCity.Functions.Texts;

namespace YouthCity.Local.Commands;

/// <summary>The result of an application file under the rules of a folder; nothing, an exit code, and a message where there is none.</summary>
public sealed record ScoredFile(ContestResult? Result, int ExitCode)
{
    public static ScoredFile Read(Terminal terminal, string folder, string path)
    {
        var (contest, exitCode) = terminal.ReadContest(folder);
        if (contest is null)
            return new(null, exitCode);
        if (terminal.WithFile(path, file => ReadFile.Of(contest, file)) is not { } read)
            return new(null, Terminal.WrongCall);
        if (read.Findings.HasErrors)
        {
            terminal.ReportFindings(terminal.Error, Path.GetFileName(path), read.Findings);
            return new(null, Terminal.FileWithErrors);
        }

        if (ContestResult.TryCompute(contest, read.Upload.Sheet, out var result, out var refusal))
            return new(result, Terminal.Fine);
        var where = refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
        terminal.Error.WriteLine(Text.In(terminal.Language, "problem.cannot-score.detail", contest.Cities[refusal.City], where));
        return new(null, Terminal.FileWithErrors);
    }

    private sealed record ReadFile(ApplicationUpload Upload, FindingList Findings)
    {
        public static ReadFile Of(Contest contest, SentFile file)
        {
            var (upload, findings, _) = ApplicationReader.Read(contest, file);
            return new(upload, findings);
        }
    }
}
