using YouthCity.Core;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Texts;
using CellXml = YouthCity.Intake.Tables.Xlsx.CellXml;

namespace YouthCity.Intake.Marking;

/// <summary>What the column of findings says beside each row. What is about the header or the whole file stands beside the first row below the header.</summary>
internal sealed class RowTexts
{
    private const string Between = " · ";

    private readonly Queue<(long Row, string Text)> _texts;

    public RowTexts(TableFindings findings, ReturnedTable table, Language language)
    {
        var said = findings.All.GroupBy(finding => finding.Row > table.HeaderRow ? finding.Row.Value : table.FirstRow)
            .ToDictionary(row => row.Key, row => row.Select(finding => Say(finding, language)).ToList());
        if (findings.More > 0)
            (said.TryGetValue(table.FirstRow, out var first) ? first : said[table.FirstRow] = []).Add(Messages.In(language, "findings.more", findings.More));
        _texts = new(said.OrderBy(row => row.Key).Select(row => (row.Key, string.Join(Between, row.Value))));
    }

    /// <summary>The next row that something is said of.</summary>
    public long? Next => _texts.TryPeek(out var next) ? next.Row : null;

    /// <summary>Takes all that is said up to a row and was not taken before.</summary>
    public string Take(long row)
    {
        var texts = new List<string>();
        while (Next <= row)
            texts.Add(_texts.Dequeue().Text);
        return CellXml.Cut(string.Join(Between, texts));
    }

    private static string Say(Finding finding, Language language)
    {
        var shown = finding.In(language);
        var message = shown.Fix is { } fix ? $"{shown.Message} {fix}" : shown.Message;
        return (shown.Cell is { } cell ? $"{cell}: {message}" : message).ReplaceLineEndings(" ");
    }
}
