using System.CommandLine;
using System.Text.Json;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;
using YouthCity.Local.Texts;
using YouthCity.Storage;
using YouthCity.Storage.Documents;

namespace YouthCity.Local.Commands;

/// <summary>Where a command writes, and in which language. Results go to standard output, everything else to standard error.</summary>
public sealed record Terminal(TextWriter Out, TextWriter Error, Language Language)
{
    /// <summary>Whether a person reads what is written, on a screen.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Fires when the command is to end before it is done.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Exit codes: all is well, a file with errors, a wrong call.</summary>
    public const int Fine = 0, FileWithErrors = 1, WrongCall = 2;

    /// <summary>Exit codes of what was ended before it was done: by Ctrl+C, or by the system's request.</summary>
    public const int Interrupted = 130, Terminated = 143;

    public const string LanguageName = "--lang";

    public static Option<string> LanguageOption()
    {
        var option = Choice(LanguageName, MachineLanguage.Of(Environment.GetEnvironmentVariable).Code(), "ky", "ru", "en");
        option.Recursive = true;
        return option;
    }

    public static Terminal Of(ParseResult call, CancellationToken cancellation) => new(
        call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, LanguageOf(call))
    {
        Cancellation = cancellation,
        IsScreen = ReferenceEquals(call.InvocationConfiguration.Output, Console.Out) && !Console.IsOutputRedirected,
    };

    /// <summary>The language that a call asks for, also where it is wrong in other ways; else the machine's.</summary>
    public static Language LanguageOf(ParseResult call) => call.Tokens.Zip(call.Tokens.Skip(1))
        .Where(pair => pair.First.Value == LanguageName)
        .Select(pair => LanguageCodes.TryParse(pair.Second.Value))
        .LastOrDefault(language => language is not null) ?? MachineLanguage.Of(Environment.GetEnvironmentVariable);

    /// <summary>An option with the values it can have.</summary>
    public static Option<string> Choice(string name, string usual, params string[] values)
    {
        var option = new Option<string>(name) { DefaultValueFactory = _ => usual };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>The contest in a folder, archive or workbook; null, and an exit code, where there is none.</summary>
    public (Contest? Contest, int ExitCode) ReadContest(string path)
    {
        if (ReadRules(path) is not { } read)
            return (null, WrongCall);
        if (read.Upload is null)
            ReportRules(path, read.Findings);
        return (read.Upload?.Rules, FileWithErrors);
    }

    /// <summary>The rules in a folder, archive or workbook and what was found in them; null, and a message, where there is nothing of that name.</summary>
    public SentRules? ReadRules(string path)
    {
        if (Directory.Exists(path))
            return SentRules.OfFolder(path);
        if (File.Exists(path))
            return WithFile(path, SentRules.OfFile);
        Refuse("cli.nofolder", path);
        return null;
    }

    /// <summary>Lists why rules cannot be used.</summary>
    public void ReportRules(string path, FindingList findings)
    {
        Error.WriteLine(CommandMessages.In(Language, "cli.rules", path));
        ReportFindings(Error, SentRules.NameOf(path), findings);
    }

    /// <summary>Reads a file; nothing, and a message, where it is not there.</summary>
    public T? WithFile<T>(string path, Func<SentFile, T> read)
        where T : class
    {
        if (!File.Exists(path))
        {
            Refuse("cli.nofile", path);
            return null;
        }

        using var progress = Progress();
        using var stream = new WatchedFile(path, progress.Show);
        return read(new SentFile(Path.GetFileName(path), stream) { Cancellation = Cancellation });
    }

    /// <summary>The store of an installation. Null, and a message, if there is no store of this kind.</summary>
    public IDocumentStore? OpenStore(InstallationSettings installation)
    {
        try
        {
            return installation.OpenStore();
        }
        catch (FormatException)
        {
            Refuse("cli.unknownstore");
            return null;
        }
    }

    /// <summary>How far something long has come, for whoever looks.</summary>
    public ProgressLine Progress() => new(Error, ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected, TimeProvider.System);

    /// <summary>Says in a line what was recognised in a file.</summary>
    public void ReportForm(FileForm? form)
    {
        if (form is null)
            return;
        (string Key, string? Value)[] parts =
        [
            ("cli.encoding", form.Encoding), ("cli.sheet", form.Sheet), ("cli.separator", form.Separator switch { '\t' => "Tab", null => null, var sign => $"{sign}" }),
            ("cli.decimalsign", form.DecimalSign?.ToString()), ("cli.form", form.Form), ("cli.headers", form.Language),
        ];
        Out.WriteLine(string.Join("; ", parts.Where(part => part.Value is not null).Select(part => CommandMessages.In(Language, part.Key, part.Value!)).Prepend(form.Format.ToUpperInvariant())));
    }

    /// <summary>Lists everything found, one finding after another, then how many there are.</summary>
    public void ReportFindings(TextWriter to, string file, FindingList findings)
    {
        foreach (var finding in findings.All)
            ReportFinding(to, file, finding.In(Language));
        foreach (var group in ShownGroup.Of(findings, Language).Where(group => group is { Count: > 1, Cells.Count: > 0 }))
            to.WriteLine(CommandMessages.In(Language, "cli.group", group.Count, group.Title, string.Join(", ", group.Cells) + (group.Count > group.Cells.Count ? ", …" : "")));
        if (findings.More > 0)
            to.WriteLine(CommandMessages.In(Language, "findings.more", findings.More));
        to.WriteLine(CommandMessages.In(Language, "cli.findings", file, findings.Errors, findings.Warnings, findings.Notices));
    }

    /// <summary>Writes to standard error what a result made from the file may be wrong by: warnings, and numbers that could have been others.</summary>
    public void ReportWarnings(string file, FindingList findings)
    {
        var doubts = findings.All.Where(finding => finding.Severity == Severity.Warning || finding.Code == FindingCodes.SettledNumbers.Name).ToList();
        foreach (var finding in doubts)
            ReportFinding(Error, file, finding.In(Language));
        if (doubts.Count > 0 && findings.More > 0)
            Error.WriteLine(CommandMessages.In(Language, "findings.more", findings.More));
        if (doubts.Count > 0)
            Error.WriteLine(CommandMessages.In(Language, "cli.findings", file, findings.Errors, findings.Warnings, findings.Notices));
    }

    private void ReportFinding(TextWriter to, string file, ShownFinding finding)
    {
        var place = finding switch
        {
            { File: { } own, Row: { } row } => FormattableString.Invariant($"{own}:{row}"),
            { File: { } own } => own,
            { Sheet: { } sheet, Cell: { } cell } => $"{sheet}!{cell}",
            { Sheet: { } sheet, Row: { } row } => FormattableString.Invariant($"{sheet}!{row}"),
            { Sheet: { } sheet } => sheet,
            { Cell: { } cell } => cell,
            { Row: { } row } => CommandMessages.In(Language, "cli.row", row),
            _ => file,
        };
        to.WriteLine($"{place}: {CommandMessages.In(Language, $"severity.{finding.Severity}")}: {finding.Message} [{finding.Code}]");
        if (finding.Expected is { } expected)
            to.WriteLine($"    {expected}");
        if (finding.Fix is { } fix)
            to.WriteLine($"    {CommandMessages.In(Language, "cli.fix", fix)}");
    }

    /// <summary>Writes a line for people: standard output may go on to a program.</summary>
    public void Report(string key, params IReadOnlyList<object> arguments) => Error.WriteLine(CommandMessages.In(Language, key, arguments));

    /// <summary>Writes a result in the format that was asked for, else a table on a screen and JSON anywhere else; gives the exit code.</summary>
    /// <param name="people">What people read; it is made only for them.</param>
    /// <param name="output">The file to write instead of standard output.</param>
    public int Write<T>(T content, string? format, Func<CsvTable> table, Func<CsvTable, string> people, string? output = null) =>
        Write((format ?? (IsScreen && output is null ? ResultFormat.Table : ResultFormat.Json)) switch
        {
            ResultFormat.Csv => table().Write(russianExcel: false),
            ResultFormat.Table => System.Text.Encoding.UTF8.GetBytes(people(table())),
            _ => JsonBytes(content),
        }, output);

    /// <summary>Writes a result as JSON; gives the exit code.</summary>
    /// <param name="output">The file to write instead of standard output.</param>
    public int WriteJson<T>(T content, string? output = null) => Write(JsonBytes(content), output);

    private static byte[] JsonBytes<T>(T content) => [.. JsonSerializer.SerializeToUtf8Bytes(content, Json.Indented), (byte)'\n'];

    /// <summary>Writes a result that is text, in whatever encoding, or anything to a file; gives the exit code.</summary>
    public int Write(byte[] bytes, string? output)
    {
        if (output is null)
        {
            using var text = new MemoryStream(bytes, writable: false);
            Out.Write(TextEncoding.Detect(text).Encoding.GetString(bytes));
            return Fine;
        }

        try
        {
            File.WriteAllBytes(output, bytes);
            return Fine;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse("cli.cannotwrite", output, fault.Message);
        }
    }

    /// <summary>Writes why the call was wrong; gives its exit code.</summary>
    public int Refuse(string key, params IReadOnlyList<object> arguments)
    {
        Error.WriteLine(CommandMessages.In(Language, key, arguments));
        return WrongCall;
    }
}
