using System.Globalization;
using System.Text.RegularExpressions;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Texts;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Functions.Web.Answers;

/// <summary>
/// A table of an answer as people read it in a spreadsheet: headers and words in their language, names in place of ids, two decimals. A table
/// that can be sent again keeps its numbers, and its names are those that our own reader knows.
/// </summary>
/// <param name="contest">Whose cities, indicators and groups the ids are of; null for a table that has none of them.</param>
public sealed partial class SpreadsheetTable(Contest? contest, Language language)
{
    /// <summary>Numbers above it are shown as they are: a decimal number does not hold them.</summary>
    private const double MostRounded = 1e15;

    public CsvTable Of(CsvTable table)
    {
        // The name of a city stands in place of its id, not beside it.
        int[] shown = [.. Enumerable.Range(0, table.Columns.Count).Where(column => column == 0 || (table.Columns[column - 1], table.Columns[column]) != ("city", "name"))];
        var headers = table.ReadersHeaders?.Invoke(language) ?? [.. table.Columns.Select(Header)];
        return new(
            [.. shown.Select(column => headers[column])],
            table.Rows.Select(IReadOnlyList<object?> (row) => [.. shown.Select(column => Cell(table, table.Columns[column], row[column]))]));
    }

    private string Header(string column)
    {
        if (WebMessages.Catalogue.Has($"column.{column}"))
            return Text($"column.{column}");
        var match = Numbered().Match(column);
        var (key, argument) = match switch
        {
            { Groups: var groups } when groups["orders"].Success => ("orders", Header(groups["orders"].Value)),
            { Groups: var groups } when groups["probability"].Success => ("probability", groups["probability"].Value),
            { Groups: var groups } when groups["juror"].Success => ("rank-without", groups["juror"].Value),
            { Groups: var groups } when groups["leftGroup"].Success => ("without-group", groups["leftGroup"].Value),
            { Groups: var groups } when groups["left"].Success => ("without", groups["left"].Value),
            { Groups: var groups } when groups["mark"].Success => ("mark", groups["mark"].Value),
            { Groups: var groups } when groups["group"].Success => ("group", groups["group"].Value),
            _ => ("setting", column),
        };
        return Text($"columns.{key}", argument);
    }

    private object? Cell(CsvTable table, string column, object? cell) => cell switch
    {
        string id when column is "city" or "other" && contest?.FindCity(id) is { } city => contest.Cities[city].Name.In(language),
        string id when column == "indicator" && contest?.FindIndicator(id) is { } indicator => Named(contest.Indicators[indicator]),
        string id when column == "group" && contest?.FindGroup(id) is { } group => $"{contest.Groups[group].Id} {contest.Groups[group].Name.In(language)}",
        string ids when contest is not null && (column is "missing values" or "missing baselines") => string.Join("; ", ids.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => Named(contest.Indicators[contest.FindIndicator(id)!.Value]))),
        Word word => WebMessages.Catalogue.Has($"{word.Kind}.{word.Code}") ? Text($"{word.Kind}.{word.Code}") : word.Code,
        bool flag => Text(flag ? "word.yes" : "word.no"),
        DateTimeOffset at => Moments.InBishkek(at).ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
        double number when table.ReadersHeaders is null && Math.Abs(number) < MostRounded => Math.Round((decimal)number, 2) + 0.00m,
        _ => cell,
    };

    private string Named(Indicator indicator) => $"{indicator.Id} {indicator.Name.In(language)}";

    private string Text(string key, params IReadOnlyList<object> arguments) => WebMessages.Catalogue.In(language, key, arguments);

    /// <summary>Columns that there are several of.</summary>
    [GeneratedRegex(
        "^(?:(?<orders>.+) orders|probability of rank (?<probability>.+)|rank without (?<juror>.+)|without group (?<leftGroup>.+)|without (?<left>.+)|mark (?<mark>.+)|group (?<group>.+))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Numbered();
}
