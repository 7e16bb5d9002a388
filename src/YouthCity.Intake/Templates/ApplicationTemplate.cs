using YouthCity.Core;
using YouthCity.Core.Criteria;
using YouthCity.Intake.Applications;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Templates;

/// <summary>The file to fill in: an example row, which is passed over if it is left in, and every city and indicator with empty cells.</summary>
/// <param name="IsWide">Whether it has a row for each city and two columns for each indicator, rather than a row for each of both.</param>
public sealed record ApplicationTemplate(Contest Contest, Language Language, bool IsWide)
{
    /// <summary>The rows above those to fill in: header and example.</summary>
    public const int RowsAbove = 2;

    /// <summary>The position of the one city whose rows it has; null for all of them.</summary>
    public int? City { get; init; }

    private IEnumerable<City> Cities => City is { } only ? [Contest.Cities[only]] : Contest.Cities;

    /// <summary>The table to fill in.</summary>
    public CsvTable Table() => IsWide ? WideForm() : LongForm();

    /// <summary>The same as a text file has it: its last column says what the rules were, which in a workbook stands on a sheet of its own.</summary>
    /// <param name="forSpreadsheet">Whether a spreadsheet opens it, which makes a date of a bare id such as 1.1.</param>
    public CsvTable TextTable(bool forSpreadsheet)
    {
        var table = Table();
        return new(
            [.. table.Columns.Select(column => forSpreadsheet && Contest.FindIndicator(column) is not null ? $"{column} {ApplicationFields.Value.In(Language)}" : column), TemplateStamp.Field.In(Language)],
            table.Rows.Select(IReadOnlyList<object?> (row, at) => [.. row, at == 0 ? string.Join(' ', TemplateStamp.Prints(Contest)) : null]));
    }

    private CsvTable LongForm() => new(
        [.. ApplicationFields.All.Select(field => field.In(Language))],
        Cities.SelectMany(city => Contest.Indicators.Select(IReadOnlyList<object?> (indicator) =>
            [city.Name.In(Language), TemplateLabel.Of(indicator, Language), null, null, null, null, null])).Prepend(LongExample()));

    private IReadOnlyList<object?> LongExample() =>
    [
        TemplateStamp.Word(Language), TemplateLabel.Of(Contest.Indicators[0], Language), TemplateExample.Of(Contest.Indicators[0], 0), TemplateExample.Of(Contest.Indicators[0], 1), null,
        Messages.In(Language, "template.source"), Messages.In(Language, "template.note"),
    ];

    private CsvTable WideForm() => new(
        [
            ApplicationFields.City.In(Language),
            .. Contest.Indicators.SelectMany(indicator => (string[])[indicator.Id, $"{indicator.Id} {ApplicationFields.Baseline.In(Language)}"]),
        ],
        Cities.Select(IReadOnlyList<object?> (city) => [city.Name.In(Language), .. new object?[Contest.Indicators.Count * 2]])
            .Prepend([TemplateStamp.Word(Language), .. Contest.Indicators.SelectMany(indicator => (object?[])[TemplateExample.Of(indicator, 1), TemplateExample.Of(indicator, 0)])]));
}
