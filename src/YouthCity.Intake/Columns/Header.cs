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
using YouthCity.Intake.Text;
using YouthCity.Intake.Texts;

namespace YouthCity.Intake.Columns;

/// <summary>The header of a file: what each of its columns is called.</summary>
public sealed class Header
{
    /// <summary>Rows that a title, a date and what else stands above a header may take.</summary>
    private const int MostTitleRows = 20;

    private readonly string[] _names;
    private readonly double?[] _numbers;
    private readonly string _encoding;
    private readonly bool _hasNameless;

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

    /// <summary>The first row that is not blank; nothing, and a finding, where there is none, or where the header stands below it. A name that comes twice is a finding too.</summary>
    /// <param name="fields">Those that the file may have; without any of the required ones a row is no header.</param>
    public static Header? Read(TableRows rows, IReadOnlyList<Field> fields, FindingList findings)
    {
        while (rows.Read())
        {
            if (rows.IsBlank())
                continue;
            var header = Of(rows, fields);
            if (!header.HasAny(fields) && (header.IsOtherwiseSeparated(rows, fields, findings) || IsBelow(rows, header.Row, fields, findings)))
                return null;
            header.ReportUnderstood(findings);
            header.RefuseRepeats(name => name, findings);
            rows.Expect(header._names.Length, header.Find(FindingsColumn.Field));
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
            || CsvRows.Separators.FirstOrDefault(other => rows.Text(0).Split(other).Any(name => fields.Any(field => field.IsCalled(CellText.Fold(name))))) is not (not '\0' and var own))
            return false;
        findings.Add(Severity.Error, "separator-differs", Row, 0, found: rows.Text(0), arguments: [CsvRows.Shown(own), CsvRows.Shown(separator)]);
        return true;
    }

    /// <summary>Looks for the header below a title: it is named, and the rows above it are the sender's to take away.</summary>
    private static bool IsBelow(TableRows rows, long first, IReadOnlyList<Field> fields, FindingList findings)
    {
        for (var row = 0; row < MostTitleRows && rows.Read(); row++)
        {
            if (Of(rows, fields) is not { Names.Count: > 1 } header || !header.HasAny(fields))
                continue;
            findings.Add(Severity.Error, "header-not-first", first, arguments: [header.Row.ToString(CultureInfo.InvariantCulture), string.Join(", ", header._names.Where(name => name.Length > 0).Take(3))]);
            return true;
        }

        return false;
    }

    /// <summary>The number that stands in a name's cell where it is not text.</summary>
    public double? NumberInCell(int column) => _numbers[column];

    /// <summary>Gives a column the name that its cell can only mean.</summary>
    public void Rename(int column, string name) => _names[column] = name;

    /// <summary>The column of a field, or -1.</summary>
    public int Find(Field field) => Array.FindIndex(_names, field.IsCalled);

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
        for (var column = 0; column < _names.Length; column++)
        {
            if (_names[column].Length == 0 || isKnown(_names[column]) || FindingsColumn.Field.IsCalled(_names[column]))
                continue;
            if (fields.SelectMany(field => field.Ky).FirstOrDefault(name => LostLetters.Fits(_names[column], name)) is { } meant)
                findings.Add(Severity.Error, "lost-letters", Row, column, _names[column], _names[column], [meant, _encoding]);
            else
                findings.Add(Severity.Error, code, Row, column, _names[column], _names[column], [.. Suggestions(_names[column], known, fields)]);
        }
    }

    private static bool HasLost(string name, Field field) => field.Ky.Any(meant => LostLetters.Fits(name, meant));

    /// <summary>The nearest known names as this header would have them; where it is of no language, in every language, for the reader to have the own.</summary>
    private IEnumerable<string> Suggestions(string written, IReadOnlyList<string> known, IReadOnlyList<Field> fields)
    {
        if (known.FirstOrDefault(name => written.StartsWith($"{name} ", StringComparison.OrdinalIgnoreCase)) is { } start)
            return [start];
        if (!fields.Any(field => known.Contains(field.Name)))
            return [Nearest(written, known)];
        return (LanguageOf(fields) is { } code && LanguageCodes.TryParse(code) is { } own ? [own] : Enum.GetValues<Language>())
            .Select(language => Nearest(written, [.. fields.Where(field => known.Contains(field.Name)).Select(field => field.In(language))]));
    }

    /// <summary>Findings of a row whose cells do not fit the header: cells beyond it (empty ones too, since what a stray separator parts moves all that follows), under no name, or with whole rows inside.</summary>
    /// <param name="isRow">Whether cells can be a row of this file: a stray quotation mark may have swallowed one that is shorter than the header.</param>
    public void CheckCells(TableRows rows, FindingList findings, Func<string[], bool> isRow)
    {
        if (rows.Count > _names.Length || _hasNameless)
        {
            for (var column = 0; column < rows.Count; column++)
            {
                if ((column >= _names.Length || _names[column].Length == 0) && !rows.Utf8(column).IsEmpty)
                    findings.AddCell(Severity.Error, "extra-cell", rows, column, field: null);
            }
        }

        if (rows.Count > _names.Length && rows.Form.Separator is { } separator && EndsBlank(rows))
            findings.Add(Severity.Error, "extra-separator", rows.Row, arguments: [CsvRows.Shown(separator), Number(rows.Count), Number(_names.Length)]);
        if (rows.IsMultiLine)
            CheckLines(rows, findings, isRow);
    }

    /// <summary>Whether nothing stands beyond the header: what does is a finding of its own.</summary>
    private bool EndsBlank(TableRows rows)
    {
        for (var column = _names.Length; column < rows.Count; column++)
        {
            if (!rows.Utf8(column).IsEmpty)
                return false;
        }

        return true;
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

    /// <summary>The known names closest to what was written, or all of them.</summary>
    public static string Nearest(string written, IReadOnlyList<string> known)
    {
        var most = Math.Max(1, written.Length / 3);
        var near = known
            .Where(name => Math.Abs(name.Length - written.Length) <= most)
            .Select(name => (name, Distance: EditDistance.Between(name.ToUpperInvariant(), written.ToUpperInvariant())))
            .Where(pair => pair.Distance <= most)
            .OrderBy(pair => pair.Distance).Select(pair => pair.name).Take(3).ToList();
        return string.Join(", ", near.Count > 0 ? near : known);
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
