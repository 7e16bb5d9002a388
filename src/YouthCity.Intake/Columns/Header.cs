using System.Globalization;
using YouthCity.Core;
using YouthCity.Core.Access;
using YouthCity.Core.Ballots;
using YouthCity.Core.Criteria;
using YouthCity.Core.Names;
using YouthCity.Core.Ranking;
using YouthCity.Intake.Findings;
using YouthCity.Intake.Tables.Csv;
using YouthCity.Intake.Tables.Rows;
using YouthCity.Intake.Tables.Xlsx;
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Columns;

/// <summary>The header of a file: what each of its columns is called.</summary>
public sealed class Header
{
    /// <summary>Rows that a title, a date and what else stands above a header may take.</summary>
    private const int MostTitleRows = 20;

    /// <summary>Letters of a header in one piece that are looked at.</summary>
    private const int LongestHeader = 10_000;

    private readonly string[] _names;
    private readonly double?[] _numbers;
    private readonly string _encoding;
    private readonly bool _hasNameless;
    private Dictionary<string, int>? _columns;

    /// <summary>Names that were understood in other letters: how, and what stands there.</summary>
    private readonly List<(int Column, CityMatchKind How, string Written)> _understood = [];

    private Header(long row, string[] names, double?[] numbers, string encoding, IReadOnlyList<Field> fields)
    {
        (Row, _names, _numbers, _encoding) = (row, names, numbers, encoding);
        Understand(fields);
        _hasNameless = names.Contains("");
    }

    public long Row { get; }

    public IReadOnlyList<string> Names => _names;

    /// <summary>The first row that is not blank; nothing, and a finding, where there is none, where it has more cells than a table has columns, or where the header stands below it. A name that comes twice is a finding too.</summary>
    /// <param name="fields">Those that the file may have; without any of the required ones a row is no header.</param>
    public static Header? Read(TableRows rows, IReadOnlyList<Field> fields, FindingList findings)
    {
        while (rows.Read())
        {
            if (rows.IsTooWide)
            {
                findings.Add(Severity.Error, "too-many-columns", rows.Row, arguments: [Number(SheetXml.MostColumns)]);
                return null;
            }

            if (rows.IsBlank())
                continue;
            var header = Of(rows, fields);
            if (!header.HasAny(fields) && (header.IsOtherwiseSeparated(rows, fields, findings) || IsBelow(rows, header.Row, fields, findings)))
                return null;
            header.ReportUnderstood(findings);
            header.RefuseRepeats(name => name, findings);
            rows.Expect(header._names.Length, header.Find(FindingsColumn.Field), header.Find(RowNumberColumn.Field));
            return header;
        }

        if (!findings.HasErrors)
            findings.Add(Severity.Error, "empty-file");
        return null;
    }

    private static Header Of(TableRows rows, IReadOnlyList<Field> fields)
    {
        var (names, numbers) = (new string[rows.Count], new double?[rows.Count]);
        for (var column = 0; column < names.Length; column++)
            (names[column], numbers[column]) = (CellText.Fold(rows.Text(column)), rows.NumberInCell(column));
        return new Header(rows.Row, names, numbers, rows.Form.Encoding ?? "XLSX", fields);
    }

    /// <summary>Reads names in which letters look like those of a field's name, or are those of an old font.</summary>
    private void Understand(IReadOnlyList<Field> fields)
    {
        for (var column = 0; column < _names.Length; column++)
        {
            var written = _names[column];
            foreach (var (how, reading) in fields.Any(field => field.IsCalled(written)) ? [] : CityNames.Readings(written))
            {
                if (!fields.Any(field => field.IsCalled(reading)))
                    continue;
                _understood.Add((column, how, written));
                _names[column] = reading;
                break;
            }
        }
    }

    private void ReportUnderstood(FindingList findings)
    {
        foreach (var (column, how, written) in _understood)
            findings.Add(Severity.Notice, how == CityMatchKind.OldFont ? "old-font-letters" : "look-alike-letters", Row, column, _names[column], written, [_names[column]]);
    }

    private bool HasAny(IReadOnlyList<Field> fields) => fields.Any(field => field.Required && Find(field) >= 0);

    /// <summary>A header in one piece, which another separator than that of the rows makes a header of.</summary>
    private bool IsOtherwiseSeparated(TableRows rows, IReadOnlyList<Field> fields, FindingList findings)
    {
        if (_names.Length > 1 || rows.Form.Separator is not { } separator
            || CsvRows.Separators.FirstOrDefault(other => CellText.Cut(rows.Text(0), LongestHeader).Split(other).Any(name => fields.Any(field => field.IsCalled(CellText.Fold(name))))) is not (not '\0' and var own))
            return false;
        findings.Add(Severity.Error, "separator-differs", Row, 0, found: rows.Text(0), arguments: [CsvRows.Shown(own), CsvRows.Shown(separator)]);
        return true;
    }

    /// <summary>Looks for the header below a title: it is named, and the rows above it are the sender's to take away.</summary>
    private static bool IsBelow(TableRows rows, long first, IReadOnlyList<Field> fields, FindingList findings)
    {
        for (var row = 0; row < MostTitleRows && rows.Read(); row++)
        {
            if (rows.IsTooWide || Of(rows, fields) is not { Names.Count: > 1 } header || !header.HasAny(fields))
                continue;
            findings.Add(Severity.Error, "header-not-first", first, arguments: [header.Row.ToString(CultureInfo.InvariantCulture), string.Join(", ", header._names.Where(name => name.Length > 0).Take(3))]);
            return true;
        }

        return false;
    }

    /// <summary>The number that stands in a name's cell where it is not text.</summary>
    public double? NumberInCell(int column) => _numbers[column];

    /// <summary>Gives a column the name that its cell can only mean.</summary>
    public void Rename(int column, string name)
    {
        _names[column] = name;
        _columns = null;
    }

    /// <summary>The column of a field, or -1.</summary>
    public int Find(Field field)
    {
        var (first, columns) = (-1, _columns ??= FirstColumns());
        foreach (var name in field.Keys)
        {
            if (columns.TryGetValue(name, out var column) && (first < 0 || column < first))
                first = column;
        }

        return first;
    }

    private Dictionary<string, int> FirstColumns()
    {
        var columns = new Dictionary<string, int>(_names.Length, StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < _names.Length; column++)
            columns.TryAdd(Field.Key(_names[column]), column);
        return columns;
    }

    /// <summary>The one language in which all the fields that are there are called so; nothing where several are, or none.</summary>
    public string? LanguageOf(IReadOnlyList<Field> fields)
    {
        Language[] fitting = [.. Enum.GetValues<Language>().Where(language =>
            fields.Any(field => field.IsCalled(_names, language)) && fields.All(field => Find(field) < 0 || field.IsCalled(_names, language)))];
        return fitting is [var one] ? one.Code() : null;
    }

    /// <summary>Adds a finding for every required field that no column holds, but for those whose header has only lost letters.</summary>
    public void Require(IEnumerable<Field> fields, FindingList findings)
    {
        foreach (var field in fields.Where(field => field.Required && Find(field) < 0 && !_names.Any(name => HasLost(name, field))))
            findings.Add(Severity.Error, "missing-label", Row, field: field.Name, arguments: [field.Name, string.Join(" / ", field.Ky[0], field.Ru[0], field.En[0])]);
    }

    /// <summary>Refuses columns that nothing is known of, with the nearest name that is.</summary>
    /// <param name="fields">The fields whose names letters may have been lost of.</param>
    public void RefuseUnknown(Func<string, bool> isKnown, string code, IReadOnlyList<string> known, IReadOnlyList<Field> fields, FindingList findings)
    {
        var suggestions = new Suggestions(known, fields, new(() => LanguageOf(fields)));
        for (var column = 0; column < _names.Length; column++)
        {
            var name = _names[column];
            if (name.Length == 0 || isKnown(name) || FindingsColumn.Field.IsCalled(name) || RowNumberColumn.Field.IsCalled(name))
                continue;
            if (fields.SelectMany(field => field.Ky).FirstOrDefault(meant => LostLetters.Fits(name, meant)) is { } lost)
                findings.Add(Severity.Error, "lost-letters", Row, column, name, name, [lost, _encoding]);
            else
                findings.Add(Severity.Error, code, Row, column, name, () => name, () => suggestions.For(name, findings.MaySuggest()));
        }
    }

    private static bool HasLost(string name, Field field) => field.Ky.Any(meant => LostLetters.Fits(name, meant));

    /// <summary>Findings of a row whose cells do not fit the header: cells beyond it (empty ones too, since what a stray separator parts moves all that follows), under no name, or with whole rows inside.</summary>
    /// <param name="isRow">Whether cells can be a row of this file: a stray quotation mark may have swallowed one that is shorter than the header.</param>
    public void CheckCells(TableRows rows, FindingList findings, Func<string[], bool> isRow)
    {
        if (rows.Count > _names.Length || _hasNameless)
        {
            for (var column = rows.NextFilled(_hasNameless ? 0 : _names.Length); column >= 0; column = rows.NextFilled(column + 1))
            {
                if (column >= _names.Length || _names[column].Length == 0)
                    findings.AddCell(Severity.Error, "extra-cell", rows, column, field: null);
            }
        }

        if (rows.Count > _names.Length && rows.Form.Separator is { } separator && rows.NextFilled(_names.Length) < 0)
            findings.Add(Severity.Error, "extra-separator", rows.Row, arguments: [CsvRows.Shown(separator), Number(rows.Count), Number(_names.Length)]);
        if (rows.IsMultiLine)
            CheckLines(rows, findings, isRow);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A cell that runs over lines which are rows themselves: one stray quotation mark opened it and another closed it.</summary>
    private void CheckLines(TableRows rows, FindingList findings, Func<string[], bool> isRow)
    {
        for (var column = 0; column < rows.Count; column++)
        {
            if (rows.LinesInside(column).Any(cells => cells.Length > 1 && (cells.Length >= _names.Length || isRow(cells))))
                findings.AddCell(Severity.Error, "quote-error", rows, column, field: null);
        }
    }

    /// <summary>Refuses a second column for the same thing: reading one of them would lose the other.</summary>
    /// <param name="meaning">What a name stands for; nothing where it stands for nothing known.</param>
    public void RefuseRepeats(Func<string, string?> meaning, FindingList findings)
    {
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < _names.Length; column++)
        {
            if (_names[column].Length > 0 && meaning(_names[column]) is { } what && !first.TryAdd(what.Replace('_', ' '), column)
                && !findings.Has("duplicate-label", column))
                findings.Add(Severity.Error, "duplicate-label", Row, column, _names[column], _names[column], [ColumnLetters.Of(first[what.Replace('_', ' ')])]);
        }
    }
}
