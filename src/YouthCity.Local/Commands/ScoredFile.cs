using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Results;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Ballots;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Local.Texts;

namespace YouthCity.Local.Commands;

/// <summary>The result of an application file, and of ballots, under the rules of a folder; nothing, an exit code, and a message where there is none.</summary>
public sealed record ScoredFile(ContestResult? Result, int ExitCode)
{
    public static ScoredFile Read(Terminal terminal, ScoredPaths paths)
    {
        var (contest, exitCode) = terminal.ReadContest(paths.Contest);
        if (contest is null)
            return new(null, exitCode);
        var applications = Read(terminal, paths.Applications, file => ReadApplications(contest, file));
        var ballots = paths.Ballots is { } path ? Read(terminal, path, file => ReadBallots(contest, file)) : null;
        if (applications.Content is null || ballots is { Content: null })
            return new(null, Math.Max(applications.ExitCode, ballots?.ExitCode ?? Terminal.Fine));
        if (ballots is not null && !contest.IsJudged)
            terminal.Report("page.jury.informs");
        if (ContestResult.TryCompute(contest, applications.Content.Table(), ballots?.Content, out var result, out var refusal))
            return new(result, Terminal.Fine);
        var where = refusal.Indicator is { } indicator ? contest.Indicators[indicator].Id : contest.Groups[refusal.Group].Id;
        terminal.Error.WriteLine(CommandMessages.In(terminal.Language, "problem.cannot-score.detail", contest.Cities[refusal.City].In(terminal.Language), where));
        return new(null, Terminal.FileWithErrors);
    }

    /// <summary>Everything found in a file with errors is listed, and what it says is then not used; of any other file, what casts doubt on its numbers.</summary>
    private static ReadFile<T> Read<T>(Terminal terminal, string path, Func<SentFile, Said<T>> read)
        where T : class
    {
        if (terminal.WithFile(path, read) is not { } said)
            return new(null, Terminal.WrongCall);
        if (!said.Findings.HasErrors)
        {
            terminal.ReportWarnings(Path.GetFileName(path), said.Findings);
            return new(said.Content, Terminal.Fine);
        }

        terminal.ReportFindings(terminal.Error, Path.GetFileName(path), said.Findings);
        return new(null, Terminal.FileWithErrors);
    }

    private static Said<ApplicationUpload> ReadApplications(Contest contest, SentFile file)
    {
        var (upload, findings, _) = ApplicationReader.Read(contest, file);
        return new(upload, findings);
    }

    private static Said<JuryScores> ReadBallots(Contest contest, SentFile file)
    {
        var (ballots, findings) = BallotFile.Read(contest, file);
        return new(JuryScores.Of(contest, ballots), findings);
    }

    private sealed record Said<T>(T Content, FindingList Findings);

    private sealed record ReadFile<T>(T? Content, int ExitCode);
}
