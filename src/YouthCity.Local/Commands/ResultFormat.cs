using System.CommandLine;
using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Functions.Web.Answers;
using YouthCity.Functions.Web.Pages;
using YouthCity.Intake.Tables.Csv;

namespace YouthCity.Local.Commands;

/// <summary>How a command prints its result: a table for people, JSON or CSV for programs.</summary>
public static class ResultFormat
{
    public const string Table = "table", Json = "json", Csv = "csv";

    public static Option<string?> Option(params string[] values)
    {
        var option = new Option<string?>("--format");
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>The table as it is read on a screen: headers, words and names in the reader's language, numbers to two decimals.</summary>
    /// <param name="contest">Whose cities and indicators its ids are of; null if it has none.</param>
    /// <param name="columns">Those that are shown, by the table's own names.</param>
    public static TextTable ForPeople(CsvTable table, Contest? contest, Language language, params IReadOnlyList<string> columns)
    {
        var shown = columns.Select(column => table.Columns.ToList().IndexOf(column)).ToList();
        var narrow = new CsvTable(columns, table.Rows.Select(IReadOnlyList<object?> (row) => [.. shown.Select(column => row[column])]));
        var read = new SpreadsheetTable(contest, language).Of(narrow);
        var rows = read.Rows.ToList();
        var text = new TextTable([.. read.Columns.Select((name, column) => (name, rows.Any(row => IsNumber(row[column]))))]);
        foreach (var row in rows)
            text.Add([.. row.Select(cell => Cell(cell, Formats.Of(language)))]);
        return text;
    }

    private static bool IsNumber(object? cell) => cell is decimal or double or int or Money;

    private static string Cell(object? cell, Formats show) => cell switch
    {
        null => "",
        decimal number => show.Fixed(number, 2),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        int count => show.Whole(count),
        Money amount => show.Som(amount),
        _ => cell.ToString()!,
    };
}
