using YouthCity.Core.Criteria.Parsing;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Criteria;

/// <summary>Reads the four files.</summary>
internal static class RuleFilesReader
{
    /// <summary>The rules, or null and every fault found in them.</summary>
    /// <param name="content">A file's bytes by its name; null where it is not there.</param>
    public static RuleUpload? Read(Func<string, byte[]?> content, FindingList findings, CancellationToken cancellation = default)
    {
        var reading = new RuleReading(isWorkbook: false);
        var files = reading.Parts.Select(part => Take(part, content)).ToList();
        var text = new ContestText(
            files[0] is { } json ? new TextFile(RuleFiles.ContestName, json) : null,
            Table(reading.Groups, files[1], cancellation), Table(reading.Indicators, files[2], cancellation), Table(reading.Cities, files[3], cancellation));
        return reading.Finish(text, findings) is { } rules ? new(rules, new(files[0]!, files[1]!, files[2]!, files[3]!)) : null;
    }

    private static byte[]? Take(RulePart part, Func<string, byte[]?> content)
    {
        if (content(part.Name) is { } bytes)
            return bytes;
        part.Findings.Add(FindingCodes.MissingFile, found: part.Name);
        return null;
    }

    private static TextTable? Table(RulePart part, byte[]? content, CancellationToken cancellation)
    {
        if (content is null)
            return null;
        using var stream = new MemoryStream(content, writable: false);
        return RuleTableReader.Read(part, new SentFile(part.Name, stream) { Cancellation = cancellation });
    }
}
