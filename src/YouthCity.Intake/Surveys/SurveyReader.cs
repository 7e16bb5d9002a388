using YouthCity.Core.Criteria;
using YouthCity.Core.Surveys;
using YouthCity.Intake.Columns;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Rows;

namespace YouthCity.Intake.Surveys;

/// <summary>
/// Reads a file of answers, a row for each person asked. Only the city and the answers are read; every other column (age, sex, whatever the
/// survey had) is passed over, and no finding repeats a cell.
/// </summary>
public sealed class SurveyReader
{
    private static readonly Field[] s_fields = [CityColumn.Field];

    private readonly Contest _contest;
    private readonly FindingList _findings;
    private readonly AnswerCounts _counts;

    private SurveyReader(Contest contest, FindingList findings)
    {
        (_contest, _findings, _counts) = (contest, findings, new(contest));
    }

    public static (AnswerCounts Counts, FindingList Findings, FileForm? Form) Read(Contest contest, SentFile file)
    {
        var findings = new FindingList { HidesCells = true };
        var reader = new SurveyReader(contest, findings);
        using var table = TableReader.Open(file, s_fields, findings, out var form);
        if (table is null)
            return (reader._counts, findings, form);
        NumericIds.OfIndicators(contest, findings).Settle(table.Header);
        reader.Read(table);
        return (reader._counts, findings, table.Rows.Form.With("survey", table.Header.LanguageOf(s_fields), default));
    }

    private void Read(TableReader table)
    {
        HeaderChecks.Require(table.Header, s_fields, _findings);
        var columns = Columns(table.Header);
        if (_findings.HasErrors)
            return;
        var city = table.Header.Find(CityColumn.Field);
        var cities = new CityColumn(_contest, city, _findings);
        long? cityless = null;
        var hasCity = false;
        table.ReadRows(
            cells => cells.Length > city && _contest.Names.Find(cells[city].Trim(), guess: false).City is not null,
            rows =>
            {
                if (!rows.Utf8(city).IsEmpty)
                {
                    hasCity = true;
                    ReadRow(rows, cities.Read(rows), columns);
                    return;
                }

                // Whom an answer without a city is of, nobody can tell; the others are answers all the same.
                _findings.Add(FindingCodes.AnswerWithoutCity, rows.Row, city, "city");
                cityless ??= rows.Row;
            });
        if (cityless is { } row && !hasCity)
            _findings.Add(FindingCodes.MissingCell, row, city, "city");
        ReportFew();
    }

    private void ReadRow(TableRows rows, int? city, List<(int Column, int Indicator)> columns)
    {
        foreach (var (column, indicator) in columns)
        {
            var cell = rows.Cell(column);
            if (cell.IsEmpty)
                continue;
            if (rows.IsMerged(column))
                _findings.Add(FindingCodes.MergedCell, rows.Row, column, _contest.Indicators[indicator].Id);
            else if (YesNo.Read(cell) is not { } yes)
                _findings.Add(FindingCodes.NotAnAnswer, rows.Row, column, _contest.Indicators[indicator].Id);
            else if (city is { } known)
                _counts.Add(indicator, known, yes);
        }
    }

    /// <summary>The columns of answers. A column of an administrative indicator cannot be answered by people and is refused.</summary>
    private List<(int Column, int Indicator)> Columns(Header header)
    {
        var columns = new List<(int, int)>();
        for (var column = 0; column < header.Names.Count; column++)
        {
            var name = header.Names[column];
            if (name.Length == 0 || CityColumn.Field.IsCalled(name))
                continue;
            if (Find(name) is null && Around(name) is { } meant)
            {
                _findings.Add(FindingCodes.SurveyColumn, header.Row, column, name, arguments: [name, _contest.Indicators[meant].Id]);
                columns.Add((column, meant));
            }
            else if (Find(name) is not { } indicator)
                _findings.Add(FindingCodes.ColumnPassedOver, header.Row, column, name, arguments: [name]);
            else if (_contest.Indicators[indicator].Kind == IndicatorKind.Survey)
                columns.Add((column, indicator));
            else
                _findings.Add(FindingCodes.NotASurveyIndicator, header.Row, column, name, arguments: [_contest.Indicators[indicator].Id]);
        }

        HeaderChecks.RefuseRepeats(header, name => (Find(name) ?? Around(name))?.ToString(System.Globalization.CultureInfo.InvariantCulture), _findings);
        if (columns.Count == 0 && !_findings.HasErrors)
        {
            _findings.Add(FindingCodes.NoAnswers, header.Row,
                arguments: [string.Join(", ", _contest.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Survey).Select(indicator => indicator.Id))]);
        }

        return columns;
    }

    /// <summary>The indicator of a header: its id, alone or with the name behind it.</summary>
    private int? Find(string header) => _contest.FindIndicator(header) ?? _contest.FindIndicator(header.Split(' ')[0]) switch
    {
        { } indicator when _contest.Indicators[indicator].Name is var name && header[(_contest.Indicators[indicator].Id.Length + 1)..] is var rest
            && ((string[])[name.Ky, name.Ru, name.En]).Contains(rest, StringComparer.OrdinalIgnoreCase) => indicator,
        _ => null,
    };

    /// <summary>The survey indicator whose id a header carries with a question behind it, or at the end of a path, as survey programs export it.</summary>
    private int? Around(string header) =>
        IndicatorHeader.InPath(_contest, header) is { } indicator && _contest.Indicators[indicator].Kind == IndicatorKind.Survey ? indicator : null;

    private void ReportFew()
    {
        for (var city = 0; city < _contest.Cities.Count; city++)
        {
            for (var indicator = 0; indicator < _contest.Indicators.Count; indicator++)
            {
                var answers = _counts.Answers(indicator, city);
                var (place, id) = (new NamedCities(_contest.Cities[city]), _contest.Indicators[indicator].Id);
                if (answers is > 0 and < AnswerCounts.Fewest)
                    _findings.Add(FindingCodes.TooFewToTell, field: id, arguments: [place, id, $"{AnswerCounts.Fewest}"]);
                else if (answers is >= AnswerCounts.Fewest and < AnswerCounts.Enough)
                    _findings.Add(FindingCodes.FewRespondents, field: id, arguments: [place, id, $"{answers}", $"{AnswerCounts.Enough}"]);
            }
        }
    }
}
